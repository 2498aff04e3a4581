// The program's Dialogs: message boxes whose buttons say what they do, in the window's language; the last folder is remembered.
#pragma once

#include "ui/shell/dialogs.h"

#include <QSettings>

namespace tongdang {

class WindowDialogs : public Dialogs {
  public:
    explicit WindowDialogs(QSettings &settings) : m_settings(settings) {}
    void error(QWidget *parent, const QString &sentence, const QString &detail) override;
    void inform(QWidget *parent, const QString &title, const QString &sentence) override;
    bool confirm(QWidget *parent, const QString &title, const QString &sentence, const QString &yes, const QString &no) override;
    int choose(QWidget *parent, const QString &title, const QString &sentence, const QStringList &answers, int preset) override;
    Leave askToSave(QWidget *parent, const QStringList &changedQuestions) override;
    QString reason(QWidget *parent, const QStringList &warnings, const QStringList &common) override;
    QString openFile(QWidget *parent, const QString &title, const QString &filter) override;
    QString saveFile(QWidget *parent, const QString &title, const QString &proposedName, const QString &filter, QString *chosenFilter) override;
    QString folder(QWidget *parent, const QString &title) override;
    QString text(QWidget *parent, const QString &title, const QString &question, const QString &initial) override;

  private:
    QString lastFolder() const;
    void remember(const QString &path);
    QSettings &m_settings;
};

}  // namespace tongdang
