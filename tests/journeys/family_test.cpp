// A child with two parents away and an entrusted grandmother, registered with the keyboard alone; every key is counted.
#include "app/gui/pages.h"
#include "core/children/fields.h"
#include "core/identity/id_number.h"
#include "tests/support/ui/world.h"
#include "ui/forms/form_dialog.h"

#include <QTimer>

using namespace tongdang;
using namespace tongdang::fields;

namespace {

constexpr int kMostKeys = 60;       // 56 by now; 21 of them are the ID number and the child's name, 9 the names of the three

struct Typist : World {
    int keys = 0;
    Typist() : World(pages(), Language::Chinese) {}

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        ++keys;
        REQUIRE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    // Latin letters and digits one by one, Chinese as an input method commits it.
    void type(const QString &text) {
        for (const QChar c : text) {
            ++keys;
            if (c.unicode() < 0x80) {
                QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
                continue;
            }
            QInputMethodEvent composing(QString(c), {});
            QApplication::sendEvent(QApplication::focusWidget(), &composing);
            QInputMethodEvent committed;
            committed.setCommitString(QString(c));
            QApplication::sendEvent(QApplication::focusWidget(), &committed);
        }
    }
    bool at(const char *question) const {
        return until([&] {
            const QWidget *focus = QApplication::focusWidget();
            return focus && focus->parentWidget() && (focus->parentWidget()->objectName() == QLatin1String("field_") + QLatin1String(question) || focus->parentWidget()->parentWidget()->objectName() == QLatin1String("field_") + QLatin1String(question));
        });
    }
};

}  // namespace

TEST_CASE("a child with two parents and an entrusted grandmother takes few keys and no mouse", "[journeys]") {
    Typist clerk;
    REQUIRE(clerk.createLedger());
    QApplication::setActiveWindow(clerk.window.get());
    ++clerk.keys;
    QTest::keyClick(clerk.window.get(), Qt::Key_N, Qt::ControlModifier);
    REQUIRE(clerk.at("name"));
    clerk.type(QStringLiteral("王小明"));
    clerk.key(Qt::Key_Return);
    REQUIRE(clerk.at("id_number"));
    const QString number = QStringLiteral("15030220150307001");
    clerk.type(number + idCheckDigit(number));
    clerk.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(clerk.dialogs.errors.isEmpty());

    // The dialog's own event loop runs within the last key.
    bool done = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        look.stop();
        QApplication::setActiveWindow(dialog);
        for (const auto &[relation, name] : {std::pair("fq", "王大山"), std::pair("mq", "李梅花"), std::pair("zm", "赵桂兰")}) {
            REQUIRE(clerk.at("relation"));
            clerk.type(QString::fromLatin1(relation));
            clerk.key(Qt::Key_Return);              // takes it and goes on: the roles are right already
            clerk.key(Qt::Key_Return);
            REQUIRE(clerk.at("current_carer"));
            const bool grandmother = QLatin1String(relation) == QLatin1String("zm");
            if (grandmother)
                clerk.key(Qt::Key_1);
            clerk.key(Qt::Key_Return);
            clerk.key(Qt::Key_Return);              // since when: not known
            REQUIRE(clerk.at("name"));
            clerk.type(QString::fromUtf8(name));
            clerk.key(Qt::Key_S, grandmother ? Qt::KeyboardModifiers(Qt::ControlModifier) : Qt::ControlModifier | Qt::ShiftModifier);
        }
        done = !dialog->isVisible();
        if (dialog->isVisible())
            dialog->done(QDialog::Rejected);
    });
    look.start();
    clerk.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(done);

    LedgerReader &reader = clerk.context.reader();
    const auto children = reader.ids(clerk.context.session(), {});
    REQUIRE(children);
    REQUIRE(children->size() == 1);
    const auto child = reader.rows(clerk.context.session(), kChild, *children);
    REQUIRE(child);
    CHECK(child->front().answers.value(kBirthDate) == QStringLiteral("2015-03-07"));
    CHECK(child->front().answers.value(kSex) == QStringLiteral("1"));
    CHECK(child->front().answers.value(kHukouRegion) == QStringLiteral("150302"));
    const auto links = reader.linked(clerk.context.session(), child->front().uid, kGuardianship);
    REQUIRE(links);
    QStringList told;
    for (const Record &link : *links) {
        const auto person = reader.record(clerk.context.session(), Uid::fromText(link.answers.value(kGuardian)));
        REQUIRE(person);
        told << QStringList{link.answers.value(kRelation), link.answers.value(kRoles), link.answers.value(kCurrentCarer), person->answers.value(kName), person->answers.value(kSex)}.join(u'|');
    }
    told.sort();
    CHECK(told == QStringList{QStringLiteral("51|parent guardian||王大山|1"), QStringLiteral("52|parent guardian||李梅花|2"), QStringLiteral("62|entrusted_carer|yes|赵桂兰|2")});
    INFO(clerk.keys);
    CHECK(clerk.keys <= kMostKeys);
    std::printf("keys for a child with two parents and a grandmother: %d\n", clerk.keys);
}
