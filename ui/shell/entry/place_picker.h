// Where we are: type a part of the name or its pinyin, or open the tree; one place of county level or below is chosen.
#pragma once

#include "core/places/places.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace tongdang {

class Theme;

class PlacePicker final : public QWidget {
    Q_OBJECT
  public:
    PlacePicker(const Places &places, Theme &theme, QWidget *parent = nullptr);
    QString code() const;               // "" until one is chosen
    void setCode(const QString &code);  // opens the tree at it

  signals:
    void changed();
    void confirmed();                   // Enter, or a double click

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void search(const QString &text);
    void fill(QTreeWidgetItem *parent, const QString &code);
    QTreeWidgetItem *item(const Place &place, bool whole) const;
    const Places &m_places;
    QLineEdit *m_search;
    QTreeWidget *m_tree;
    QLabel *m_none;
};

}  // namespace tongdang
