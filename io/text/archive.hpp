#pragma once
/// Compressed files as what is in them.
#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

inline constexpr std::size_t default_decompressed_bytes = std::size_t{2} << 30;

/// Whether the bytes begin as a file of gzip, zstd, xz or zip does.
bool is_compressed(std::string_view bytes);

/// What is in a file of gzip, zstd or xz, or in the only file of a zip archive; bytes of any other
/// kind come back as they are. Throws InputError with the file when the content is damaged, cut
/// off or encrypted, or when an archive has no file or several; LimitError when there would be more
/// than `most_bytes`, or, in a zip archive, more than 100 times what the archive takes (and over 1
/// MiB). Nothing is written anywhere. O(content).
std::string decompressed(std::string bytes, const std::string& file,
                         std::size_t most_bytes = default_decompressed_bytes);

} // namespace entente
