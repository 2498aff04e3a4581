// House by house, without the mouse: the next house in walking order, what happened at the door, its children, and on. Village, group, day
// and surveyor stay as they are until they are changed. A house is saved as one batch; what is typed is kept as a draft meanwhile.
#pragma once

#include "ui/pages/survey/house_walk.h"
#include "ui/shell/context.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace tongdang {

class FormView;
class HouseChild;

class HouseMode final : public QWidget {
    Q_OBJECT
  public:
    HouseMode(UiContext &context, QWidget *parent);
    // Begins a round with that village and group, or with one house of it; an unfinished house comes first.
    void begin(const Uid &campaign, const CampaignState &state, std::vector<HouseLeft> left, const QString &region, const QString &group, const HouseLeft *house = nullptr);
    void clear();                        // the ledger goes
    bool saveHouse();                    // and on to the next; false where something is to be mended
    bool mayLeave();
    void keepDraft();
    void retranslate();

  signals:
    void ended();
    void returnWanted(const QString &region);

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    enum Row { HouseRow, ChildRow, RegisterRow, SaveRow };
    void build();
    void openHouse(const HouseLeft *house);          // null: one that is not on the list yet
    void closeHouse();
    HouseChild *addChild(const Record *onFile, const Uid &uid = {});
    HouseChild *registerChild();
    void afterResult();
    void afterCall();
    void afterChild(HouseChild *child);
    void next();
    void showEnd(const HouseLeft *next);
    void fillSteps();
    void showStep();
    void act();                                      // Enter in the list
    void goTo(int row);
    void goToNextChild();
    int rowOf(int kind, const HouseChild *child = nullptr) const;
    HouseChild *childAt(int row) const;
    QStringList changed() const;
    bool write();
    bool validate(FormView *view, int row);
    std::optional<Draft> draft();
    void restore(const Draft &draft);
    void dropDraft();
    void say();
    UiContext &m_context;
    Uid m_campaign, m_house, m_call;                 // of the house one is at; m_call: of its draft too
    bool m_known = false;                            // the house is on the list
    QDate m_cutOff;
    HouseWalk m_walk;
    QString m_region, m_group, m_number, m_day, m_surveyor;   // as the house before had them
    QString m_result;
    FormView *m_household = nullptr, *m_callView = nullptr;
    QList<HouseChild *> m_children;
    bool m_warned = false;                           // of children that were not looked at
    QLabel *m_title, *m_progress, *m_note, *m_endText, *m_keys;
    QListWidget *m_steps;
    QStackedWidget *m_right;
    QWidget *m_housePage, *m_endPage, *m_body;
    QVBoxLayout *m_houseColumn = nullptr;
    QPushButton *m_save, *m_skip, *m_add, *m_end, *m_goOn, *m_addHere, *m_return, *m_endHere;
    QTimer m_draftTimer;
};

}  // namespace tongdang
