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
class QTimer;
class QVBoxLayout;

namespace tongdang {

class ChildHeader;
class ExistingOffer;
class FormView;
class GuardiansTab;
class HistoryTab;
class MissingButton;
class StatusTab;
class TimelineTab;

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
    void save() override { saveNow(); }
    void keepDraft() override;
    bool saveNow();                         // false where something is to be mended or the ledger refused
    Uid uid() const { return m_uid; }
    bool isNew() const { return m_isNew; }
    FormView *form() const { return m_view; }

  signals:
    void saved(const tongdang::Uid &uid);
    void titleChanged();

  private:
    void build();
    bool load(const Uid &uid);
    void startView();
    void startNew(const QHash<QString, QString> &carried, const QString &from);
    bool saveAndGoOn();
    bool maySibling() const;
    void showSibling();
    void restoreDraft();
    void dropDraft();
    void putBack();
    void showState();
    void offerExisting();
    void showModified();
    void showFooter();
    void showPast();
    void print();

    UiContext &m_context;
    QPointer<QWidget> m_widget;
    ChildHeader *m_header = nullptr;
    QFrame *m_banner = nullptr;
    QLabel *m_bannerText = nullptr;
    QPushButton *m_bannerButton = nullptr, *m_save = nullptr, *m_saveNext = nullptr, *m_putBack = nullptr, *m_print = nullptr;
    QWidget *m_footer = nullptr;
    MissingButton *m_missing = nullptr;
    ExistingOffer *m_existing = nullptr;
    QTabWidget *m_tabs = nullptr;
    QVBoxLayout *m_formPlace = nullptr;
    FormView *m_view = nullptr;
    GuardiansTab *m_guardians = nullptr;
    StatusTab *m_status = nullptr;
    TimelineTab *m_timeline = nullptr;
    HistoryTab *m_history = nullptr;
    QTimer *m_draftTimer = nullptr;
    qint64 m_draftSince = 0;                // when the oldest change without a draft was made
    Record m_record;
    QHash<QString, QString> m_before;       // of the new file before, for the next one
    Uid m_sibling;                          // whose guardians a new child gets too
    Uid m_uid;
    bool m_isNew = true, m_saving = false;
};

}  // namespace tongdang
