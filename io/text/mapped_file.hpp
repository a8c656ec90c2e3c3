#pragma once
/// Files mapped into memory: opened at once, however long.
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// The bytes of a file, read-only. What shares them may outlive this object. The file must not be
/// cut short meanwhile.
class MappedFile {
public:
    /// Throws SystemError when the file is missing, is no regular file or cannot be read.
    explicit MappedFile(const std::string& path);

    std::string_view text() const noexcept { return bytes_; }
    std::size_t size() const noexcept { return bytes_.size(); }
    /// What keeps the bytes alive.
    const std::shared_ptr<const void>& owner() const noexcept { return owner_; }

private:
    std::string_view bytes_;
    std::shared_ptr<const void> owner_;
};

/// The first bytes of a regular file, at most so many; empty for anything else ("-", pipes,
/// folders, files that cannot be read).
std::string first_bytes(const std::string& path, std::size_t most);

} // namespace entente
