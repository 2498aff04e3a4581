// In place of an empty list: a sentence that says why, and buttons for what can be done about it.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace tongdang {

class Theme;

class EmptyHint final : public QWidget {
    Q_OBJECT
  public:
    explicit EmptyHint(Theme &theme, QWidget *parent = nullptr);
    void retranslate();
    void say(const QString &sentence, bool quiet = false);
    enum class Clear { None, All, Search };       // Search: the same search without the choice it stands within
    void offer(Clear clear, bool importing, bool registering);

  signals:
    void clearWanted();
    void importWanted();
    void registerWanted();

  private:
    Clear m_what = Clear::All;
    QLabel *m_text;
    QPushButton *m_clear, *m_import, *m_register;
};

}  // namespace tongdang
