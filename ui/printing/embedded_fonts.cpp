#include "ui/printing/embedded_fonts.h"

#include <cairo-ft.h>
#include <hb-subset.h>

#include <map>
#include <vector>

namespace tongdang {

namespace {

// One font with its chosen glyphs; cairo keeps the face, and through it the bytes, as long as it needs them.
struct Cut {
    hb_set_t *glyphs = hb_set_create();
    hb_map_t *numbers = hb_map_create();   // from the whole font's to this one's
    cairo_font_face_t *face = nullptr;

    Cut() = default;
    ~Cut() {
        hb_set_destroy(glyphs);
        hb_map_destroy(numbers);
        if (face)
            cairo_font_face_destroy(face);
    }
    Cut(const Cut &) = delete;
    Cut &operator=(const Cut &) = delete;
};

struct Bytes {
    hb_blob_t *blob = nullptr;
    FT_Face face = nullptr;
    ~Bytes() {
        if (face)
            FT_Done_Face(face);
        hb_blob_destroy(blob);
    }
};

FT_Library library() {
    static const FT_Library one = [] {
        FT_Library made = nullptr;
        FT_Init_FreeType(&made);
        return made;
    }();
    return one;
}

hb_face_t *faceOf(const PangoLayoutRun *run) { return hb_font_get_face(pango_font_get_hb_font(run->item->analysis.font)); }

// What a run has no glyph for is the font's own mark of that.
hb_codepoint_t glyphOf(PangoGlyph glyph) { return glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : glyph; }

cairo_font_face_t *cut(hb_face_t *face, const hb_set_t *glyphs, hb_map_t *numbers) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return nullptr;
    hb_set_union(hb_subset_input_glyph_set(input), glyphs);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_NO_HINTING);
    // Shaping is done already: no layout tables.
    for (const hb_tag_t tag : {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E')})
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), tag);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
    hb_subset_input_destroy(input);
    if (!plan)
        return nullptr;
    hb_face_t *small = hb_subset_plan_execute_or_fail(plan);
    for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next(glyphs, &glyph);)
        hb_map_set(numbers, glyph, hb_map_get(hb_subset_plan_old_to_new_glyph_mapping(plan), glyph));
    hb_subset_plan_destroy(plan);
    if (!small)
        return nullptr;
    auto bytes = std::make_unique<Bytes>();
    bytes->blob = hb_face_reference_blob(small);
    hb_face_destroy(small);
    unsigned length = 0;
    const char *data = hb_blob_get_data(bytes->blob, &length);
    if (FT_New_Memory_Face(library(), reinterpret_cast<const FT_Byte *>(data), FT_Long(length), 0, &bytes->face) != 0)
        return nullptr;
    cairo_font_face_t *made = cairo_ft_font_face_create_for_ft_face(bytes->face, FT_LOAD_NO_HINTING);
    static const cairo_user_data_key_t key{};
    cairo_font_face_set_user_data(made, &key, bytes.release(), [](void *owned) { delete static_cast<Bytes *>(owned); });
    return made;
}

}  // namespace

struct EmbeddedFonts::Private {
    std::map<hb_face_t *, Cut> cuts;
};

EmbeddedFonts::EmbeddedFonts() : d(std::make_unique<Private>()) {}
EmbeddedFonts::~EmbeddedFonts() = default;

void EmbeddedFonts::collect(const PangoLayoutRun *run) {
    hb_face_t *face = faceOf(run);
    if (const auto known = d->cuts.find(face); known != d->cuts.end() && known->second.face)
        d->cuts.erase(known);   // of the part before
    Cut &cut = d->cuts[face];
    for (int i = 0; i < run->glyphs->num_glyphs; ++i)
        if (const PangoGlyph glyph = run->glyphs->glyphs[i].glyph; glyph != PANGO_GLYPH_EMPTY)
            hb_set_add(cut.glyphs, glyphOf(glyph));
}

void EmbeddedFonts::embed() {
    for (auto &[face, one] : d->cuts)
        if (!one.face)
            one.face = cut(face, one.glyphs, one.numbers);
}

double EmbeddedFonts::draw(cairo_t *to, const PangoLayoutRun *run, const char *text, double x, double y) const {
    const auto found = d->cuts.find(faceOf(run));
    const PangoGlyphString *shaped = run->glyphs;
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
    double wide = 0;
    for (int i = 0; i < shaped->num_glyphs; ++i) {
        const PangoGlyphInfo &one = shaped->glyphs[i];
        if (i == 0 || shaped->log_clusters[i] != shaped->log_clusters[i - 1]) {
            if (i > 0)
                clusters.back().num_bytes = shaped->log_clusters[i] - shaped->log_clusters[i - 1];
            clusters.push_back({0, 0});
        }
        if (one.glyph != PANGO_GLYPH_EMPTY && found != d->cuts.end()) {
            glyphs.push_back({hb_map_get(found->second.numbers, glyphOf(one.glyph)), x + wide + double(one.geometry.x_offset) / PANGO_SCALE, y + double(one.geometry.y_offset) / PANGO_SCALE});
            ++clusters.back().num_glyphs;
        }
        wide += double(one.geometry.width) / PANGO_SCALE;
    }
    if (shaped->num_glyphs == 0 || found == d->cuts.end() || !found->second.face)
        return wide;
    clusters.back().num_bytes = run->item->length - shaped->log_clusters[shaped->num_glyphs - 1];
    cairo_set_font_face(to, found->second.face);
    cairo_show_text_glyphs(to, text + run->item->offset, run->item->length, glyphs.data(), int(glyphs.size()), clusters.data(), int(clusters.size()), cairo_text_cluster_flags_t(0));
    return wide;
}

}  // namespace tongdang
