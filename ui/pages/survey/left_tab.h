// What is left, by village group; a group opens to its houses in walking order, a house to the call.
#pragma once

#include "ui/pages/survey/survey_reading.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace tongdang {

class FactsTable;
class UiContext;

class LeftTab final : public QWidget {
    Q_OBJECT
  public:
    LeftTab(UiContext &context, QWidget *parent);
    void show(const SurveyFigures &figures);
    void retranslate();
    void openGroup(const QString &key);
    struct Place { QString region, group; };
    Place place() const;                             // of the row one is at; where the walk begins
    FactsTable *groups() const { return m_groups; }

  signals:
    void callWanted(const tongdang::Uid &house);     // nil: the next one from place()
    void listWanted();                               // the visiting list on paper

  private:
    void showHouses();
    UiContext &m_context;
    SurveyFigures m_figures;
    QString m_group;                                 // key of the one that is open
    QStackedWidget *m_stack;
    FactsTable *m_groups, *m_houses;
    QPushButton *m_back, *m_walk;
    QLabel *m_where;
};

}  // namespace tongdang
