// The look: one palette over Fusion (light, dark, high contrast, or as the system has it), zoom, text sizes, distances and tinted icons. Widgets ask
// here and nowhere else. Style properties that the sheet knows:
//   QWidget  "card" true                         a white panel with a border
//   QLabel   "text" "small|muted|large|title|code"   "tone" "good|warning|danger"
//   QPushButton "kind" "primary|flat|link"       QFrame "banner" "good|warning|danger|info"
#pragma once

#include "ui/shell/tokens.h"

#include <QBasicTimer>
#include <QFont>
#include <QIcon>
#include <QLayout>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <memory>
#include <vector>

namespace tongdang {

class SystemScheme;

class Theme : public QObject {
    Q_OBJECT
  public:
    enum class Mode { System, Light, Dark, Contrast };
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    bool isDark() const { return m_dark; }
    void setZoom(int percent);                     // bounded to kLeastZoom … kMostZoom
    void zoomSoon(int percent);                    // as it is stepped through: what waits in the queue is drawn once
    int zoom() const { return m_zoom; }
    void setLatin(bool latin);                     // the window speaks English: a Latin font leads
    void apply();                                  // to the application: style, palette, font, sheet

    QColor color(Color token) const { return QColor::fromRgb(table()[size_t(token)]); }
    QColor series(int index) const;                // of a chart
    int px(int atZoom100) const { return (atZoom100 * m_zoom + 50) / 100; }
    int space(Space token) const { return px(int(token)); }
    double points(TextSize size) const { return kPoints[size_t(size)] * m_zoom / 100.0; }
    QFont font(TextSize size, bool bold = false) const;
    // From resources/icons; drawn in the theme's colour each time, so it follows a change of theme by itself.
    QIcon icon(const QString &name, Color color = Color::Text) const;
    QPixmap pixmap(const QString &name, int size, Color color = Color::Text, double ratio = 1.0) const;

    // Margins and spacing that follow the zoom. Returns the layout.
    template <typename Layout> Layout *lay(Layout *layout, Space margin, Space spacing) { return lay(layout, int(margin), int(spacing)); }
    template <typename Layout> Layout *lay(Layout *layout, int margin, Space spacing) { return lay(layout, margin, int(spacing)); }
    template <typename Layout> Layout *lay(Layout *layout, Space margin, int spacing) { return lay(layout, int(margin), spacing); }
    template <typename Layout> Layout *lay(Layout *layout, int margin, int spacing) {
        keep({layout, nullptr, margin, spacing});
        return layout;
    }
    // A width or height that follows the zoom; 0 leaves it free.
    void fixWidth(QWidget *widget, int width) { keep({nullptr, widget, width, 0}); }
    void limitWidth(QWidget *widget, int width) { keep({nullptr, widget, width, 1}); }

  signals:
    void changed();

  protected:
    void timerEvent(QTimerEvent *event) override;

  private:
    struct Kept { QPointer<QLayout> layout; QPointer<QWidget> widget; int a = 0, b = 0; };
    const ColorTable &table() const { return m_mode == Mode::Contrast ? kContrast : m_dark ? kDark : kLight; }
    void keep(const Kept &kept);
    void scale(const Kept &kept) const;
    void follow();
    Mode m_mode = Mode::System;
    bool m_dark = false, m_latin = false;
    int m_zoom = 100;
    QBasicTimer m_soon;
    std::vector<Kept> m_kept;
    std::unique_ptr<SystemScheme> m_system;
};

QString themeModeName(Theme::Mode mode);           // "system" "light" "dark" "contrast": in the settings and on the command line
Theme::Mode themeModeFromName(const QString &name);

// Style properties, set so that the sheet sees them at once.
void setStyleProperty(QWidget *widget, const char *name, const QVariant &value);

}  // namespace tongdang
