#include "ui/forms/date_editor.h"
#include "ui/forms/file_editor.h"
#include "ui/forms/line_editor.h"
#include "ui/forms/lookup_editor.h"
#include "ui/forms/option_editor.h"
#include "ui/forms/places_editor.h"
#include "ui/forms/plain_editors.h"

namespace tongdang {

static constexpr int kMostOptions = 5;       // of one to choose: more are found by typing

FieldEditor *makeEditor(const EditorHome &home, const Field &field, QWidget *parent) {
    if (field.derived)
        return new ShownValue(home, field, parent);
    if (field.severalAnswers)
        return new OptionEditor(home, field, parent);
    if (choosesAnswers(home.form, field))
        return new ChoiceLookup(home, field, parent);
    switch (field.kind) {                    // no default: the compiler names a kind without an editor
    case FieldKind::Text:
    case FieldKind::Barcode:
        if (field.appearance == u"multiline")
            return new MultilineEditor(home, field, parent);
        if (field.appearance == u"idnumber")
            return new IdNumberEditor(home, field, parent);
        if (field.appearance == u"region")
            return new RegionEditor(home, field, parent);
        if (field.appearance == u"places")
            return new PlacesEditor(home, field, parent);
        if (field.appearance.startsWith(u"record:"))
            return new RecordEditor(home, field, parent);
        return new LineEditor(home, field, parent);
    case FieldKind::Integer:
    case FieldKind::Decimal:
    case FieldKind::Range:
    case FieldKind::GeoPoint:
    case FieldKind::GeoTrace:
    case FieldKind::GeoShape:
    case FieldKind::Hidden:
    case FieldKind::Metadata:
        return new LineEditor(home, field, parent);
    case FieldKind::Date:
    case FieldKind::Time:
    case FieldKind::DateTime:
        return new DateEditor(home, field, parent);
    case FieldKind::SelectOne: {
        const CodeList *list = home.form.listOf(field);
        if (list && list->choices.size() > kMostOptions)
            return new ChoiceLookup(home, field, parent);
        return new OptionEditor(home, field, parent);
    }
    case FieldKind::SelectMultiple:
    case FieldKind::Rank:
        return new OptionEditor(home, field, parent);
    case FieldKind::Acknowledge:
        return new TickEditor(home, field, parent);
    case FieldKind::Image:
    case FieldKind::Audio:
    case FieldKind::Video:
    case FieldKind::File:
        if (home.files)
            return new FileEditor(home, field, parent);
        return new ShownValue(home, field, parent);
    case FieldKind::Note:
    case FieldKind::Calculate:
        return new ShownValue(home, field, parent);
    }
    return new ShownValue(home, field, parent);
}

}  // namespace tongdang
