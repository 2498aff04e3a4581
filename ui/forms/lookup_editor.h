// Answers that are found by typing: one of many choices (by label, code or pinyin), a place (by name or pinyin, or from the tree),
// another record (by what it is called). The line shows words, the value is the code or uid.
#pragma once

#include "ui/forms/field_editor.h"
#include "ui/forms/suggestions.h"

class QGridLayout;
class QLineEdit;
class QTimer;
class QToolButton;

namespace tongdang {

class LookupEditor : public FieldEditor {
    Q_OBJECT
  public:
    QString value() const override;
    void setValue(const QString &value) override;
    void setLocked(bool locked) override;
    void normalize() override;

  protected:
    LookupEditor(const EditorHome &home, const Field &field, const QString &icon, const QString &buttonName, QWidget *parent);
    virtual QList<Suggestion> find(const QString &typed) const = 0;    // "" : all there is to offer
    QString show(const QString &value) const;                          // words for a value; the value itself where unknown
    virtual QString read(const QString &typed) const = 0;              // value of a text typed in full; "" where there is none
    virtual void browse();                                             // the button, and Alt+Down
    bool handleKey(QKeyEvent *event) override;
    virtual void pick(const QString &value);
    QLineEdit *line() const { return m_line; }
    QGridLayout *grid() const { return m_grid; }                       // the line and its button are its first row
    void hideSuggestions();

  private:
    QGridLayout *m_grid;
    QLineEdit *m_line;
    QToolButton *m_button;
    Suggestions *m_suggestions;
    QString m_value;
    bool m_typed = false;       // the line holds text that is not the value's
};

class ChoiceLookup final : public LookupEditor {
    Q_OBJECT
  public:
    ChoiceLookup(const EditorHome &home, const Field &field, QWidget *parent);
    void offer(const QList<const Choice *> &choices) override;

  protected:
    QList<Suggestion> find(const QString &typed) const override;
    QString read(const QString &typed) const override;

  private:
    // What a list of thousands is searched by, worked out once and not for every key; pinyin in slices from when the question is come to.
    struct Offered {
        QList<const Choice *> choices;
        QStringList words;
        bool numbered = false;
    };
    const Offered &offered() const;
    const Choice *counted(const QString &typed) const;
    QString soundOf(const Choice *choice, const QString &words) const;
    void listen();
    mutable std::optional<Offered> m_offered;
    mutable QHash<const Choice *, QString> m_sounds;   // a line a label: pinyin, a space, initials
    QTimer *m_listening;
    qsizetype m_heard = 0;
    bool m_fresh;                                      // answers in a repeat: others at every look
};

// Who may is offered to add the village that is missing, where the form asks in which its person lives.
class RegionEditor : public LookupEditor {
    Q_OBJECT
  public:
    RegionEditor(const EditorHome &home, const Field &field, QWidget *parent);
    void keepToVillages();      // of the ledger's own region: nothing else is offered or taken
    void addVillage();          // asks for it, begun with what is typed, and takes it

  protected:
    QList<Suggestion> find(const QString &typed) const override;
    QString read(const QString &typed) const override;
    void browse() override;
    void pick(const QString &value) override;

  private:
    bool offersAdding() const;
    bool m_villages = false;
};

class RecordEditor final : public LookupEditor {
    Q_OBJECT
  public:
    RecordEditor(const EditorHome &home, const Field &field, QWidget *parent);

  protected:
    QList<Suggestion> find(const QString &typed) const override;
    QString read(const QString &typed) const override;

  private:
    QString m_form;
};

// Matches a label as people type: part of it, its pinyin or initials.
bool soundsLike(const QString &label, const QString &typed);

}  // namespace tongdang
