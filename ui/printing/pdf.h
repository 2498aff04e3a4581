// Pages as a PDF: text that is found and copied as it was written (儿童, 户籍, 𬭎), fonts embedded and only as far as they are used.
#pragma once

#include "core/base/result.h"
#include "ui/printing/type.h"

namespace tongdang {

// Where finished pages go, one after the other: a file, a preview, a printer.
class PageSink {
  public:
    virtual ~PageSink() = default;
    virtual void page(paper::Page page) = 0;
};

// A file that is there whole or not at all: it is written beside its name and renamed at the end.
class PdfFile final : public PageSink {
  public:
    // Errors: File printing.cannot_write.
    static Result<std::unique_ptr<PdfFile>> create(const QString &path, const QString &title, Type &type);
    ~PdfFile() override;
    void page(paper::Page page) override;
    int pages() const;
    Result<void> finish();             // File printing.no_room where the medium is full or gone; nothing is left then

  private:
    PdfFile();
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace tongdang
