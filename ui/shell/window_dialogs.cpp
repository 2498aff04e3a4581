#include "ui/shell/window_dialogs.h"

#include "ui/shell/reason_dialog.h"
#include "ui/shell/size_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFileSystemModel>
#include <QHeaderView>
#include <QIdentityProxyModel>
#include <QInputDialog>
#include <QLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTreeView>

namespace tongdang {

namespace {

struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::Dialogs) };
constexpr int kNamedQuestions = 8;   // more would push the buttons off a small screen
constexpr int kFileLetters = 44, kAroundFiles = 40;      // so wide that a name is read whole beside its size and day; px left of the window

// As wide as its buttons, and its sentences as many words wide at every zoom: a QMessageBox has one width in pixels however large the letters are,
// and would cut the buttons and stack the words.
class Box final : public QMessageBox {
  public:
    using QMessageBox::QMessageBox;

  protected:
    bool event(QEvent *event) override {
        const bool taken = QMessageBox::event(event);
        if (!layout() || (event->type() != QEvent::Show && event->type() != QEvent::LayoutRequest))
            return taken;
        const int letter = fontMetrics().height(), most = parentWidget() ? parentWidget()->window()->width() - kAround : kMostLetters * letter;
        const int sentence = std::min({fontMetrics().horizontalAdvance(text()) + kBesideLetters * letter, kMostLetters * letter, most});
        if (const int needed = std::max(layout()->totalMinimumSize().width(), sentence); needed > width())
            setFixedSize(needed, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(needed) : layout()->totalMinimumSize().height());
        return taken;
    }

  private:
    static constexpr int kMostLetters = 28, kBesideLetters = 6, kAround = 40;     // the icon and margins stand beside; px left of the window
};

void prepare(QMessageBox &box, const QString &title, const QString &sentence) {
    box.setWindowTitle(title);
    box.setText(sentence);
    box.setTextFormat(Qt::PlainText);   // sentences carry names and paths that people typed
}

// Sizes and days as everywhere in the window, whatever the locale of the system.
class FileList final : public QIdentityProxyModel {
  public:
    using QIdentityProxyModel::QIdentityProxyModel;
    QVariant data(const QModelIndex &index, int role) const override {
        const auto *files = qobject_cast<const QFileSystemModel *>(sourceModel());
        if (role != Qt::DisplayRole || !files)
            return QIdentityProxyModel::data(index, role);
        const QFileInfo file = files->fileInfo(mapToSource(index));
        switch (index.column()) {
        case kSizes: return file.isDir() ? QString() : sizeWords(file.size());
        case kDays: return file.lastModified().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        default: return QIdentityProxyModel::data(index, role);
        }
    }

    static constexpr int kNames = 0, kSizes = 1, kKinds = 2, kDays = 3;      // as QFileSystemModel has its columns
};

QString picked(QFileDialog &box) {
    box.setProxyModel(new FileList(&box));
    if (const auto *list = box.findChild<QTreeView *>(QStringLiteral("treeView")); list && list->header()->count() > FileList::kDays) {
        QHeaderView *heads = list->header();
        heads->setStretchLastSection(false);
        heads->setSectionResizeMode(FileList::kNames, QHeaderView::Stretch);
        heads->hideSection(FileList::kKinds);            // the name and its sign say it
        for (const int column : {FileList::kSizes, FileList::kDays})
            heads->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    }
    const int wanted = kFileLetters * box.fontMetrics().height(), most = box.parentWidget() ? box.parentWidget()->window()->width() - kAroundFiles : wanted;
    box.resize(box.sizeHint().expandedTo({std::min(wanted, most), 0}));
    return box.exec() == QDialog::Accepted ? box.selectedFiles().value(0) : QString();
}

}  // namespace

void WindowDialogs::error(QWidget *parent, const QString &sentence, const QString &detail) {
    Box box(QMessageBox::Warning, {}, {}, QMessageBox::NoButton, parent);
    prepare(box, Words::tr("That did not work"), sentence);
    if (!detail.isEmpty())
        box.setDetailedText(detail);
    box.setDefaultButton(box.addButton(Words::tr("OK"), QMessageBox::AcceptRole));
    box.exec();
}

void WindowDialogs::inform(QWidget *parent, const QString &title, const QString &sentence) {
    Box box(QMessageBox::Information, {}, {}, QMessageBox::NoButton, parent);
    prepare(box, title, sentence);
    box.setDefaultButton(box.addButton(Words::tr("OK"), QMessageBox::AcceptRole));
    box.exec();
}

bool WindowDialogs::confirm(QWidget *parent, const QString &title, const QString &sentence, const QString &yes, const QString &no) {
    Box box(QMessageBox::Question, {}, {}, QMessageBox::NoButton, parent);
    prepare(box, title, sentence);
    const auto *yesButton = box.addButton(yes, QMessageBox::AcceptRole);
    auto *noButton = box.addButton(no.isEmpty() ? Words::tr("Cancel") : no, QMessageBox::RejectRole);
    box.setDefaultButton(noButton);          // Enter never loses anything
    box.setEscapeButton(noButton);
    box.exec();
    return box.clickedButton() == yesButton;
}

