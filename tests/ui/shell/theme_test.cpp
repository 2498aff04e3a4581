#include "tests/support/catch_qt.h"
#include "ui/shell/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QVBoxLayout>

#include <cmath>

using namespace tongdang;

namespace {

// WCAG 2.1 relative luminance and contrast.
double luminance(const QColor &color) {
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}
double contrast(const QColor &a, const QColor &b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace

TEST_CASE("text can be read on every ground it stands on, in light and dark", "[shell]") {
    Theme theme;
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Contrast}) {
        theme.setMode(mode);
        CHECK(themeModeFromName(themeModeName(mode)) == mode);
        const auto ratio = [&](Color a, Color b) { return contrast(theme.color(a), theme.color(b)); };
        for (const auto ground : {Color::Window, Color::Surface, Color::Raised, Color::AccentSoft, Color::GoodSoft, Color::WarningSoft, Color::DangerSoft}) {
            INFO(themeModeName(mode).toStdString() << " ground " << int(ground));
            CHECK(ratio(Color::Text, ground) >= (mode == Theme::Mode::Contrast ? 10.0 : 4.5));
        }
        for (const auto ground : {Color::Window, Color::Surface}) {
            for (const auto text : {Color::Muted, Color::Accent, Color::Good, Color::Warning, Color::Danger, Color::RiskLow, Color::RiskLower, Color::RiskMedium, Color::RiskHigh}) {
                INFO(themeModeName(mode).toStdString() << " text " << int(text) << " ground " << int(ground));
                CHECK(ratio(text, ground) >= 4.5);
            }
            CHECK(ratio(Color::Control, ground) >= 3.0);
        }
        CHECK(ratio(Color::OnAccent, Color::Accent) >= 4.5);
        CHECK(ratio(Color::Accent, Color::AccentSoft) >= 4.5);
        CHECK(ratio(Color::Good, Color::GoodSoft) >= 4.5);
        CHECK(ratio(Color::Warning, Color::WarningSoft) >= 4.5);
        CHECK(ratio(Color::Danger, Color::DangerSoft) >= 4.5);
        CHECK(ratio(Color::RiskLower, Color::RiskLowerSoft) >= 4.5);
        for (const auto other : {Color::RiskLow, Color::RiskMedium, Color::RiskHigh}) {          // told apart by more than their shape
            const int apart = std::abs(theme.color(Color::RiskLower).hue() - theme.color(other).hue());
            INFO(themeModeName(mode).toStdString() << " " << int(other) << " " << apart);
            CHECK(std::min(apart, 360 - apart) >= 40);
        }
    }
}

TEST_CASE("the zoom scales text and distances, and stays within its bounds", "[shell]") {
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    QWidget box;
    auto *column = theme.lay(new QVBoxLayout(&box), Space::Large, Space::Small);
    CHECK(column->contentsMargins().left() == 16);
    theme.setZoom(200);
    CHECK(column->contentsMargins().left() == 32);
    CHECK(column->spacing() == 16);
    CHECK(QApplication::font().pointSizeF() == Approx(20.0));
    theme.setZoom(1000);
    CHECK(theme.zoom() == 200);
    theme.setZoom(0);
    CHECK(theme.zoom() == 80);
    theme.setZoom(100);
}

TEST_CASE("every icon draws something, in the colour asked for", "[shell]") {
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    int icons = 0;
    for (QDirIterator it(QStringLiteral(":/icons")); it.hasNext();) {
        it.next();
        const QString name = it.fileInfo().completeBaseName();
        const QImage image = theme.pixmap(name, 24, Color::Danger).toImage();
        int drawn = 0, tinted = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() > 200) {
                    ++drawn;
                    tinted += image.pixelColor(x, y).red() > image.pixelColor(x, y).green() + 60;
                }
        INFO(name.toStdString());
        CHECK(drawn > 4);
        if (name != u"tongdang" && !name.endsWith(u"-arrow"))   // these have colours of their own
            CHECK(tinted > 0);
        ++icons;
    }
    CHECK(icons > 30);
    CHECK(theme.pixmap(QStringLiteral("no-such-icon"), 24).toImage().isNull());
}

