// A dialog to pick a place from the tree of divisions; each level is filled when it is opened.
#pragma once

#include <QString>

class QWidget;

namespace tongdang {

class Places;

// The code picked, "" where cancelled. The tree opens at `start`. With `villagesOf`, the code of a place, it holds what lies there alone,
// and only a village can be picked.
QString choosePlace(QWidget *parent, const QString &title, const Places &places, const QString &start, const QString &villagesOf = {});

}  // namespace tongdang
