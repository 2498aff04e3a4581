// The places that the ledger knows in its own region, as a tree: villages are added to it by name or from a list, and one that is there no more
// is ended. Codes stay: files that were registered there keep their place.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace tongdang {

class UiContext;
struct Place;

class PlacesCard final : public QWidget {
    Q_OBJECT
  public:
    PlacesCard(UiContext &context, QWidget *parent);
    void refresh();
    void addSome();
    void addList();                    // asks for the file

  private:
    QString marked() const;            // the code of the place that is marked; "" none
    void offer();
    void rename();                     // the place that is marked, where it was added here
    void endOrTakeUp();                // the village that is marked: its last day, or in use again
    UiContext &m_context;
    const Place *m_shown = nullptr;    // the region, as it stood among the places that are shown
    QLabel *m_none;
    QTreeWidget *m_tree;
    QPushButton *m_add, *m_list, *m_rename, *m_end;
};

}  // namespace tongdang