int WindowDialogs::choose(QWidget *parent, const QString &title, const QString &sentence, const QStringList &answers, int preset) {
    Box box(QMessageBox::Question, {}, {}, QMessageBox::NoButton, parent);
    prepare(box, title, sentence);
    QList<QAbstractButton *> buttons;
    for (const QString &answer : answers) {
        const bool last = buttons.size() + 1 == answers.size();
        auto *button = box.addButton(answer, last ? QMessageBox::RejectRole : buttons.isEmpty() ? QMessageBox::AcceptRole : QMessageBox::DestructiveRole);
        if (buttons.size() == preset)
            box.setDefaultButton(button);
        if (last)
            box.setEscapeButton(button);
        buttons << button;
    }
    box.exec();
    return int(buttons.indexOf(box.clickedButton()));
}

Dialogs::Leave WindowDialogs::askToSave(QWidget *parent, const QStringList &changedQuestions) {
    Box box(QMessageBox::Question, {}, {}, QMessageBox::NoButton, parent);
    QStringList named = changedQuestions.mid(0, kNamedQuestions);
    if (changedQuestions.size() > kNamedQuestions)
        named << Words::tr("and %n more", nullptr, int(changedQuestions.size() - kNamedQuestions));
    prepare(box, Words::tr("Save your changes?"), Words::tr("You changed: %1").arg(named.join(Words::tr(", "))));
    auto *save = box.addButton(Words::tr("Save"), QMessageBox::AcceptRole);
    const auto *discard = box.addButton(Words::tr("Don't save"), QMessageBox::DestructiveRole);
    auto *stay = box.addButton(Words::tr("Keep editing"), QMessageBox::RejectRole);
    box.setDefaultButton(save);
    box.setEscapeButton(stay);
    box.exec();
    return box.clickedButton() == save ? Leave::Save : box.clickedButton() == discard ? Leave::Discard : Leave::Stay;
}

QString WindowDialogs::reason(QWidget *parent, const QStringList &warnings, const QStringList &common) {
    ReasonDialog box(warnings, common, parent);
    return box.exec() == QDialog::Accepted ? box.reason() : QString();
}

QString WindowDialogs::openFile(QWidget *parent, const QString &title, const QString &filter) {
    QFileDialog box(parent, title, lastFolder(), filter);
    box.setFileMode(QFileDialog::ExistingFile);
    const QString path = picked(box);
    remember(path);
    return path;
}

QString WindowDialogs::saveFile(QWidget *parent, const QString &title, const QString &proposedName, const QString &filter, QString *chosenFilter) {
    QFileDialog box(parent, title, lastFolder(), filter);
    box.setAcceptMode(QFileDialog::AcceptSave);
    box.setFileMode(QFileDialog::AnyFile);
    box.selectFile(proposedName);
    QString path = picked(box);
    const QString used = box.selectedNameFilter();
    if (chosenFilter)
        *chosenFilter = used;
    const qsizetype star = used.indexOf(u"*.");
    if (!path.isEmpty() && star >= 0 && QFileInfo(path).suffix().isEmpty()) {
        qsizetype end = star + 2;
        while (end < used.size() && used[end].isLetterOrNumber())
            ++end;
        const QString whole = path + used.mid(star + 1, end - star - 1);
        if (QFileInfo::exists(whole) && !confirm(parent, title, Words::tr("%1 is already there. Replace it?").arg(QFileInfo(whole).fileName()), Words::tr("Replace"), {}))
            return {};
        path = whole;
    }
    remember(path);
    return path;
}

QString WindowDialogs::folder(QWidget *parent, const QString &title) {
    QFileDialog box(parent, title, lastFolder());
    box.setFileMode(QFileDialog::Directory);
    box.setOption(QFileDialog::ShowDirsOnly);
    const QString path = picked(box);
    if (!path.isEmpty())
        m_settings.setValue(QStringLiteral("folders/last"), path);
    return path;
}

QString WindowDialogs::text(QWidget *parent, const QString &title, const QString &question, const QString &initial) {
    QInputDialog box(parent);
    box.setWindowTitle(title);
    box.setLabelText(question);
    box.setTextValue(initial);
    box.setOkButtonText(Words::tr("Save"));
    box.setCancelButtonText(Words::tr("Cancel"));
    return box.exec() == QDialog::Accepted ? box.textValue() : QString();
}

QString WindowDialogs::lastFolder() const {
    const QString last = m_settings.value(QStringLiteral("folders/last")).toString();
    return QFileInfo(last).isDir() ? last : QFileInfo(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).isDir() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : QDir::homePath();
}

void WindowDialogs::remember(const QString &path) {
    if (!path.isEmpty())
        m_settings.setValue(QStringLiteral("folders/last"), QFileInfo(path).absolutePath());
}

}  // namespace tongdang
