// The window of an open ledger: navigation, header, pages, job bar, toasts, and the shortcuts that work everywhere.
#pragma once

#include "ui/shell/context.h"

#include <QWidget>

class QStackedWidget;

namespace tongdang {

class HeaderBar;
class HelpWindow;
class JobBar;
class Navigation;
class Notices;
class Toast;

class Workbench final : public QWidget {
    Q_OBJECT
  public:
    Workbench(UiContext &context, const std::vector<PageFactory> &factories, QWidget *parent = nullptr);
    ~Workbench() override;
    const std::vector<std::unique_ptr<Page>> &pages() const { return m_pages; }
    Page *current() const { return m_current; }
    bool showPage(const QString &id);       // false: there is none, or the person wants to stay
    void takeFocus();                       // to the page, where nothing has the keyboard
    bool mayLeave() const { return !m_current || m_current->mayLeave(); }
    void keepDrafts() const;
    Toast &toast() { return *m_toast; }

  protected:
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;   // a roster may be dropped on any page
    void dropEvent(QDropEvent *event) override;

  private:
    Page *find(const QString &id) const;
    void addShortcuts();
    void showHelp(const QString &topic);
    std::vector<Command> commands();        // of the window and of its pages
    void follow();
    void retranslate();
    void shape();
    UiContext &m_context;
    Navigation *m_navigation;
    HeaderBar *m_header;
    Notices *m_notices;
    QStackedWidget *m_stack;
    JobBar *m_jobBar;
    Toast *m_toast;
    HelpWindow *m_help = nullptr;           // once it was asked for
    std::vector<std::unique_ptr<Page>> m_pages;
    std::vector<Page *> m_stale;            // to be refreshed when they are shown
    Page *m_current = nullptr;
};

}  // namespace tongdang
