// Choices of filters that the account keeps by name ("高风险", "新地村小学生"): a menu to take one up, to keep the present one, to forget one.
#pragma once

#include <QStringList>
#include <QToolButton>

namespace tongdang {

class ChildFilters;
class UiContext;

class SavedFilters final : public QToolButton {
    Q_OBJECT
  public:
    SavedFilters(UiContext &context, ChildFilters &filters, QWidget *parent = nullptr);
    void retranslate();
    QStringList names() const;
    void keep(const QString &name);          // what is chosen now; in the place of one of the same name
    void take(const QString &name);
    void forget(const QString &name);

  signals:
    void taken();                            // the filters are another's now

  private:
    void fill();
    QVariantMap all() const;
    void store(const QVariantMap &all);
    UiContext &m_context;
    ChildFilters &m_filters;
};

}  // namespace tongdang
