// The forms in use, with their versions; a form from outside is installed or brought to a new version, after a look at it.
#pragma once

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace tongdang {

class UiContext;

class FormsCard final : public QWidget {
    Q_OBJECT
  public:
    FormsCard(UiContext &context, QWidget *parent);
    void refresh();
    void install();                    // asks for the file
    void look();                       // at the form that is marked

  private:
    UiContext &m_context;
    QTableWidget *m_table;
    QPushButton *m_install, *m_look;
};

}  // namespace tongdang
