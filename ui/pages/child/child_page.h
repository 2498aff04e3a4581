// 儿童档案: a child's file, opened for a uid or new: header, and tabs for the answers, the guardians, the states and the history.
// Saves through the ledger's one way in and sends only what was changed; keeps a draft while one types, so that a crash costs
// nothing; leaving asks once, naming the changed questions.
#pragma once

#include "ui/shell/context.h"

#include <QPointer>

class QFrame;
class QLabel;
class QPushButton;
class QTabWidget;
class QVBoxLayout;

namespace tongdang {

class AttachmentsTab;
class CategoriesButton;
class ChildHeader;
class DraftKeeper;
class ExistingOffer;
class FormView;
class GuardiansTab;
class HistoryTab;
class MissingButton;
class RecordPanel;
class RecordsTab;
class StatusTab;
class TimelineTab;
class WithdrawnBanner;

class ChildPage : public Page {
    Q_OBJECT
  public:
    explicit ChildPage(UiContext &context, QObject *parent = nullptr);
    ~ChildPage() override;

    QString id() const override { return QStringLiteral("child"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("child"); }
    QWidget *widget() override;
    void refresh() override;
    bool mayLeave() override;
    bool inNavigation() const override { return false; }
    QString navigationId() const override { return QStringLiteral("children"); }
    void retranslate() override;
    QString hint() override;
    std::vector<Command> commands() override;

    std::vector<TourStop> tourStops() override;

    bool open(const Uid &uid);              // false where the person stays with unsaved changes, or it cannot be read
    bool openSibling();                     // a new child who lives with this one, cared for by the same people
    bool openNew();                         // takes up an unfinished draft of a new child
    void save() override;
    void keepDraft() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool saveNow();                         // false where something is to be mended or the ledger refused
    Uid uid() const { return m_uid; }
    bool isNew() const { return m_isNew; }
    FormView *form() const { return m_view; }
    RecordPanel *panel() const { return m_panel; }
    void newRecord(const QString &form);    // of this child; it comes over the page
    void openRecord(const Uid &record);

  signals:
    void saved(const tongdang::Uid &uid);
    void titleChanged();

  private:
    void build();
    bool load(const Uid &uid);
    void openAt(const Uid &uid, QStringList questions);
    void startView();
    void startNew(const QHash<QString, QString> &carried, const QString &from);
    bool saveAndGoOn();
    bool mayAdd() const;
    void showSibling();
    void addGuardian();
    void buildRecords();
    void showRecords();
    void showPanel();
    void offerRecord();
    bool inItsTab(const QString &form, const Uid &record);  // of a form with a tab of its own; nil: a new one
    void addExamples();                     // for the tour
    bool mayWrite() const;
    void restoreDraft();
    void followDraft();
    void dropDraft();
    void putBack();
    void showState();
    void offerExisting();
    void suggestHukou();
    void showModified();
    void showFooter();
    void showPast();
    void print();
    void shape();
    void nameTheTabs();
    static QString afterSaving();           // why a new file has no other tabs yet
    bool isGone() const { return !m_isNew && m_record.answers.form && m_record.state >= RecordState::Withdrawn; }

    UiContext &m_context;
    QPointer<QWidget> m_widget;
    ChildHeader *m_header = nullptr;
    WithdrawnBanner *m_withdrawn = nullptr;
    QFrame *m_banner = nullptr;
    QLabel *m_bannerText = nullptr;
    QPushButton *m_bannerButton = nullptr, *m_save = nullptr, *m_saveNext = nullptr, *m_putBack = nullptr, *m_print = nullptr;
    QWidget *m_footer = nullptr;
    CategoriesButton *m_categories = nullptr;   // of a new child
    MissingButton *m_missing = nullptr;
    ExistingOffer *m_existing = nullptr;
    QTabWidget *m_tabs = nullptr;
    QVBoxLayout *m_formPlace = nullptr;
    FormView *m_view = nullptr;
    GuardiansTab *m_guardians = nullptr;
    StatusTab *m_status = nullptr;
    TimelineTab *m_timeline = nullptr;
    HistoryTab *m_history = nullptr;
    QList<RecordsTab *> m_records;          // visits, assessments, others
    AttachmentsTab *m_attachments = nullptr;
    RecordPanel *m_panel = nullptr;         // in place of the tabs while a record is open
    DraftKeeper *m_draft = nullptr;
    Record m_record;
    QHash<QString, QString> m_before;       // of the new file before, for the next one
    Uid m_sibling;                          // whose guardians a new child gets too
    Uid m_uid;
    bool m_isNew = true, m_saving = false;
};

}  // namespace tongdang
