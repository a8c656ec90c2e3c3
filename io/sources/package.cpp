#include "package.hpp"

#include <entente/core/base/errors.hpp>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace entente {
namespace {

constexpr std::size_t most_entries = 1'000, most_unpacked = std::size_t{1} << 30;
constexpr std::size_t most_ratio = 100, free_bytes = std::size_t{16} << 20;

using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;

[[noreturn]] void refuse(const std::string& file, const std::string& message,
                         const std::string& hint = {}) {
    throw InputError(Diagnostic{Severity::error, {file}, message, {}, hint});
}

[[noreturn]] void refuse_limit(const std::string& file, const std::string& message) {
    throw LimitError(Diagnostic{.severity = Severity::error,
                                .place = {file},
                                .message = message,
                                .excerpt = {},
                                .hint = "save the table as CSV"});
}

Reader open(std::string_view bytes, const std::string& file) {
    Reader reader{archive_read_new(), &archive_read_free};
    if (!reader) throw std::bad_alloc{};
    archive_read_support_format_zip(reader.get());
    if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        refuse(file, "the file cannot be unpacked: it is damaged or cut off");
    return reader;
}

bool next(const Reader& reader, const std::string& file, archive_entry*& entry) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) return false;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        refuse(file, "the file cannot be unpacked: it is damaged or cut off");
    return true;
}

std::string entry_name(archive_entry* entry) {
    const char* name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    return name ? name : "";
}

bool leads_out(std::string_view name) {
    if (name.starts_with('/') || name.starts_with('\\')) return true;
    if (name.size() > 1 && name[1] == ':') return true;
    while (!name.empty()) {
        const auto cut = std::min(name.find_first_of("/\\"), name.size());
        if (name.substr(0, cut) == "..") return true;
        name.remove_prefix(std::min(cut + 1, name.size()));
    }
    return false;
}

char plain(char c) {
    if (c == '\\') return '/';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

Package::Package(std::string_view bytes, const std::string& file) : bytes_(bytes), file_(file) {
    const Reader reader = open(bytes_, file_);
    for (archive_entry* entry = nullptr; next(reader, file_, entry);) {
        std::string name = entry_name(entry);
        if (leads_out(name))
            refuse_limit(file_, fmt::format("the archive holds a name that leads out of it: '{}'",
                                            name.substr(0, 80)));
        if (names_.size() == most_entries)
            refuse_limit(file_,
                         fmt::format("the archive holds more than {} entries", most_entries));
        names_.push_back(std::move(name));
    }
}

const std::string& Package::find(std::string_view name) const {
    static const std::string none;
    const auto same = [](char a, char b) { return plain(a) == plain(b); };
    const auto found =
        std::find_if(names_.begin(), names_.end(), [&](const std::string& candidate) {
            return std::equal(candidate.begin(), candidate.end(), name.begin(), name.end(), same);
        });
    return found == names_.end() ? none : *found;
}

void Package::read(const std::string& name, const std::function<void(std::string_view)>& take) {
    const Reader reader = open(bytes_, file_);
    archive_entry* entry = nullptr;
    do {
        if (!next(reader, file_, entry))
            refuse(file_, fmt::format("the file cannot be unpacked: '{}' is missing", name));
    } while (entry_name(entry) != name);
    if (archive_entry_is_encrypted(entry))
        refuse(file_, "the file is encrypted", "save it without a password");
    const auto begin = archive_filter_bytes(reader.get(), -1);
    std::size_t size = 0;
    for (;;) {
        const void* block = nullptr;
        std::size_t length = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(reader.get(), &block, &length, &offset);
        if (status == ARCHIVE_EOF) return;
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            refuse(file_, fmt::format("'{}' cannot be unpacked: it is damaged or cut off", name),
                   "open it in a spreadsheet and save it anew");
        size += length;
        unpacked_ += length;
        const auto taken = static_cast<std::size_t>(
            std::max<la_int64_t>(archive_filter_bytes(reader.get(), -1) - begin, 1));
        if (size > free_bytes && size / most_ratio > taken)
            refuse_limit(file_, fmt::format("'{}' unpacks to more than {} times its size", name,
                                            most_ratio));
        if (unpacked_ > most_unpacked) refuse_limit(file_, "the file unpacks to more than 1 GiB");
        take({static_cast<const char*>(block), length});
    }
}

std::string Package::read(const std::string& name) {
    std::string whole;
    read(name, [&](std::string_view piece) { whole += piece; });
    return whole;
}

} // namespace entente
