// The pages of a PDF as pictures; the only place that includes poppler.
#pragma once

#include <QByteArray>
#include <QImage>

#include <memory>

namespace tongdang {

class Pages final {
  public:
    explicit Pages(const QByteArray &content);            // what is damaged or locked has no pages
    ~Pages();
    int count() const;
    QImage image(int page, const QSize &within) const;    // null where it cannot be drawn

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace tongdang
