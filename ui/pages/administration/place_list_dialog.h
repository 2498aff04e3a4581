// A list of places from outside, looked at before it is added: line by line what would come, or what must be mended in the file.
#pragma once

#include "core/places/places.h"

#include <QDialog>

#include <optional>

namespace tongdang {

class UiContext;

struct PlaceList {
    struct Line {
        int row = 0;                       // of the file, where it has a fault
        Place place = {};
        enum class What { New, Changed, Known, Fault } what = What::New;
        Message fault = {};
    };
    QString file;
    std::optional<Error> error;            // the file could not be read
    QList<Line> lines;                     // faults first
    int count(Line::What what) const;
    QList<Place> additions() const;        // what is new or changed
};
PlaceList readPlaceList(const Places &places, const QString &file);

class PlaceListDialog final : public QDialog {
    Q_OBJECT
  public:
    PlaceListDialog(UiContext &context, PlaceList list, QWidget *parent);

  private:
    QString whatHappens(const PlaceList::Line &line) const;
    void add();
    UiContext &m_context;
    PlaceList m_list;
};

}  // namespace tongdang
