// A dialog to pick a place from the tree of divisions; each level is filled when it is opened.
#pragma once

#include <QString>

class QWidget;

namespace tongdang {

class Places;

// The code picked, "" where cancelled. The tree opens at `start`. With `villagesOf`, the code of a place, it holds what lies there alone,
// and only a village can be picked. `adds`, the words of a button, lets one be asked for that is not there: kPlaceToAdd.
inline const auto kPlaceToAdd = QStringLiteral("+");
QString choosePlace(QWidget *parent, const QString &title, const Places &places, const QString &start, const QString &villagesOf = {}, const QString &adds = {});

}  // namespace tongdang
