// Second keying: the parts of a child's paper, its own and its people's, are typed again without seeing the first typing, then both are
// compared field by field, and each difference decided. It is kept apart and never counted.
#pragma once

#include "ui/pages/survey/survey_reading.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace tongdang {

class FactsTable;
class FormView;
class KeyedDifferences;
class UiContext;

class KeyingTab final : public QWidget {
    Q_OBJECT
  public:
    KeyingTab(UiContext &context, QWidget *parent);
    void show(const SurveyFigures &figures);
    void retranslate();
    void clear();
    bool mayLeave();
    bool open(const QString &record);            // types it again, or shows what was found
    bool isWorking() const;                      // at one of them: not at the list

  signals:
    void working();

  private:
    void type(const KeyedPart &part);
    QString named(const KeyedPart &part) const;  // the child, and of a person what it is to it
    void compare();
    void back();
    UiContext &m_context;
    SurveyFigures m_figures;
    KeyedPart m_part;
    QStackedWidget *m_stack;
    QLabel *m_rate, *m_typing;
    FactsTable *m_list;
    QWidget *m_typePage;
    QScrollArea *m_area;
    KeyedDifferences *m_differences;
    QPushButton *m_done, *m_cancel, *m_again;
    QPointer<FormView> m_view;
};

}  // namespace tongdang
