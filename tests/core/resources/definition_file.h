// Reads a bundled definition file in the one layout (sheet's name, headings, rows) as plain cells, for checks that loop over folders.
#pragma once

#include "core/base/csv.h"
#include "core/forms/answers.h"
#include "core/forms/form_catalog.h"
#include "tests/support/catch_qt.h"

#include <QDir>
#include <QFile>

namespace tongdang::resources {

inline const QString kZh = QStringLiteral("::中文 (zh)"), kEn = QStringLiteral("::English (en)");

inline QString text(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

inline QStringList files(const QString &folder) {
    QStringList paths;
    for (const QString &name : QDir(folder).entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name))
        paths << folder + u'/' + name;
    return paths;
}

using Row = QHash<QString, QString>;  // by heading

struct DefinitionFile {
    QHash<QString, QList<Row>> sheets;
    QHash<QString, QStringList> headings;

    explicit DefinitionFile(const QString &path) {
        QString sheet;
        for (const QStringList &cells : parseCsv(text(path))) {
            if (!cells.value(0).isEmpty()) {
                sheet = cells[0];
                continue;
            }
            if (!headings.contains(sheet)) {
                headings.insert(sheet, cells.mid(1));
                continue;
            }
            Row row;
            for (qsizetype i = 0; i < headings[sheet].size(); ++i)
                row.insert(headings[sheet][i], cells.value(i + 1));
            sheets[sheet] << row;
        }
    }
    Row setting() const { return sheets.value(QStringLiteral("settings")).value(0); }
    QList<Row> rows(const char *sheet) const { return sheets.value(QString::fromLatin1(sheet)); }
};

inline QString cell(const Row &row, const char *heading) { return row.value(QString::fromLatin1(heading)); }
inline bool bilingual(const Row &row, const char *base) {
    return !row.value(QString::fromLatin1(base) + kZh).isEmpty() && !row.value(QString::fromLatin1(base) + kEn).isEmpty();
}
inline QStringList bars(const QString &text) { return text.split(u'|', Qt::SkipEmptyParts); }
// What a reader may take for the same: spaces, width and case set aside.
inline QString plain(const QString &text) {
    QString out;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC))
        if (!c.isSpace())
            out += c.toLower();
    return out;
}
inline QStringList plainSet(const QStringList &texts) {
    QStringList out;
    for (const QString &text : texts)
        if (const QString p = plain(text); !p.isEmpty() && !out.contains(p))
            out << p;
    return out;
}

inline const FormCatalog &catalog() {
    static const FormCatalog catalog = FormCatalog::bundled();
    return catalog;
}

}  // namespace tongdang::resources
