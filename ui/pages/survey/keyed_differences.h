// The differences between the first and the second typing of a child, one below the other: 1 takes the first, 2 the second, 3 a
// third answer that is typed now. What is decided goes into the child's file in one batch.
#pragma once

#include "core/ledger/record.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tongdang {

class FactsTable;
class UiContext;

class KeyedDifferences final : public QWidget {
    Q_OBJECT
  public:
    KeyedDifferences(UiContext &context, QWidget *parent);
    bool open(const Uid &keying);                // false where it cannot be read
    void focusFirst();
    void retranslate();
    bool eventFilter(QObject *watched, QEvent *event) override;

  signals:
    void finished();

  private:
    struct Line { Uid row; QString question, first, second, decision, third; };
    void fill();
    void decide(const QString &decision, const QString &third = {});
    void typeThird();
    bool appliesNow(const QString &question) const;   // to the child as it is: else there is nothing to type
    void save();
    QString words(const QString &question, const QString &value) const;
    UiContext &m_context;
    Record m_keying, m_record;
    std::vector<Line> m_lines;
    QLabel *m_title;
    FactsTable *m_table;
    QPushButton *m_first, *m_second, *m_third, *m_save, *m_back;
};

}  // namespace tongdang