TEST_CASE("a chosen box or dot differs plainly from one that is not, in light and dark and at every zoom", "[shell]") {
    Theme theme;
    const auto inked = [&](QAbstractButton &button, bool chosen) {     // pixels of the accent colour
        button.setChecked(chosen);
        button.ensurePolished();
        button.resize(button.sizeHint());
        const QImage image = button.grab().toImage();
        const QColor accent = theme.color(Color::Accent);
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                pixels += contrast(image.pixelColor(x, y), accent) < 1.2 && image.pixelColor(x, y).hue() >= accent.hue() - 12 && image.pixelColor(x, y).hue() <= accent.hue() + 12;
        return pixels;
    };
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Contrast})
        for (const int zoom : {100, 200}) {
            theme.setMode(mode);
            theme.setZoom(zoom);
            INFO(themeModeName(mode).toStdString() << " " << zoom);
            QCheckBox box(QStringLiteral("x"));
            QRadioButton dot(QStringLiteral("x"));
            dot.setAutoExclusive(false);
            for (QAbstractButton *button : {static_cast<QAbstractButton *>(&box), static_cast<QAbstractButton *>(&dot)}) {
                const int least = theme.px(8) * theme.px(8);
                CHECK(inked(*button, false) < least / 4);
                CHECK(inked(*button, true) > least);
            }
        }
    theme.setZoom(100);
    theme.setMode(Theme::Mode::Light);
}

TEST_CASE("a field with a problem shows whether it has the keyboard, in every theme", "[shell]") {
    Theme theme;
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Contrast}) {
        theme.setMode(mode);
        for (const char *problem : {"must", "warn"}) {
            INFO(themeModeName(mode).toStdString() << " " << problem);
            QWidget window;
            auto *column = new QVBoxLayout(&window);
            QLineEdit *lines[2];
            for (auto *&line : lines) {
                column->addWidget(line = new QLineEdit);
                setStyleProperty(line, "problem", QLatin1String(problem));
            }
            window.show();
            QApplication::setActiveWindow(&window);
            lines[0]->setFocus();
            REQUIRE(lines[0]->hasFocus());
            const QImage with = lines[0]->grab().toImage(), without = lines[1]->grab().toImage();
            const int middle = with.height() / 2;
            CHECK(with.pixelColor(0, middle) == theme.color(Color::Accent));
            CHECK(without.pixelColor(0, middle) == theme.color(qstrcmp(problem, "must") == 0 ? Color::Danger : Color::Warning));
        }
    }
    theme.setMode(Theme::Mode::Light);
}

TEST_CASE("a choice has as much room for its words with the keyboard as without, and shows all of its list", "[shell]") {
    Theme theme;
    QComboBox combo;
    combo.addItems({QStringLiteral("表和图分开"), QStringLiteral("左右并排"), QStringLiteral("上下排列"), QStringLiteral("其他")});
    combo.resize(combo.sizeHint());
    combo.show();
    for (const int zoom : {100, 200}) {
        theme.setZoom(zoom);
        QStyleOptionComboBox option;
        option.initFrom(&combo);
        option.subControls = QStyle::SC_All;
        option.state &= ~QStyle::State_HasFocus;
        const int without = combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo).width();
        option.state |= QStyle::State_HasFocus;
        CHECK(combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo).width() >= without);
        QApplication::setActiveWindow(&combo);
        combo.setFocus();
        REQUIRE(combo.hasFocus());
        combo.showPopup();
        QApplication::processEvents();
        CHECK(combo.view()->verticalScrollBar()->maximum() == 0);        // every line of its list is seen
        combo.hidePopup();
    }
    theme.setZoom(100);
}

TEST_CASE("icons of the style follow the zoom, and message boxes have the program's own", "[shell]") {
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    const auto size = [](QStyle::PixelMetric metric) { return QApplication::style()->pixelMetric(metric); };
    const int before = size(QStyle::PM_SmallIconSize);
    theme.setZoom(200);
    CHECK(size(QStyle::PM_SmallIconSize) == 2 * before);
    CHECK(size(QStyle::PM_IndicatorWidth) == 32);
    const QIcon own = QApplication::style()->standardIcon(QStyle::SP_MessageBoxWarning);
    CHECK(own.pixmap(QSize(24, 24)).toImage() == theme.icon(QStringLiteral("warning"), Color::Warning).pixmap(QSize(24, 24)).toImage());
    theme.setZoom(100);
}

TEST_CASE("icons follow the theme without being set again", "[shell]") {
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    const QIcon icon = theme.icon(QStringLiteral("add"));
    const auto middle = [&] { return icon.pixmap(QSize(24, 24)).toImage().pixelColor(12, 12); };
    const QColor light = middle();
    theme.setMode(Theme::Mode::Dark);
    CHECK(middle() != light);
    theme.setMode(Theme::Mode::Light);
}
