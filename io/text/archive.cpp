#include <entente/core/base/errors.hpp>
#include <entente/io/text/archive.hpp>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace entente {
namespace {

using namespace std::string_view_literals;

struct Closing {
    void operator()(archive* a) const { archive_read_free(a); }
};

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv);
}

[[noreturn]] void refuse(const std::string& file, const std::string& what, std::string hint = {}) {
    throw InputError(Diagnostic{Severity::error, {file}, what, {}, std::move(hint)});
}

[[noreturn]] void too_much(const std::string& file, const std::string& what) {
    throw LimitError(
        Diagnostic{Severity::error, {file}, what, {}, "decompress it by hand if you trust it"});
}

} // namespace

bool is_compressed(std::string_view bytes) {
    return is_zip(bytes) || bytes.starts_with("\x1f\x8b"sv) ||
           bytes.starts_with("\x28\xb5\x2f\xfd"sv) ||
           bytes.starts_with("\xfd"
                             "7zXZ\0"sv);
}

std::string decompressed(std::string bytes, const std::string& file, std::size_t most_bytes) {
    if (!is_compressed(bytes)) return bytes;
    const bool zip = is_zip(bytes);
    const std::unique_ptr<archive, Closing> from{archive_read_new()};
    if (!from) throw std::bad_alloc{};
    archive* a = from.get();
    if (zip) {
        archive_read_support_format_zip(a);
    } else {
        archive_read_support_format_raw(a);
        archive_read_support_filter_gzip(a);
        archive_read_support_filter_zstd(a);
        archive_read_support_filter_xz(a);
    }
    const auto why = [&] {
        const char* text = archive_error_string(a);
        return std::string{"cannot be decompressed: "} + (text ? text : "it is damaged");
    };
    archive_entry* entry = nullptr;
    const auto next = [&] {
        for (;;) {
            const int status = archive_read_next_header(a, &entry);
            if (status == ARCHIVE_EOF) return false;
            if (status < ARCHIVE_WARN) refuse(file, why());
            if (!zip || archive_entry_filetype(entry) == AE_IFREG) return true;
        }
    };
    if (archive_read_open_memory(a, bytes.data(), bytes.size()) != ARCHIVE_OK) refuse(file, why());
    if (!next()) refuse(file, "there is no file in the archive");
    if (zip && archive_entry_is_encrypted(entry))
        refuse(file, "the archive is encrypted", "give it without a password");
    // A megabyte hurts nobody, whatever it was packed into.
    const std::size_t ratio_limit =
        zip ? std::max(std::size_t{1} << 20,
                       bytes.size() > most_bytes / 100 ? most_bytes : bytes.size() * 100)
            : most_bytes;
    std::string out;
    std::array<char, 1 << 16> chunk;
    for (;;) {
        const auto got = archive_read_data(a, chunk.data(), chunk.size());
        if (got < 0) refuse(file, why());
        if (got == 0) break;
        const auto size = static_cast<std::size_t>(got);
        if (out.size() + size > most_bytes)
            too_much(file, fmt::format("holds more than {} bytes", most_bytes));
        if (out.size() + size > ratio_limit)
            too_much(file, "holds more than 100 times what it takes, as no honest archive does");
        out.append(chunk.data(), size);
    }
    if (zip && next())
        refuse(file, "there are several files in the archive", "give one of them by itself");
    return out;
}

} // namespace entente
