// 系统管理: backups, password, the list of batches with undo, self-check, and how the window looks. One card a subject.
#pragma once

#include "ui/shell/context.h"

#include <QPointer>

class QLabel;
class QTableWidget;
class QVBoxLayout;

namespace tongdang {

class FormsCard;
class PlacesCard;

class AdministrationPage final : public Page {
    Q_OBJECT
  public:
    explicit AdministrationPage(UiContext &context);
    QString id() const override { return QStringLiteral("administration"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("settings"); }
    QWidget *widget() override { return m_widget; }
    void refresh() override;
    void retranslate() override;
    std::vector<Command> commands() override;
    std::vector<TourStop> tourStops() override;

  private:
    void build();
    QVBoxLayout *card(const QString &title, const QString &hint = {});
    void ledgerCard();
    void batchesCard();
    void formsCard();
    void placesCard();
    void accountCard();
    void lookCard();
    void aboutCard();
    void backupNow();
    void verifyNow();
    void changePassword();
    void newRecoveryCode();
    UiContext &m_context;
    QWidget *m_widget;
    QPointer<QWidget> m_content;
    QVBoxLayout *m_column = nullptr;
    QPointer<QTableWidget> m_batches;
    QPointer<QLabel> m_noBatches;
    QPointer<FormsCard> m_forms;
    QPointer<PlacesCard> m_places;
};

}  // namespace tongdang
