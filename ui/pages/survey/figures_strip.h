// The figures of a campaign at a glance: households, called, left, children; and how far it is.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace tongdang {

class UiContext;
struct CampaignState;

class FiguresStrip final : public QWidget {
    Q_OBJECT
  public:
    FiguresStrip(UiContext &context, QWidget *parent);
    void show(const CampaignState &state);
    void retranslate();

  private:
    QList<QLabel *> m_numbers, m_words;
    QProgressBar *m_bar;
    QLabel *m_more;
};

}  // namespace tongdang
