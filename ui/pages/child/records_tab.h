// 走访, 评估, 其他记录: the records of one kind that hang on a child, newest first; what was superseded or taken back stays, quietly.
#pragma once

#include "ui/pages/child/child_records.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tongdang {

class LinkedTable;
class TrendChart;
class UiContext;

class RecordsTab final : public QWidget {
    Q_OBJECT
  public:
    RecordsTab(UiContext &context, RecordKind kind, QWidget *parent);
    RecordKind kind() const { return m_kind; }
    QString title() const;
    QString shortTitle() const;
    void show(const Record &child);
    void retranslate();
    // Begins a new record, of the form that is chosen where there are several.
    void offerNew();

  signals:
    void newWanted(const QString &form);
    void openWanted(const tongdang::Uid &record);

  protected:
    void resizeEvent(QResizeEvent *event) override;

  private:
    void open(const Uid &uid);
    void arrange();
    void showTrend(const std::vector<ChildRecord> &records);
    UiContext &m_context;
    RecordKind m_kind;
    LinkedTable *m_table;
    TrendChart *m_trend;
    QPushButton *m_new;
    QHash<Uid, QString> m_drafts;     // form of each
};

}  // namespace tongdang
