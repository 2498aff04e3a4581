// F1: the manual (docs/manual, one page a topic and language) beside the work. Stays open, can be searched, follows the language.
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace tongdang {

class UiContext;

class HelpWindow final : public QDialog {
    Q_OBJECT
  public:
    HelpWindow(UiContext &context, QWidget *parent);
    void show(const QString &topic);                  // a page's id, or "keys"; the first one where there is none of that name
    static QStringList topics();                      // in the order of the work
    static QString text(const QString &topic, const QString &language);   // "" there is none

  protected:
    void resizeEvent(QResizeEvent *event) override;

  private:
    void fill();
    void find();
    void read();
    void fit();
    UiContext &m_context;
    QLineEdit *m_words;
    QListWidget *m_topics;
    QTextBrowser *m_page;
};

}  // namespace tongdang
