#include <entente/core/base/errors.hpp>
#include <entente/io/picture/raster.hpp>
#include <entente/io/picture/svg.hpp>
#include <entente/io/text/escape.hpp>

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>
#include <librsvg/rsvg.h>

#include <cmath>
#include <memory>

namespace entente {
namespace {

constexpr double longest_bitmap = 32767; // cairo keeps coordinates in 16 bits
constexpr double longest_page = 14400;

struct Free {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(GInputStream* stream) const { g_object_unref(stream); }
    void operator()(GError* error) const { g_error_free(error); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

void require(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS)
        throw SystemError(
            fmt::format("cannot draw the picture: {}", cairo_status_to_string(status)));
}

[[noreturn]] void fail(GError* raw) {
    const Owned<GError> error{raw};
    throw SystemError(
        fmt::format("cannot draw the picture: {}", error ? error->message : "no reason given"));
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) {
    try {
        static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::bad_alloc&) { // must not pass through C
        return CAIRO_STATUS_NO_MEMORY;
    }
}

void draw(const std::string& svg, cairo_surface_t* surface, double width, double height) {
    const Owned<GInputStream> stream{
        g_memory_input_stream_new_from_data(svg.data(), static_cast<gssize>(svg.size()), nullptr)};
    GError* error = nullptr;
    // The text is our own, so the parser's guard against endless texts may rest.
    const Owned<RsvgHandle> handle{rsvg_handle_new_from_stream_sync(
        stream.get(), nullptr, RSVG_HANDLE_FLAG_UNLIMITED, nullptr, &error)};
    if (!handle) fail(error);
    const Owned<cairo_t> context{cairo_create(surface)};
    require(cairo_status(context.get()));
    const RsvgRectangle page{0, 0, width, height};
    if (!rsvg_handle_render_document(handle.get(), context.get(), &page, &error)) fail(error);
    require(cairo_status(context.get()));
}

void limit(double side, double longest, const char* unit, const char* hint) {
    if (side > longest)
        throw LimitError(Diagnostic{
            .severity = Severity::error,
            .place = {},
            .message = fmt::format("the picture would be {:.0f} {} long; the limit is {:.0f}", side,
                                   unit, longest),
            .hint = hint});
}

} // namespace

std::string write_png(const Scene& scene, double dpi) {
    if (!(dpi > 0) || !std::isfinite(dpi))
        throw UsageError(fmt::format("{} dots per inch make no picture", dpi),
                         "give a number such as 200");
    const std::string svg = write_svg(scene);
    // A whole number of pixels must not become one more by rounding noise.
    const auto pixels = [&](double points) { return std::ceil(points * dpi / 72 - 1e-6); };
    const double width = pixels(scene.width), height = pixels(scene.height);
    limit(std::max(width, height), longest_bitmap, "pixels",
          "ask for fewer dots per inch, or for SVG or PDF");
    const Owned<cairo_surface_t> surface{cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, static_cast<int>(width), static_cast<int>(height))};
    require(cairo_surface_status(surface.get()));
    draw(svg, surface.get(), width, height);
    std::string bytes;
    require(cairo_surface_write_to_png_stream(surface.get(), append, &bytes));
    return bytes;
}

std::string write_pdf(const Scene& scene, const std::string& date) {
    const std::string svg = write_svg(scene);
    limit(std::max(scene.width, scene.height), longest_page, "points", "ask for SVG");
    std::string bytes;
    {
        const Owned<cairo_surface_t> surface{
            cairo_pdf_surface_create_for_stream(append, &bytes, scene.width, scene.height)};
        require(cairo_surface_status(surface.get()));
        const auto set = [&](cairo_pdf_metadata_t key, const std::string& value) {
            cairo_pdf_surface_set_metadata(surface.get(), key, value.c_str());
        };
        set(CAIRO_PDF_METADATA_TITLE, visible_text(scene.title));
        set(CAIRO_PDF_METADATA_CREATOR, "Entente");
        set(CAIRO_PDF_METADATA_CREATE_DATE, date);
        draw(svg, surface.get(), scene.width, scene.height);
        cairo_surface_finish(surface.get());
        require(cairo_surface_status(surface.get()));
    }
    return bytes;
}

} // namespace entente
