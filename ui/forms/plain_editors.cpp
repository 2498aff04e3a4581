#include "ui/forms/plain_editors.h"

#include "core/forms/file_questions.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>

namespace tongdang {

ShownValue::ShownValue(const EditorHome &home, const Field &field, QWidget *parent) : FieldEditor(home, field, parent), m_text(new QLabel(this)) {
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(label());
    setValue({});
}

void ShownValue::setValue(const QString &value) {
    m_value = value;
    const QString words = takesFile(field().kind) ? (value.isEmpty() ? tr("none attached") : tr("attached")) : shownValue(home().ui, home().form, field(), value);
    m_text->setText(words.isEmpty() ? QStringLiteral("—") : words);
    m_text->setAccessibleDescription(words);
}

TickEditor::TickEditor(const EditorHome &home, const Field &field, QWidget *parent) : FieldEditor(home, field, parent), m_tick(new QCheckBox(tr("Yes"), this)) {
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tick);
    watch(m_tick);
    connect(m_tick, &QCheckBox::clicked, this, [this] { emit edited(); });
}

QString TickEditor::value() const {
    return m_tick->isChecked() ? QStringLiteral("OK") : QString();   // as ODK stores it
}

void TickEditor::setValue(const QString &value) {
    m_tick->setChecked(!value.isEmpty());
}

void TickEditor::setLocked(bool locked) {
    m_tick->setEnabled(!locked);
}

}  // namespace tongdang
