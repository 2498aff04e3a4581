// 儿童台账: the list of children over any number of rows, with what the window's search box finds, filters, an order by any column, and the
// list behind a number. Enter or a double click opens a child's file; the list can be exported as a roster.
#pragma once

#include "ui/shell/mending.h"

#include <QTimer>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;
class QToolButton;

namespace tongdang {

class ChildColumns;
class ChildFilters;
class ChildPreview;
class EmptyHint;
class RecordModel;
class SavedFilters;

class ChildrenPage final : public Page {
    Q_OBJECT
  public:
    explicit ChildrenPage(UiContext &context);
    QString id() const override { return QStringLiteral("children"); }
    QString title() const override;
    QString hint() override;
    QString icon() const override { return QStringLiteral("children"); }
    QWidget *widget() override { return m_widget; }
    void refresh() override;
    void retranslate() override;
    std::vector<Command> commands() override;
    void searchEntered() override;
    void keepDraft() override;
    void takeFocus() override;              // to the list, where there is one
    std::vector<TourStop> tourStops() override;
    bool eventFilter(QObject *watched, QEvent *event) override;   // the room that there is

  private:
    struct Found { std::vector<qint64> ids; QHash<qint64, QString> why; bool cut = false, rest = false; };
    void build();
    void buildTable();
    void shape();
    void showPreview();
    void open(int row);
    void openChild(const Uid &uid) {
        Mending::of(m_context).lay(m_list ? m_listQuestions : QStringList());
        emit m_context.childRequested(uid);
    }
    void look();
    void select(std::vector<qint64> ids);
    Found find();
    Found findByText(int most);
    ListQuery query() const;
    QString why(const SearchHit &hit) const;
    void keepOnly(Found &found, const ListQuery &query);
    void say(size_t found, bool cut);
    void showAll();
    bool isWithin() const;          // a search within a choice or a list
    void widen();
    void leaveChoice();             // filters and list
    void exportList();
    void printList();
    void chooseColumns();
    void follow();                       // what the selection allows
    int roomForChip() const;             // for its words, beside all that stands in its row
    std::vector<qint64> selected() const;
    UiContext &m_context;
    QWidget *m_widget;
    RecordModel *m_model;
    ChildFilters *m_filters;
    QTableView *m_table;
    ChildColumns *m_columns = nullptr;
    ChildPreview *m_preview;
    EmptyHint *m_empty;
    QHBoxLayout *m_bar = nullptr;
    QLabel *m_count;
    QPushButton *m_new, *m_all, *m_export, *m_print, *m_change, *m_exit, *m_chip;
    SavedFilters *m_saved;
    QToolButton *m_previews, *m_more;
    bool m_isLooking = false;
    bool m_isRestored = false;           // what the account left
    QString m_search, m_listTitle;
    std::optional<QList<Uid>> m_list;    // behind a number; none: all
    QStringList m_listQuestions;         // that its files open at
    QString m_orderBy;                   // "": by pinyin, or as well as a search fits
    bool m_descending = false;
    int m_most = 0;                      // hits that are asked for; more once no key follows
    QTimer m_rest;
    int m_offered = 0;                   // commands that the search box offers for what is typed
};

}  // namespace tongdang
