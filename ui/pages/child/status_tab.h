// 状态: the child's categories with their dates, and its time on the register: exit with reason and date, return.
#pragma once

#include "ui/pages/child/linked_tab.h"

class QPushButton;

namespace tongdang {

class FormView;

class StatusTab : public QWidget {
    Q_OBJECT
  public:
    StatusTab(UiContext &context, QWidget *parent);
    void show(const Record &child);
    void retranslate();

  private:
    void editStatus(const Uid &uid);                  // nil: a new one
    void editPeriod(const Uid &uid);
    void leaveRegister();
    void comeBack();
    using Make = std::function<Result<ChangeSet>(const FormView &)>;   // the core's own way, where it has one
    bool edit(const QString &title, const QString &form, const Uid &uid, const QHash<QString, QString> &initial, const QString &intent, const Make &make = {}, const QString &focused = {});
    UiContext &m_context;
    Uid m_child;
    QString m_name;
    LinkedTable *m_statuses, *m_periods;
    QPushButton *m_exit, *m_return;
};

}  // namespace tongdang
