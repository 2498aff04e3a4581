// A child of the house one is at: on file already, with its answers to be confirmed or mended, or registered now with its people.
#pragma once

#include "ui/pages/child/child_changes.h"

#include <QScrollArea>

class QLabel;

namespace tongdang {

class FormView;
class HousePeople;
class UiContext;

class HouseChild final : public QScrollArea {
    Q_OBJECT
  public:
    HouseChild(UiContext &context, const Record &record, const QDate &cutOff, QWidget *parent);              // on file
    // New; `place` as the house has it, unless a brother or sister says it.
    HouseChild(UiContext &context, const Uid &uid, const QHash<QString, QString> &place, const HouseChild *sibling, const QDate &cutOff, QWidget *parent);

    const Uid &uid() const { return m_uid; }
    bool isNew() const { return m_people != nullptr; }
    bool isLooked() const { return m_looked; }      // confirmed, or gone through
    void setLooked(bool looked) { m_looked = looked; }
    bool isModified() const;
    bool counts() const;                            // under 16 on the cut-off date, or of an age nobody knows
    QString name() const;
    QString facts() const;                          // age and, where it does not count, why
    FormView *form() const { return m_view; }
    HousePeople *people() const { return m_people; }
    Uid sharedWith() const { return m_sibling; }    // on file, whose guardians it gets
    const HouseChild *newSibling() const { return m_newSibling; }
    QList<FormView *> views() const;
    // What is to be saved; a child that is on file and unchanged gives nothing.
    void addTo(ChangeSet &set, const Uid &household, std::vector<std::pair<size_t, FormView *>> &owners);
    void focusFirst();

  signals:
    void edited();
    void finished();

  private:
    void build();
    void showHint();
    bool isBorn() const;                            // on the cut-off date, as far as anybody knows
    UiContext &m_context;
    Uid m_uid, m_sibling;
    const HouseChild *m_newSibling = nullptr;       // registered at this house before it
    QDate m_cutOff;
    bool m_looked = false;
    FormView *m_view;
    HousePeople *m_people = nullptr;
    QLabel *m_hint;
};

}  // namespace tongdang
