// What people paste and type by mistake: nothing breaks, nothing is lost without a word.
#include "tests/ui/forms/forms_bench.h"
#include "ui/forms/line_editor.h"

#include <QClipboard>
#include <QPlainTextEdit>

using namespace tongdang;

namespace {

QString page() {
    QString text;
    for (int line = 0; line < 30; ++line)
        text += QStringLiteral("第%1行：王小明%1（2015年3月%1日生）\t15030220150307%1👨‍👩‍👧\r\n").arg(line);     // no word twice: a list would have it once
    return text;
}

// Letters and digits: how breaks, spaces and full-width signs are written may change.
QString bare(QString text) {
    return text.remove(QRegularExpression(QStringLiteral("[^\\p{L}\\p{N}\\p{So}]")));
}

}  // namespace

TEST_CASE("a page of text or an emoji is pasted into every question: kept, or told beside it", "[forms]") {
    FormsBench bench;
    const Form *form = &bench.form("child");          // with every kind of editor
    for (const QString &pasted : {page(), QStringLiteral("👧🏽")}) {
        FormView view(bench.ui, *form);
        view.resize(1080, 640);
        view.setNew();
        view.show();
        QApplication::setActiveWindow(&view);
        for (const Field &field : form->fields) {
            FieldEditor *editor = view.editor(field.name);
            QWidget *line = editor ? static_cast<QWidget *>(editor->findChild<QLineEdit *>()) : nullptr;
            if (!line && editor)
                line = editor->findChild<QPlainTextEdit *>();
            if (!line || field.derived || field.readOnly || !view.focusField(field.name))
                continue;
            INFO(form->id.toStdString() << '.' << field.name.toStdString());
            line->setFocus();
            QApplication::clipboard()->setText(pasted);
            QTest::keyClick(line, Qt::Key_V, Qt::ControlModifier);
            QTest::keyClick(line, Qt::Key_Tab);
            CHECK(bare(editor->value()) == bare(pasted));
            if (dynamic_cast<LineEditor *>(editor))
                CHECK_FALSE(editor->value().contains(u'\n'));
        }
        view.validateNow();
        for (const QLabel *problem : view.findChildren<QLabel *>(QStringLiteral("problem")))
            CHECK(problem->text().size() < 200);
        CHECK(view.minimumSizeHint().width() < view.width() / 2);
    }
}
