// As what a new child is registered: the categories of its first statuses, chosen before the file is saved. Left-behind to begin with, for most are.
#pragma once

#include <QPushButton>

namespace tongdang {

class UiContext;

class CategoriesButton final : public QPushButton {
    Q_OBJECT
  public:
    CategoriesButton(UiContext &context, QWidget *parent);
    void set(const QString &categories);       // codes of the form `status`, a blank between; "" is none
    const QString &categories() const { return m_categories; }
    void retranslate();

  signals:
    void changed();

  private:
    void fill();
    UiContext &m_context;
    QString m_categories;
};

}  // namespace tongdang
