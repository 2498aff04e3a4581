// Labelled choices side by side, over as many lines as the width asks for. The mouse wheel changes none of them.
#pragma once

#include <QWidget>

class QLabel;

namespace tongdang {

class ReflowLayout;
class Theme;

class FlowBar : public QWidget {
    Q_OBJECT
  public:
    explicit FlowBar(Theme &theme, QWidget *parent = nullptr);
    QLabel *add(QWidget *field);                    // the label in front of it
    void addAlone(QWidget *widget);

  protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    Theme &m_theme;
    ReflowLayout *m_flow;
};

}  // namespace tongdang
