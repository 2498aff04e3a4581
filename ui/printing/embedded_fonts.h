// Fonts with the glyphs of a document alone, made by HarfBuzz's subsetter without subroutines: cairo 1.16, left to cut Noto's CFF font down
// itself, loses glyphs that reach into nested subroutines (如 comes out empty) and carries all subroutines along (docs/decisions/0009).
#pragma once

#include <pango/pangocairo.h>

#include <memory>

namespace tongdang {

class EmbeddedFonts {
  public:
    EmbeddedFonts();
    ~EmbeddedFonts();
    EmbeddedFonts(const EmbeddedFonts &) = delete;
    EmbeddedFonts &operator=(const EmbeddedFonts &) = delete;

    void collect(const PangoLayoutRun *run);
    void embed();       // what has been collected since
    // Draws a run whose glyphs are embedded, `text` its layout's; answers how wide it is.
    double draw(cairo_t *to, const PangoLayoutRun *run, const char *text, double x, double y) const;

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace tongdang
