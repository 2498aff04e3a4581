// 打印: what is to be printed, as it will come out: kind of page, whose, parts, zoom, page by page; then to a printer or as a PDF. Pages are
// made off the window's thread; every print is logged before it leaves (ui/printing).
#pragma once

#include "ui/printing/print.h"
#include "ui/shell/context.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QToolButton;

namespace tongdang {

class PageView;

// What a page of the program offers to print.
struct PrintOffer {
    QString form;                        // whose kinds are offered
    QList<Uid> uids;                     // these records …
    std::vector<qint64> shown, selected; // … or a list and what is selected of it
    QString kind;                        // first; "" the form's own
    bool blanks = false;                 // empty forms too
};

class PrintPreview final : public QDialog {
    Q_OBJECT
  public:
    PrintPreview(UiContext &context, const PrintOffer &offer, QWidget *parent);
    ~PrintPreview() override;
    int pages() const { return m_made ? int(m_made->pages.size()) : 0; }
    bool isReady() const { return m_made && !m_making; }

  protected:
    void resizeEvent(QResizeEvent *event) override;

  private:
    struct Made {
        std::vector<paper::Page> pages;
        PrintOutcome outcome;
        std::optional<Error> error;
        bool blank = false;
    };
    void build();
    QWidget *buildChoice();
    QWidget *buildView();
    QWidget *buildOutput();
    void fillParts();
    PrintOptions options() const;
    void make();
    void made(const std::shared_ptr<Made> &what);
    void showPage(int page);
    void fit();
    void follow();
    bool mayPrint() const;
    bool logged(const QString &where, int pages);
    void say(const QString &sentence, const char *tone);
    void print();
    void savePdf();

    UiContext &m_context;
    PrintOffer m_offer;
    QComboBox *m_kind = nullptr, *m_which = nullptr, *m_printer = nullptr;
    QToolButton *m_parts = nullptr;
    QCheckBox *m_restricted = nullptr;
    QScrollArea *m_area = nullptr;
    PageView *m_view = nullptr;
    QSpinBox *m_page = nullptr, *m_copies = nullptr;
    QLabel *m_count = nullptr, *m_state = nullptr;
    QComboBox *m_zoom = nullptr;
    QLineEdit *m_range = nullptr;
    QPushButton *m_print = nullptr, *m_pdf = nullptr, *m_stop = nullptr;
    QProgressBar *m_progress = nullptr;
    std::shared_ptr<Made> m_made;
    bool m_making = false, m_again = false, m_slow = false;   // slow: worth a bar of progress
};

void showPrintPreview(UiContext &context, QWidget *window, const PrintOffer &offer);

}  // namespace tongdang
