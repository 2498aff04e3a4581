// 通报: a bulletin of the ledger's tables for a day, seen page by page as it will be, then saved as PDF, workbook or page of the web. It is
// counted and laid out off the window's thread.
#pragma once

#include "core/statistics/bulletin.h"
#include "ui/printing/paper.h"
#include "ui/shell/context.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace tongdang {

class HideBelow;
class PageView;

class BulletinDialog final : public QDialog {
    Q_OBJECT
  public:
    // `region`: "" the ledger's own. `day`: invalid: today.
    BulletinDialog(UiContext &context, std::shared_ptr<const TableCatalog> tables, const QString &region, const QDate &day, QWidget *parent);
    ~BulletinDialog() override;
    // Of the place and day of a table, over the window until it is closed.
    static void show(UiContext &context, std::shared_ptr<const TableCatalog> tables, const SummaryRequest &request, QWidget *window);
    using QDialog::show;
    bool isReady() const { return m_made && !m_making; }
    int pages() const { return m_made ? int(m_made->pages.size()) : 0; }
    const Bulletin *bulletin() const { return m_made && !m_made->error ? &m_made->bulletin : nullptr; }

  protected:
    void resizeEvent(QResizeEvent *event) override;

  private:
    struct Made {
        Bulletin bulletin;
        std::vector<paper::Page> pages;
        std::optional<Error> error;
    };
    QWidget *buildChoice(const QDate &day);
    QWidget *buildView();
    QWidget *buildOutput();
    void takeDay();
    void make();
    void made(const std::shared_ptr<Made> &what);
    void showPage(int page);
    void fit();
    void save();
    void follow();
    void say(const QString &text, const char *look);

    UiContext &m_context;
    std::shared_ptr<const TableCatalog> m_tables;
    std::shared_ptr<const BulletinCatalog> m_bulletins;
    QString m_region;
    QDate m_day;
    QComboBox *m_which = nullptr;
    QLineEdit *m_date = nullptr;
    HideBelow *m_hide = nullptr;
    QSpinBox *m_page = nullptr;
    QLabel *m_count = nullptr, *m_state = nullptr;
    QScrollArea *m_area = nullptr;
    PageView *m_view = nullptr;
    QPushButton *m_save = nullptr;
    std::shared_ptr<Made> m_made;
    bool m_making = false, m_again = false;
};

}  // namespace tongdang
