// A file of a record, looked at inside the program: a photo or the pages of a scan, larger, smaller and turned; any other kind is named. A copy
// outside is given by an export that asks what for and stands in the log.
#pragma once

#include "ui/files/form_files.h"

#include <QDialog>

class QLabel;
class QScrollArea;

namespace tongdang {

class Pages;

class FileViewer final : public QDialog {
    Q_OBJECT
  public:
    // `attachment` nil: not saved yet, so there is nothing to export.
    FileViewer(UiContext &context, const FileFacts &facts, const Result<QByteArray> &content, const Uid &attachment, QWidget *parent);
    ~FileViewer() override;

    int page() const { return m_page; }
    int pageCount() const;
    double zoom() const { return m_zoom; }
    QSize shownSize() const;

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void draw();
    void zoomBy(double factor);
    void turnPage(int by);
    UiContext &m_context;
    FileFacts m_facts;
    Uid m_attachment;
    QImage m_picture;
    std::unique_ptr<Pages> m_pages;
    QScrollArea *m_area;
    QLabel *m_image, *m_number;
    int m_page = 0, m_turned = 0;               // quarters
    double m_zoom = 1;                          // 1: fits
};

// Reads and shows an attachment of the ledger.
void viewAttachment(UiContext &context, const Record &attachment, QWidget *parent);
// Asks what for and where to; a large one goes out beside the window.
void exportAttachment(UiContext &context, const Uid &attachment, const QString &name, QWidget *parent);

}  // namespace tongdang
