// 附件: every file of a child's records, the newest first, with small pictures. Enter looks at one; a copy outside is an export.
#pragma once

#include "core/ledger/record.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace tongdang {

class UiContext;

class AttachmentsTab final : public QWidget {
    Q_OBJECT
  public:
    AttachmentsTab(UiContext &context, QWidget *parent);
    void show(const Record &child);
    void retranslate();

  signals:
    void recordWanted(const tongdang::Uid &record);     // that a file belongs to

  protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

  private:
    struct Entry { Record attachment; QString of, question; };
    std::vector<Entry> entries() const;
    void nextPicture();
    void enable();
    void add(const QString &file);
    const Entry *current() const;
    UiContext &m_context;
    Record m_child;
    std::vector<Entry> m_entries;
    QListWidget *m_list;
    QLabel *m_empty;
    QPushButton *m_look, *m_export, *m_record, *m_add;
    QTimer m_pictures;                                  // one after the other, so that the page is there at once
    int m_next = 0;
};

}  // namespace tongdang
