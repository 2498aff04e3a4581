// A choice of a filter that says how many stand behind each entry: counted when it is opened or a little later, shown in the list alone.
#pragma once

#include "ui/tables/quiet_combo.h"

#include <QHash>

#include <functional>
#include <optional>

namespace tongdang {

class CountedCombo final : public QuietCombo {
    Q_OBJECT
  public:
    static constexpr int kCountRole = Qt::UserRole + 17;
    using Counts = std::function<std::optional<QHash<QString, qint64>>()>;   // by the entries' data; none: showCounts follows
    explicit CountedCombo(QWidget *parent = nullptr);
    void setCounts(Counts counts) { m_counts = std::move(counts); }
    void showCounts(const QHash<QString, qint64> &counts);
    void showPopup() override;

  private:
    Counts m_counts;
};

}  // namespace tongdang
