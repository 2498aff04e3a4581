// The third and the last step show the same: figures, and the problems as a table to be filtered. Before the import it says what would
// happen, after it what has.
#pragma once

#include "ui/pages/importing/problem_model.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTableView;
class QVBoxLayout;

namespace tongdang {

class Banner;

class ReportStep final : public QWidget {
    Q_OBJECT
  public:
    ReportStep(UiContext &context, bool done, QWidget *parent = nullptr);
    void fill(const ImportReport &report, const QString &file, bool undone);
    struct Filter { int show = 0; QString words; };
    Filter filter() const;
    void setFilter(const Filter &filter);

  signals:
    void corrected(const tongdang::CellCorrection &correction);

  private:
    void addFigures(QVBoxLayout *column);
    void addProblems(QVBoxLayout *column);
    void sift();
    void tellWhole(const QString &sentence);   // of the problem that is marked, which its row may not hold
    void sayFigures(const ImportReport &report);
    UiContext &m_context;
    bool m_done;
    Banner *m_banner;
    QList<QLabel *> m_figures;
    QWidget *m_problems = nullptr;
    QComboBox *m_show = nullptr;
    QLineEdit *m_words = nullptr;
    QTableView *m_table = nullptr;
    ProblemModel *m_model;
    QLabel *m_shown = nullptr, *m_whole = nullptr, *m_none = nullptr;
};

}  // namespace tongdang
