// What an account keeps by name (filters of the list of children, tables that are counted again and again): a menu to take one up, to keep the
// present one, to forget one.
#pragma once

#include <QStringList>
#include <QToolButton>

namespace tongdang {

class UiContext;

class SavedChoices : public QToolButton {
    Q_OBJECT
  public:
    QStringList names() const;
    void keep(const QString &name);          // what is chosen now; in the place of one of the same name
    void take(const QString &name);
    void forget(const QString &name);

  signals:
    void taken();                            // what is chosen is another now

  protected:
    struct Words { QString keep, keepTitle, forget, name; };   // keep: in the menu, with its three dots
    SavedChoices(UiContext &context, const QString &key, const QString &icon, QWidget *parent);
    virtual QStringList state() const = 0;
    virtual void restore(const QStringList &state) = 0;
    virtual bool mayKeep() const { return true; }
    virtual QString proposedName() const { return {}; }
    virtual Words words() const = 0;

  private:
    void fill();
    QVariantMap all() const;
    void store(const QVariantMap &all);
    UiContext &m_context;
    QString m_key;                           // of the account's settings
};

}  // namespace tongdang
