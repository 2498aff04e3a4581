#include "ui/shell/look_settings.h"

#include "ui/shell/context.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace tongdang {

namespace {

struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::Look) };

template <typename Act> void addChoice(QMenu &menu, QActionGroup *group, const QString &title, bool chosen, Act act) {
    auto *action = menu.addAction(title);
    action->setCheckable(true);
    action->setChecked(chosen);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, &menu, act);
}

}  // namespace

void chooseZoom(UiContext &context, int percent) {
    context.theme().zoomSoon(percent);
    context.settings().setValue(QStringLiteral("look/zoom"), context.theme().zoom());
}

void chooseMode(UiContext &context, Theme::Mode mode) {
    context.theme().setMode(mode);
    context.settings().setValue(QStringLiteral("look/theme"), themeModeName(mode));
}

void chooseLanguage(UiContext &context, Language language) {
    QMetaObject::invokeMethod(&context, [&context, language] { context.setLanguage(language); }, Qt::QueuedConnection);
}

QString modeTitle(Theme::Mode mode) {
    switch (mode) {
    case Theme::Mode::System: return Words::tr("As the system");
    case Theme::Mode::Light: return Words::tr("Light");
    case Theme::Mode::Dark: return Words::tr("Dark");
    case Theme::Mode::Contrast: return Words::tr("High contrast");
    }
    return {};
}

void fillLookMenu(UiContext &context, QMenu &menu) {
    const Theme &theme = context.theme();
    auto *colours = menu.addMenu(theme.icon(QStringLiteral("theme")), Words::tr("Colours"));
    auto *modes = new QActionGroup(colours);
    for (const auto mode : {Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Contrast})
        addChoice(*colours, modes, modeTitle(mode), theme.mode() == mode, [&context, mode] { chooseMode(context, mode); });
    auto *size = menu.addMenu(theme.icon(QStringLiteral("zoom")), Words::tr("Size"));
    auto *zooms = new QActionGroup(size);
    for (const int percent : kZooms)
        addChoice(*size, zooms, Words::tr("%1 %").arg(percent), theme.zoom() == percent, [&context, percent] { chooseZoom(context, percent); });
    auto *spoken = menu.addMenu(theme.icon(QStringLiteral("language")), QStringLiteral("语言 / Language"));
    auto *languages = new QActionGroup(spoken);
    for (const auto &[language, name] : {std::pair(Language::Chinese, QStringLiteral("简体中文")), std::pair(Language::English, QStringLiteral("English"))})
        addChoice(*spoken, languages, name, context.language() == language, [&context, language = language] { chooseLanguage(context, language); });
}

}  // namespace tongdang
