#include "core/forms/file_questions.h"

namespace tongdang {

bool takesFile(FieldKind kind) { return kind == FieldKind::Image || kind == FieldKind::Audio || kind == FieldKind::Video || kind == FieldKind::File; }

const Field *questionAt(const Form &form, const QString &path) {
    const qsizetype slash = path.indexOf(u'/');
    if (slash < 0)
        return form.find(path);
    for (const Repeat &repeat : form.repeats)
        if (repeat.name == path.left(slash))
            return questionAt(*repeat.form, path.mid(slash + 1));
    return nullptr;
}

}  // namespace tongdang
