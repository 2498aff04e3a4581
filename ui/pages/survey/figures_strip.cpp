#include "ui/pages/survey/figures_strip.h"

#include "core/casework/campaign.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace tongdang {

FiguresStrip::FiguresStrip(UiContext &context, QWidget *parent) : QWidget(parent), m_bar(new QProgressBar), m_more(new QLabel) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("campaignFigures"));
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    auto *cards = new QWidget;
    auto *row = theme.lay(new QHBoxLayout(cards), 0, Space::Small);
    for (const char *name : {"figureHouseholds", "figureCalled", "figureLeft", "figureChildren"}) {
        auto *card = new QWidget;
        card->setAttribute(Qt::WA_StyledBackground);
        card->setProperty("card", true);
        auto *in = theme.lay(new QVBoxLayout(card), Space::Small, 0);
        auto *number = new QLabel, *words = new QLabel;
        number->setObjectName(QLatin1String(name));
        setStyleProperty(number, "look", QStringLiteral("title"));
        setStyleProperty(words, "look", QStringLiteral("muted"));
        in->addWidget(number);
        in->addWidget(words);
        row->addWidget(card, 1);
        m_numbers << number;
        m_words << words;
    }
    m_bar->setTextVisible(false);
    m_bar->setObjectName(QStringLiteral("campaignProgress"));
    setStyleProperty(m_more, "look", QStringLiteral("muted"));
    m_more->setObjectName(QStringLiteral("campaignMore"));
    m_more->setWordWrap(true);
    column->addWidget(cards);
    column->addWidget(m_bar);
    column->addWidget(m_more);
    retranslate();
}

void FiguresStrip::retranslate() {
    const QString words[] = {tr("Households"), tr("Called"), tr("Left"), tr("Children under 16")};
    for (int i = 0; i < m_words.size(); ++i) {
        m_words[i]->setText(words[i]);
        m_numbers[i]->setAccessibleName(words[i]);
    }
    m_bar->setAccessibleName(tr("How far the campaign is"));
}

void FiguresStrip::show(const CampaignState &state) {
    const int numbers[] = {state.households, state.called, state.left, state.children};
    for (int i = 0; i < m_numbers.size(); ++i)
        m_numbers[i]->setText(QString::number(numbers[i]));
    m_bar->setRange(0, std::max(1, state.households));
    m_bar->setValue(state.called);
    QStringList more;
    if (state.households > 0)
        more << tr("%1 % of the households are called.").arg(100 * state.called / state.households);
    if (state.older > 0)
        more << tr("%n child(ren) of these households are not under 16 on the cut-off date: kept on file, not counted.", nullptr, state.older);
    if (state.notBorn > 0)
        more << tr("%n child(ren) of these households were born after the cut-off date: kept on file, not counted.", nullptr, state.notBorn);
    if (state.returns.villages > 0)
        more << tr("Returns: %1 of %2 villages.").arg(state.returns.returned).arg(state.returns.villages);
    m_more->setText(more.join(u' '));
}

}  // namespace tongdang
