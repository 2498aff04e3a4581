// Any text as a form: it is refused or used, and its canonical text stays what it is.
#include "core/forms/answers.h"
#include "core/forms/form_catalog.h"
#include "core/forms/table_layout.h"

#include <cstddef>
#include <cstdint>

using namespace tongdang;

namespace {

struct SomeFacts final : FormFacts {
    QDateTime now() const override { return QDateTime(QDate(2026, 3, 7), QTime(9, 30), Qt::OffsetFromUTC, 8 * 3600); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const FormCatalog none = FormCatalog::only({});
    const FormSource source = formFromCsv(QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size))));
    if (formFromCsv(source.csv).csv != source.csv)
        __builtin_trap();
    const bool ok = none.check(source).ok();
    const FormCatalog catalog = FormCatalog::only({source});
    const Form *form = catalog.find(source.id);
    if (ok != (form != nullptr))
        __builtin_trap();
    if (!form)
        return 0;
    (void)createTableSql(*form);
    const SomeFacts facts;
    Answers answers(*form);
    applyDefaults(answers, facts);
    for (const Field &field : form->fields)
        answers.set(field.name, canonicalValue(*form, field, source.csv.left(20)).value);
    recalculate(answers, facts);
    (void)validate(answers, facts);
    return 0;
}
