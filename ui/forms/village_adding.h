// Adding villages where they are missing: names below a township of the ledger's own region, which may be new itself. What would be added
// is shown line by line before it is.
#pragma once

#include "core/places/new_villages.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace tongdang {

class UiContext;

bool mayAddVillages(const UiContext &context);     // by role, and in a ledger that is written to and is more than one village's

// Asks and adds. The codes of the villages that were named, those that were there already among them; empty where the person goes back.
// `township`: where the dialog begins; the code of one, or of a village below it.
QStringList addVillages(UiContext &context, QWidget *parent, const QStringList &names = {}, const QString &township = {});

class VillageDialog final : public QDialog {
    Q_OBJECT
  public:
    VillageDialog(UiContext &context, const QStringList &names, const QString &township, QWidget *parent);
    const QStringList &villages() const { return m_villages; }

  private:
    void addFields(class QVBoxLayout *column);
    void fillTownships();
    void plan();
    void add();
    QString county() const;
    UiContext &m_context;
    QComboBox *m_county, *m_township;
    QLabel *m_codeName, *m_words;
    QLineEdit *m_code;
    QPlainTextEdit *m_names;
    QTableWidget *m_table;
    QPushButton *m_add;
    NewVillages m_plan;
    QStringList m_villages;
};

}  // namespace tongdang
