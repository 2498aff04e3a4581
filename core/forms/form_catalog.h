// All forms in use: bundled ones from :/forms, code lists from :/codelists, then what a ledger has installed (newer versions,
// extension forms). Reads, checks and binds them together; a wrong definition is refused whole with every fault at once.
#pragma once

#include "core/forms/form.h"

namespace tongdang {

struct FormReport {
    QString id, version;
    int questions = 0;
    QList<DefinitionIssue> issues;
    bool ok() const { return !hasMust(issues); }
};

// Reads .csv, .xlsx or .xls into a source. Errors: File, BadFormat (no spreadsheet, no survey sheet).
Result<FormSource> readFormFile(const QString &path);
// The same of one-file CSV text, as a ledger keeps it. Never fails: what is wrong with it, FormCatalog::check says.
FormSource formFromCsv(const QString &csv, const QString &file = {});

class FormCatalog {
  public:
    // The bundled forms alone.
    static FormCatalog bundled();
    // Bundled ones with `installed` over them: the higher version of an id wins (compared by its numeric parts).
    static FormCatalog with(const QList<FormSource> &installed);
    // These and no others, with the shared lists (tests; a form of another time).
    static FormCatalog only(const QList<FormSource> &sources);

    const Form *find(const QString &id) const;            // also "form/repeat"
    QString idOf(const QString &written) const;           // of a form that may be called as its author wrote it: "My form" for My_form
    QList<const Form *> subjectsOf(const Form &form) const; // whose records its own may belong to: one, or all of a td_kind
    QList<const Form *> all() const;                       // repeats' forms after their form; by id
    QList<const Form *> linkedTo(const QString &id) const; // forms whose td_subject is that one
    const CodeList *list(const QString &name) const;       // shared lists
    QList<FormSource> sources() const;                     // as in use
    // The earlier version of an instrument's form that an assessment was made with, to work its result out as it was then. Null: the form in
    // use is that version, or is no instrument; the version is not known here (it came from elsewhere); or rows of repeats or other records
    // come into the result.
    const Form *asMade(const Form &form, const QString &version) const;
    QList<DefinitionIssue> issues() const { return m_issues; }  // of the bundled and installed ones: a test wants none

    // What `form check` says of a file, as it would stand beside these forms. Never throws, never hangs.
    FormReport check(const FormSource &source) const;

  private:
    std::vector<std::shared_ptr<const Form>> m_forms;
    QHash<QString, std::shared_ptr<const Form>> m_byId;
    QHash<QString, CodeList> m_lists;
    QList<FormSource> m_sources, m_earlier;
    struct Earlier;
    std::shared_ptr<Earlier> m_made;                       // what was built of m_earlier; readers of several threads ask
    QList<DefinitionIssue> m_issues;
    QHash<QString, QList<DefinitionIssue>> m_issuesOf;  // by form id
};

int compareVersions(const QString &a, const QString &b);   // by numeric parts: 1.10 > 1.9, 2016080101 > 2016080100

}  // namespace tongdang
