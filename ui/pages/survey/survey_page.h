// 摸底排查: a campaign from house to house. How far it is, what is left by village group, who does which part, the villages' returns,
// how good the answers are, the second keying; and the work at the door itself (HouseMode).
#pragma once

#include "ui/pages/survey/survey_reading.h"
#include "ui/shell/context.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace tongdang {

class Banner;
class Counting;
class FactsTable;
class FiguresStrip;
class HouseMode;
class KeyingTab;
class LeftTab;

class SurveyPage final : public Page {
    Q_OBJECT
  public:
    explicit SurveyPage(UiContext &context);
    QString id() const override { return QStringLiteral("survey"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("place"); }
    QWidget *widget() override { return m_widget; }
    void refresh() override;
    bool mayLeave() override;
    void save() override;
    void keepDraft() override;
    void retranslate() override;
    QString hint() override;
    std::vector<Command> commands() override;
    std::vector<TourStop> tourStops() override;

    Uid campaign() const;
    HouseMode *houses() const { return m_houses; }
    void editCampaign(const Uid &campaign);
    void walk(const Uid &house = {});                // house by house; nil: the next one
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void build();
    void look();                                     // reads the campaign that is chosen
    void show();
    void spread();
    void showTeams();
    void showReturns();
    void showQuality();
    void editAssignment(const Uid &assignment);
    void removeAssignment();
    void enterReturn(const QString &region);
    void print();
    bool mayWrite() const;
    UiContext &m_context;
    QWidget *m_widget;
    Counting *m_counting;
    SurveyFigures m_figures;
    QStackedWidget *m_stack;
    QWidget *m_empty, *m_shown;
    QLabel *m_teach, *m_unassigned;
    QComboBox *m_campaigns;
    QPushButton *m_walk, *m_new, *m_edit, *m_print, *m_first, *m_addTeam, *m_editTeam, *m_removeTeam, *m_return;
    Banner *m_banner;
    FiguresStrip *m_strip;
    QTabWidget *m_tabs;
    LeftTab *m_left;
    FactsTable *m_teams, *m_returns, *m_quality;
    KeyingTab *m_keying;
    HouseMode *m_houses;
    bool m_again = false;                            // the figures are of before the work at the door
};

}  // namespace tongdang
