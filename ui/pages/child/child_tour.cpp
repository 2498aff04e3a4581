// The states of a child's file that are worth a picture.
#include "ui/pages/child/child_page.h"

#include "core/children/fields.h"
#include "ui/files/file_viewer.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/guardians_tab.h"
#include "ui/pages/child/attachments_tab.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/history_tab.h"
#include "ui/pages/child/record_panel.h"
#include "ui/pages/child/records_tab.h"
#include "ui/pages/child/timeline_tab.h"
#include "ui/shell/undo.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>

namespace tongdang {

using namespace fields;

namespace {

// Answers what must be answered: the choice of that place in its list, a word, a day.
void fillIn(FormView &view, int choice) {
    const Form &form = view.form();
    for (int round = 0; round < 3; ++round) {          // an answer may bring more questions
        QHash<QString, QString> answers;
        for (const Field &field : form.fields) {
            if (field.derived || field.required.isEmpty() || !view.answers().value(field.name).isEmpty())
                continue;
            const CodeList *list = form.listOf(field);
            if (list && !list->choices.isEmpty())
                answers.insert(field.name, list->choices[field.isSeveral() ? 0 : std::min<qsizetype>(choice, list->choices.size() - 1)].name);
            else if (field.kind == FieldKind::Text)
                answers.insert(field.name, field.label.in(Language::Chinese).left(2) + QStringLiteral("良好"));
        }
        view.restore(answers);
    }
}

QByteArray invented(bool scan) {
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    if (scan) {
        QPdfWriter writer(&buffer);
        QPainter painter(&writer);
        painter.setFont(QFont(QStringLiteral("Noto Sans CJK SC"), 20));
        painter.drawText(800, 1500, QStringLiteral("委托照护确认书（演示）"));
        writer.newPage();
        painter.drawText(800, 1500, QStringLiteral("签名页（演示）"));
        painter.end();
        return content;
    }
    QImage photo(640, 480, QImage::Format_RGB32);
    QPainter painter(&photo);
    painter.fillRect(photo.rect(), QColor(0xbfd8e8));
    painter.fillRect(0, 320, 640, 160, QColor(0x9aa86b));
    painter.fillRect(200, 180, 240, 170, QColor(0xc79a6b));
    painter.fillRect(290, 250, 60, 100, QColor(0x6b4a2f));
    painter.setBrush(QColor(0x8a3b2e));
    painter.drawPolygon(QPolygon({{180, 180}, {320, 90}, {460, 180}}));
    painter.end();
    photo.save(&buffer, "JPEG");
    return content;
}

}  // namespace

// Visits, assessments and files for the pictures, once.
void ChildPage::addExamples() {
    if (!m_context.reader().linked(m_context.session(), m_uid, QStringLiteral("visit"))->empty())
        return;
    const auto add = [this](const QString &form, int choice, int daysAgo, const QString &question) {
        newRecord(form);
        FormView &view = *m_panel->form();
        fillIn(view, choice);
        if (!view.form().dateField.isEmpty())
            view.restore({{view.form().dateField, m_context.clock().today().addDays(-daysAgo).toString(Qt::ISODate)}});
        ChangeSet set;
        set.intent = Message{QStringLiteral("child_page.record_added"), {view.form().title.in(m_context.language()), m_record.answers.value(kName)}, {}};
        Change change = linkedChange(view.form(), {}, m_uid, view.changes());
        change.uid = m_panel->uid();
        if (!question.isEmpty()) {
            QByteArray content = invented(false);
            QBuffer buffer(&content);
            buffer.open(QIODevice::ReadOnly);
            NoProgress quiet;
            if (auto file = m_context.ledger().takeIn(m_context.session(), buffer, QStringLiteral("家门口.jpg"), question, true, quiet)) {
                file->subject = change.uid;
                change.set(question, file->uid.text());
                set.changes.push_back(*file);
            }
        }
        set.changes.push_back(change);
        [[maybe_unused]] const auto saved = m_context.ledger().commit(m_context.session(), set);
        m_panel->close();
    };
    for (const auto &[choice, daysAgo] : {std::pair(2, 400), std::pair(1, 200), std::pair(0, 20)}) {
        add(QStringLiteral("instrument_care_2016"), choice, daysAgo, {});
        add(QStringLiteral("instrument_risk"), choice, daysAgo + 10, {});
    }
    add(QStringLiteral("visit"), 0, 95, {});
    add(QStringLiteral("return_visit"), 0, 60, {});
    add(QStringLiteral("visit"), 0, 5, QStringLiteral("photo"));
    QByteArray scan = invented(true);
    QBuffer buffer(&scan);
    buffer.open(QIODevice::ReadOnly);
    NoProgress quiet;
    if (auto file = m_context.ledger().takeIn(m_context.session(), buffer, QStringLiteral("确认书.pdf"), {}, false, quiet)) {
        file->subject = m_uid;
        ChangeSet set;
        set.intent = Message{QStringLiteral("ledger.intent_attach"), {QStringLiteral("确认书.pdf")}, {}};
        set.changes.push_back(*file);
        [[maybe_unused]] const auto saved = m_context.ledger().commit(m_context.session(), set);
    }
    showState();
}

std::vector<TourStop> ChildPage::tourStops() {
    const auto first = [this] {
        ListQuery query;
        query.limit = 1;
        const auto ids = m_context.reader().ids(m_context.session(), query);
        const auto rows = ids ? m_context.reader().rows(m_context.session(), kChild, *ids) : Result<std::vector<Record>>(std::vector<Record>());
        if (rows && !rows->empty())
            emit m_context.childRequested(rows->front().uid);
    };
    const auto tab = [this, first](int index) {
        return [this, first, index] {
            first();
            m_tabs->setCurrentIndex(index);
        };
    };
    const auto fresh = [this] {
        if (m_view && m_view->isModified())
            putBack();
    };
    const auto records = [this, first](const std::function<void()> &show) {
        return [this, first, show] {
            m_panel->close();
            first();
            addExamples();
            show();
        };
    };
    const auto newest = [this](const char *form) {
        const auto all = m_context.reader().linked(m_context.session(), m_uid, QLatin1String(form));
        if (all && !all->empty())
            openRecord(all->back().uid);
    };
    const auto file = [this](bool scan) {
        QByteArray content = invented(scan);
        FileViewer(m_context, {scan ? QStringLiteral("确认书.pdf") : QStringLiteral("家门口.jpg"), scan ? QStringLiteral("application/pdf") : QStringLiteral("image/jpeg"), content.size()}, content,
                   Uid::create(m_context.clock()), m_widget->window()).exec();
    };
    const auto press = [this, first](int index, const char *button) {
        return [this, first, index, name = QString::fromLatin1(button)] {
            first();
            m_tabs->setCurrentIndex(index);
            if (auto *found = m_widget->findChild<QPushButton *>(name))
                found->click();
        };
    };
    return {{QStringLiteral("answers"), tab(0)},
            {QStringLiteral("guardians"), tab(1)},
            {QStringLiteral("guardian"), press(1, "add_guardian"), true},
            {QStringLiteral("guardian-known"), [this, first] {
                 first();
                 m_guardians->add(kMother);
             }, true},
            {QStringLiteral("guardian-problems"), [this, first] {
                 first();
                 QTimer::singleShot(0, m_guardians, [this] {
                     if (auto *save = m_guardians->findChild<QPushButton *>(QStringLiteral("save")))
                         save->click();
                 });
                 m_guardians->add();
             }, true},
            {QStringLiteral("states"), tab(2)},
            {QStringLiteral("exit"), press(2, "exit_child"), true},
            {QStringLiteral("print"), press(0, "print_child"), true},
            {QStringLiteral("visits"), records([this] { m_tabs->setCurrentWidget(m_records[0]); })},
            {QStringLiteral("visit"), records([this, newest] { newest("visit"); })},
            {QStringLiteral("visit-new"), records([this] { newRecord(QStringLiteral("visit")); })},
            {QStringLiteral("visit-problems"), records([this] {
                 newRecord(QStringLiteral("visit"));
                 m_panel->saveNow();
             })},
            {QStringLiteral("assessments"), records([this] { m_tabs->setCurrentWidget(m_records[1]); })},
            {QStringLiteral("assessing"), records([this] {
                 newRecord(QStringLiteral("instrument_risk"));
                 fillIn(*m_panel->form(), 1);
             })},
            {QStringLiteral("assessment"), records([this, newest] { newest("instrument_risk"); })},
            {QStringLiteral("other-records"), records([this] { m_tabs->setCurrentWidget(m_records[2]); })},
            {QStringLiteral("care-agreement"), records([this] { newRecord(QStringLiteral("care_agreement")); })},
            {QStringLiteral("attachments"), records([this] { m_tabs->setCurrentWidget(m_attachments); })},
            {QStringLiteral("photo"), [file] { file(false); }, true},
            {QStringLiteral("scan"), [file] { file(true); }, true},
            {QStringLiteral("timeline"), records([this] { m_tabs->setCurrentWidget(m_timeline); })},
            {QStringLiteral("history"), records([this] { m_tabs->setCurrentWidget(m_history); })},
            {QStringLiteral("answer"), [this, first] {
                 first();
                 emit m_view->historyWanted(kName);
             }, true},
            {QStringLiteral("sibling"), [this, first] {
                 first();
                 openSibling();
             }},
            {QStringLiteral("new"), [this] { openNew(); }},
            {QStringLiteral("problems"), [this] {
                 openNew();
                 m_view->validateNow();
                 m_view->focusNextProblem();
             }},
            {QStringLiteral("known"), [this, first, fresh] {
                 fresh();
                 first();
                 const Answers answers = m_record.answers;
                 openNew();
                 m_view->restore({{kName, answers.value(kName)}, {kBirthDate, answers.value(kBirthDate)}});
                 offerExisting();
             }},
            {QStringLiteral("draft"), [this, first, fresh] {
                 fresh();
                 first();
                 m_view->restore({{kPhone, QStringLiteral("13947300001")}});
                 keepDraft();
                 load(m_uid);
                 restoreDraft();
             }},
            {QStringLiteral("nobody"), [this, fresh] {
                 fresh();
                 openNew();
                 m_view->restore({{kName, tr("Invented")}});
                 if (saveNow())
                     m_tabs->setCurrentWidget(m_guardians);
             }},
            {QStringLiteral("withdrawn"), [this] { undoLast(m_context, m_widget); }}};
}

}  // namespace tongdang
