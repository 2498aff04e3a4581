// An official sheet (resources/sheets) laid out over a record: one page as the official one, further pages only where an answer is too long
// for it even in small type.
#pragma once

#include "ui/printing/subject.h"
#include "ui/printing/type.h"

namespace tongdang {

class Sheet {
  public:
    // `form`: whose record a page is of.
    Sheet(const Definition &definition, const Form &form, Language language);
    ~Sheet();
    const QList<PersonOnPaper> &people() const;
    // Null subject: a blank. `unit`: who prints, "" a line to write on.
    std::vector<paper::Page> pages(Type &type, const Subject *subject, const QString &unit) const;

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace tongdang
