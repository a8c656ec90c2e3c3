#pragma once
/// Bytes in and bytes out: whole files, read with a limit and written whole or not at all.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace entente {

struct ReadLimits {
    std::size_t bytes = std::size_t{4} << 30; ///< largest file
};

/// The bytes of a file, or of standard input for "-". Throws SystemError when the file is missing,
/// is a folder or cannot be read, LimitError when it is too large.
std::string read_file(const std::string& path, const ReadLimits& limits = {});

/// Writes a whole file: beside the target, flushed to disk, then renamed over it, so that a reader
/// sees the old file or the new one. A symbolic link stays, and what it leads to is the target.
/// Throws UsageError when the target exists and `overwrite` is not given, SystemError when writing
/// fails; the target is untouched then and nothing is left beside it.
void write_file(const std::string& path, std::string_view bytes, bool overwrite);
/// The same for bytes in several pieces, one after another.
void write_file(const std::string& path, std::span<const std::string_view> pieces, bool overwrite);

/// Puts the folder `from` in the place of `to`, which may exist: both names then hold each other's
/// folder, in one step where the file system can. Throws SystemError; both are then as they were.
void exchange_folders(const std::string& from, const std::string& to);

/// Writes to standard output and flushes. Throws SystemError when that fails.
void write_standard_output(std::string_view bytes);

/// SHA-256 in lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);
/// The same in base 64, as content security policies name it.
std::string sha256_base64(std::string_view bytes);

} // namespace entente
