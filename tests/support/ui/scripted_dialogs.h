// Dialogs that answer by script: what was asked is kept, what is to be answered is queued beforehand; an unexpected question is
// answered the careful way (no, stay, cancelled).
#pragma once

#include "ui/shell/dialogs.h"

#include <QList>

namespace tongdang {

class ScriptedDialogs final : public Dialogs {
  public:
    QStringList errors, informed, asked, chosenFor;     // sentences, in order
    QStringList lastChanged;                            // questions named by askToSave
    QList<bool> confirmations;
    QList<Leave> leaves;
    QList<int> choices;
    QStringList lastAnswers;                            // those that choose() offered
    int lastPreset = -1;
    QStringList files, folders, texts, reasons;
    QList<int> filters;                                 // of those that saveFile() offers; else the first
    QStringList lastWarnings;                           // those that reason() named

    void error(QWidget *, const QString &sentence, const QString &) override { errors << sentence; }
    void inform(QWidget *, const QString &, const QString &sentence) override { informed << sentence; }
    bool confirm(QWidget *, const QString &, const QString &sentence, const QString &, const QString &) override {
        asked << sentence;
        return next(confirmations, false);
    }
    // As queued, else by the confirmations: yes is the first answer, no the second.
    int choose(QWidget *, const QString &, const QString &sentence, const QStringList &answers, int preset) override {
        asked << sentence;
        lastPreset = preset;
        lastAnswers = answers;
        return choices.isEmpty() ? (next(confirmations, false) ? 0 : 1) : choices.takeFirst();
    }
    Leave askToSave(QWidget *, const QStringList &changed) override {
        lastChanged = changed;
        return next(leaves, Leave::Stay);
    }
    QString reason(QWidget *, const QStringList &warnings, const QStringList &) override {
        lastWarnings = warnings;
        return next(reasons, QString());
    }
    QString openFile(QWidget *, const QString &title, const QString &) override { return chosenFor << title, next(files, QString()); }
    QString saveFile(QWidget *, const QString &title, const QString &, const QString &filter, QString *chosenFilter) override {
        if (chosenFilter)
            *chosenFilter = filter.split(QStringLiteral(";;")).value(next(filters, 0));
        return chosenFor << title, next(files, QString());
    }
    QString folder(QWidget *, const QString &title) override { return chosenFor << title, next(folders, QString()); }
    QString text(QWidget *, const QString &title, const QString &, const QString &) override { return chosenFor << title, next(texts, QString()); }

  private:
    template <typename List, typename T> static T next(List &queue, T careful) { return queue.isEmpty() ? careful : T(queue.takeFirst()); }
};

}  // namespace tongdang
