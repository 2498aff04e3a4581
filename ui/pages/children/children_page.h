// 儿童台账: the list of children over any number of rows, with what the window's search box finds, filters by place and state, and the list
// behind a number. Enter or a double click opens a child's file.
#pragma once

#include "ui/shell/context.h"

#include <QPointer>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace tongdang {

class RecordModel;

class ChildrenPage final : public Page {
    Q_OBJECT
  public:
    explicit ChildrenPage(UiContext &context);
    QString id() const override { return QStringLiteral("children"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("children"); }
    QWidget *widget() override { return m_widget; }
    void refresh() override;
    void retranslate() override;

  private:
    void build();
    void fillPlaces();
    void open(int row);
    void look();
    void say(size_t found);
    UiContext &m_context;
    QWidget *m_widget;
    RecordModel *m_model;
    QTableView *m_table;
    QComboBox *m_place;
    QCheckBox *m_exited;
    QLabel *m_count, *m_hint;
    QPushButton *m_new, *m_all;
    QString m_search, m_listTitle;
    QList<Uid> m_list;               // behind a number; empty: all
};

}  // namespace tongdang
