// Who is typed is perhaps on file already: a line each, with a button to take or open that record instead.
#pragma once

#include "core/ledger/record.h"

#include <QTimer>
#include <QWidget>

namespace tongdang {

class UiContext;

class ExistingOffer final : public QWidget {
    Q_OBJECT
  public:
    ExistingOffer(UiContext &context, QString form, QStringList facts, QWidget *parent);
    // Looks a moment after the last key. `where`: an expression of the form's list; "" takes the offer back.
    void look(const QString &where);
    void setButton(const QString &text);              // again where the language changed: what is offered is said anew
    static QString quoted(const QString &text);       // as a text of an expression; "" where it cannot be one

  signals:
    void chosen(const tongdang::Record &record);

  private:
    void find();
    void clear();
    UiContext &m_context;
    QString m_form, m_where, m_button;
    QStringList m_facts;                              // questions that tell one from another
    QTimer m_soon;
};

}  // namespace tongdang
