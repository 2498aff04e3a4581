// A sentence for a person, named by id and filled with arguments; its Chinese and English are rows of
// resources/messages/*.csv (columns id, zh, en; arguments %1 … %9). Core never holds a sentence in code.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace tongdang {

enum class Language { Chinese, English };
Language languageFromCode(const QString &code);  // "en…" is English, everything else Chinese
QString languageCode(Language language);         // "zh" or "en": how XLSForm columns name it

// A text in several languages, as a form, code list or table file gives it.
class Labels {
  public:
    Labels() = default;
    Labels(QString zh, QString en);
    void set(const QString &language, const QString &text);  // language: "zh", "en", …; "" is the untranslated column
    QString in(Language language) const;                     // falls back: untranslated, then Chinese, then any
    QString exactly(const QString &language) const;          // "" where there is none
    bool isEmpty() const { return m_texts.empty(); }
    const std::vector<std::pair<QString, QString>> &all() const { return m_texts; }
    bool operator==(const Labels &) const = default;

  private:
    std::vector<std::pair<QString, QString>> m_texts;
};

struct Message {
    QString id;
    QStringList args;
    Labels literal;  // a form's own words (constraint_message); wins over id
    bool operator==(const Message &) const = default;
};

// All sentences of the program. Built once by the composition root and handed down by reference.
class Messages {
  public:
    Messages();  // loads :/messages/*.csv
    QString text(const Message &message, Language language) const;
    bool knows(const QString &id) const { return m_rows.contains(id); }
    QStringList ids() const;
    const Labels &labels(const QString &id) const;

  private:
    QHash<QString, Labels> m_rows;
};

}  // namespace tongdang
