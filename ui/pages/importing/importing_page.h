// 导入: from a spreadsheet into the ledger in four steps on one page — a file, what its headings mean, a dry run, the import. Reading
// and writing are jobs; the page keeps its place while the person looks at others. Errors are said on the page, never in a box.
#pragma once

#include "ui/pages/importing/import_work.h"
#include "ui/pages/importing/report_step.h"
#include "ui/shell/context.h"

#include <QPointer>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace tongdang {

class Banner;
class ChooseStep;
class MappingStep;
class StepStrip;

class ImportingPage final : public Page {
    Q_OBJECT
  public:
    enum Step { Choose, Headings, Tried, Done };
    explicit ImportingPage(UiContext &context);
    QString id() const override { return QStringLiteral("importing"); }
    QString title() const override;
    QString hint() override;
    QString icon() const override { return QStringLiteral("import"); }
    QWidget *widget() override { return m_widget; }
    void refresh() override;
    void retranslate() override;
    std::vector<TourStop> tourStops() override;
    void takeFocus() override;                                    // to what the person does next
    bool eventFilter(QObject *watched, QEvent *event) override;   // drops, and Enter for what comes next

    Step step() const { return m_step; }
    void open(const QString &file);

  private:
    void build();
    void addFooter(QVBoxLayout *column);
    QPushButton *footerButton(const char *name, const QString &text, void (ImportingPage::*act)());
    void show(Step step);
    void update();                                       // buttons, hint and banner as things stand
    void next();
    void back();
    void again();
    void choose();
    void saveSample();
    void lookAt(const QString &sheet, int headingRow);
    void tryOut();
    void import();
    void saveRejects();
    void addUnknown();                                   // villages that the file names and nobody has added yet
    void undo();
    std::optional<BatchInfo> imported() const;
    void showChildren();                                 // of the import that is done
    bool run(const QString &title, std::function<void(Progress &)> work, std::function<void()> done);
    void fail(const Error &error);
    QString fileName() const;
    QString whyOff() const;                              // why nothing can be imported here; "" it can
    void showSample(Step step, bool faulty);             // for the tour

    UiContext &m_context;
    QWidget *m_widget;
    ImportWork m_work;
    Step m_step = Choose;
    bool m_busy = false;
    std::optional<Error> m_failure;
    QPointer<QWidget> m_content;
    StepStrip *m_strip = nullptr;
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    ChooseStep *m_choose = nullptr;
    MappingStep *m_headings = nullptr;
    ReportStep *m_tried = nullptr, *m_done = nullptr;
    QWidget *m_footer = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_back = nullptr, *m_again = nullptr, *m_undo = nullptr, *m_rejects = nullptr, *m_unknown = nullptr, *m_next = nullptr;
};

}  // namespace tongdang
