// What the expressions in a bulletin's sentences see: the words of the moment, and the figures it names (${f0} …).
#pragma once

#include "core/statistics/bulletin.h"

namespace tongdang {

class BulletinScope final : public Scope {
  public:
    explicit BulletinScope(qsizetype figures) : m_figures(figures) {}
    static const QStringList &words() {
        static const QStringList all = QStringLiteral("unit day from year quarter month").split(u' ');
        return all;
    }
    std::optional<Reference> find(const QString &name) const override {
        Reference reference;
        bool isNumber = false;
        const int figure = name.startsWith(u'f') ? name.mid(1).toInt(&isNumber) : 0;
        if (const qsizetype word = words().indexOf(name); word >= 0) {
            reference.slot = int(word);
            return reference;
        }
        if (!isNumber || figure < 0 || figure >= m_figures)
            return std::nullopt;
        reference.type = ValueType::Number;
        reference.slot = kFirstFigure + figure;
        return reference;
    }

  private:
    qsizetype m_figures;
};

}  // namespace tongdang
