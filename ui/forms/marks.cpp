#include "ui/forms/marks.h"

#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <functional>

namespace tongdang {

bool same(const Issue &a, const Issue &b) { return a.field == b.field && a.severity == b.severity && a.rule == b.rule && a.message == b.message; }

Color severityTone(Severity severity) {
    switch (severity) {
    case Severity::Must: return Color::Danger;
    case Severity::Warn: return Color::Warning;
    case Severity::Info: return Color::Muted;
    }
    return Color::Text;
}

void tint(QLabel *label, const Theme &theme, Color color) {
    label->setStyleSheet(QStringLiteral("color: %1").arg(theme.color(color).name()));
}

LevelLook levelLook(qsizetype place, qsizetype of) {
    if (place == of - 1)
        return {QStringLiteral("▲"), Color::Danger, Color::DangerSoft};
    if (place == 0)
        return {QStringLiteral("●"), Color::Good, Color::GoodSoft};
    if (place == of - 2)
        return {QStringLiteral("◆"), Color::Warning, Color::WarningSoft};
    return {QStringLiteral("■"), Color::RiskLower, Color::RiskLowerSoft};
}

// Drawn on a square of 16 units.
static QIcon drawn(int size, const std::function<void(QPainter &)> &draw) {
    QIcon icon;
    for (const int scale : {1, 2}) {
        QPixmap pixmap(size * scale, size * scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(size * scale / 16.0, size * scale / 16.0);
        draw(painter);
        painter.end();
        pixmap.setDevicePixelRatio(scale);
        icon.addPixmap(pixmap);
    }
    return icon;
}

QIcon severityIcon(Severity severity, const Theme &theme, int size) {
    const QColor color = theme.color(severityTone(severity)), ground = theme.color(Color::Surface);
    return drawn(size, [&](QPainter &p) {
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        QPen inner(ground, 1.8, Qt::SolidLine, Qt::RoundCap);
        if (severity == Severity::Warn) {
            QPainterPath triangle;
            triangle.moveTo(8, 1.5);
            triangle.lineTo(15, 14.5);
            triangle.lineTo(1, 14.5);
            triangle.closeSubpath();
            p.drawPath(triangle);
            p.setPen(inner);
            p.drawLine(QPointF(8, 6), QPointF(8, 9.8));
            p.drawPoint(QPointF(8, 12.4));
        } else {
            p.drawEllipse(QPointF(8, 8), 7, 7);
            p.setPen(inner);
            const bool info = severity == Severity::Info;
            p.drawLine(QPointF(8, info ? 7.4 : 4.4), QPointF(8, info ? 11.6 : 8.6));
            p.drawPoint(QPointF(8, info ? 4.4 : 11.6));
        }
    });
}

QIcon editorIcon(const QString &name, const Theme &theme, int size) {
    const QColor color = theme.color(Color::Muted);
    return drawn(size, [&](QPainter &p) {
        p.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (name == u"calendar") {
            p.drawRoundedRect(QRectF(2, 3, 12, 11), 1.5, 1.5);
            p.drawLine(QPointF(2, 6.5), QPointF(14, 6.5));
            p.drawLine(QPointF(5.2, 1.6), QPointF(5.2, 4));
            p.drawLine(QPointF(10.8, 1.6), QPointF(10.8, 4));
            for (const QPointF &day : {QPointF(5.2, 9.2), QPointF(8, 9.2), QPointF(10.8, 9.2), QPointF(5.2, 11.6), QPointF(8, 11.6)})
                p.drawPoint(day);
        } else if (name == u"tree") {
            p.drawLine(QPointF(3, 2.5), QPointF(3, 12));
            for (const qreal y : {5.0, 12.0})
                p.drawLine(QPointF(3, y), QPointF(6, y));
            p.drawRect(QRectF(7, 3.2, 6, 3.6));
            p.drawRect(QRectF(7, 10.2, 6, 3.6));
        } else if (name == u"lock") {
            p.drawRoundedRect(QRectF(3, 7, 10, 7), 1.2, 1.2);
            p.drawArc(QRectF(5, 2, 6, 9), 0, 180 * 16);
        } else if (name == u"open") {
            p.drawLine(QPointF(4, 6.5), QPointF(8, 10.5));
            p.drawLine(QPointF(8, 10.5), QPointF(12, 6.5));
        }
    });
}

}  // namespace tongdang
