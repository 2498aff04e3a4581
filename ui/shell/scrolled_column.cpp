#include "ui/shell/scrolled_column.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace tongdang {

QVBoxLayout *scrolledColumn(Theme &theme, QWidget *page, int margin, Space spacing) {
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *ground = new QWidget;
    ground->setObjectName(QStringLiteral("scrolled"));
    area->setWidget(ground);
    theme.lay(new QVBoxLayout(page), 0, 0)->addWidget(area);
    return theme.lay(new QVBoxLayout(ground), margin, spacing);
}

}  // namespace tongdang
