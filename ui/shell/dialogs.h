// Questions to the person, behind one seam so that tests answer them by script. All of them are in the window's language and style.
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

class QWidget;

namespace tongdang {

class Dialogs {
  public:
    virtual ~Dialogs() = default;
    virtual void error(QWidget *parent, const QString &sentence, const QString &detail = {}) = 0;
    virtual void inform(QWidget *parent, const QString &title, const QString &sentence) = 0;
    virtual bool confirm(QWidget *parent, const QString &title, const QString &sentence, const QString &yes, const QString &no = {}) = 0;
    // Which of several answers: its place in the list. `preset` is that of Enter; Esc means the last, which does nothing.
    virtual int choose(QWidget *parent, const QString &title, const QString &sentence, const QStringList &answers, int preset = 0) = 0;
    enum class Leave { Save, Discard, Stay };
    virtual Leave askToSave(QWidget *parent, const QStringList &changedQuestions) = 0;
    // Why answers that were warned about are right all the same: one of the common reasons or the person's own words; "" where the person goes back.
    virtual QString reason(QWidget *parent, const QStringList &warnings, const QStringList &common) = 0;
    virtual QString openFile(QWidget *parent, const QString &title, const QString &filter) = 0;     // "" where cancelled
    virtual QString saveFile(QWidget *parent, const QString &title, const QString &proposedName, const QString &filter, QString *chosenFilter = nullptr) = 0;   // chosenFilter: of those of `filter`
    virtual QString folder(QWidget *parent, const QString &title) = 0;
    virtual QString text(QWidget *parent, const QString &title, const QString &question, const QString &initial = {}) = 0;
};

}  // namespace tongdang
