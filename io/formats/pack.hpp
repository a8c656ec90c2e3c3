#pragma once
/// Networks in a binary form that is mapped into memory as it lies on the disk.
#include <string>
#include <string_view>
#include <vector>

#include <entente/core/model/network.hpp>
#include <entente/core/run/run.hpp>

namespace entente {

/// A network, and what its study says beside it.
struct PackedNetwork {
    Network network;
    std::vector<std::string> layers; ///< that the study looks at unless asked otherwise
};

/// Whether a file begins as a packed network does.
bool is_pack(std::string_view beginning);

/// Writes a network whole or not at all, with a checksum of every part. Of the vocabulary ids,
/// labels, layers and directions are kept, not the phrases by which sources are read. The same
/// network gives the same bytes. Throws as write_file does.
void write_pack(const std::string& path, const Network& network,
                const std::vector<std::string>& layers, bool overwrite);

/// Maps a packed network. Columns of numbers stay where they lie in the file, and are shared
/// between processes; the file must not be cut short or written to while it is in use. Every
/// checksum is compared and every reference looked at, in parallel, at the speed at which memory is
/// read. Throws InputError when the file is damaged, cut short, of another version or byte order,
/// or contradicts itself; SystemError as MappedFile does.
PackedNetwork read_pack(const std::string& path, const Run& run);

} // namespace entente
