// What a column means: a line that is filled by typing a part of the word or its pinyin, or by picking from the list that a click
// or the down arrow opens. An empty line leaves the column out.
#pragma once

#include "core/importing/import.h"

#include <QLineEdit>
#include <QPointer>

namespace tongdang {

class Suggestions;
class Theme;

// All meanings a column may have, in one language, with the group each belongs to.
class TargetNames {
  public:
    TargetNames(const FormCatalog &forms, Language language);
    struct Name { QString id, words, group; };
    const QList<Name> &all() const { return m_all; }
    QString words(const QString &id) const;                          // the id itself where it is not known
    QList<Name> like(const QString &typed) const;                    // those that begin so first
    QString called(const QString &words) const;                      // the id of these very words; ""

  private:
    QList<Name> m_all;
};

class TargetEdit final : public QLineEdit {
    Q_OBJECT
  public:
    TargetEdit(const TargetNames &names, Theme &theme, QWidget *parent = nullptr);
    QString target() const { return m_target; }
    void setTarget(const QString &target);                           // no signal for it

  signals:
    void chosen(const QString &target);
    void entered();
    void goOn();                                                     // Enter with nothing left to pick

  protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

  private:
    void offer(const QString &typed);
    void choose(const QString &target);
    Suggestions &list();
    const TargetNames &m_names;
    QString m_target;
    QPointer<Suggestions> m_list;                                    // made with the first look
};

}  // namespace tongdang
