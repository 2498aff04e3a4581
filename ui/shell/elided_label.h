// A line of text that shortens itself with "…" where there is no room; the whole text is its tool tip. With word wrap, a plain label.
#pragma once

#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace tongdang {

class ElidedLabel final : public QLabel {
  public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return wordWrap() ? QLabel::minimumSizeHint() : QSize{fontMetrics().horizontalAdvance(QStringLiteral("字字字…")), QLabel::minimumSizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent *event) override {
        if (wordWrap())
            return QLabel::paintEvent(event);
        QPainter painter(this);
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
        setToolTip(shown == text() ? QString() : text());
        style()->drawItemText(&painter, contentsRect(), int(alignment()), palette(), isEnabled(), shown, foregroundRole());
    }
};

}  // namespace tongdang
