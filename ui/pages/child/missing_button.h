// How complete the file is, and what is missing: a menu by section, one click to the question.
#pragma once

#include <QPointer>
#include <QPushButton>

namespace tongdang {

class FormView;
class UiContext;

class MissingButton final : public QPushButton {
    Q_OBJECT
  public:
    MissingButton(UiContext &context, QWidget *parent);
    void show(const FormView &view);

  signals:
    void chosen(const QString &question);

  private:
    void fill();                  // the menu, when it is opened: the figure alone follows every key
    UiContext &m_context;
    QPointer<const FormView> m_view;
};

}  // namespace tongdang
