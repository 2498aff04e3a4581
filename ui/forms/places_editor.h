// Several places: typed by name or pinyin or picked from the tree, one after the other; those chosen stand below the line, each with a cross.
// Backspace in the empty line takes the last one away. The value is their codes with a space between.
#pragma once

#include "ui/forms/lookup_editor.h"

namespace tongdang {

class PlacesEditor final : public RegionEditor {
    Q_OBJECT
  public:
    PlacesEditor(const EditorHome &home, const Field &field, QWidget *parent);
    QString value() const override;
    void setValue(const QString &value) override;
    void setLocked(bool locked) override;
    void normalize() override;
    bool wide() const override { return true; }

  protected:
    void pick(const QString &code) override;
    bool handleKey(QKeyEvent *event) override;

  private:
    bool takeTyped();                    // what the line says, where all of it is places
    void remove(const QString &code);
    void showChosen();
    QStringList m_codes;
    QWidget *m_chosen;
    bool m_locked = false;
};

}  // namespace tongdang
