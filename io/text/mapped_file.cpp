#include <entente/core/base/errors.hpp>
#include <entente/io/text/mapped_file.hpp>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace entente {
namespace {

[[noreturn]] void fail(const std::string& path, const char* why, std::string hint = {}) {
    throw SystemError(fmt::format("cannot read '{}': {}", path, why), std::move(hint));
}

} // namespace

MappedFile::MappedFile(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        fail(path, std::strerror(errno), errno == ENOENT ? "check the name and the folder" : "");
    const auto closed =
        std::shared_ptr<const void>(nullptr, [file](const void*) { ::close(file); });
    struct stat about {};
    if (::fstat(file, &about) != 0) fail(path, std::strerror(errno));
    if (!S_ISREG(about.st_mode)) fail(path, "it is no regular file");
    const auto size = static_cast<std::size_t>(about.st_size);
    if (!size) return;
    void* at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (at == MAP_FAILED) fail(path, std::strerror(errno));
    ::madvise(at, size, MADV_WILLNEED);
    owner_ = std::shared_ptr<const void>(
        at, [size](const void* p) { ::munmap(const_cast<void*>(p), size); });
    bytes_ = {static_cast<const char*>(at), size};
}

std::string first_bytes(const std::string& path, std::size_t most) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return {};
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    std::string bytes(most, '\0');
    const auto n = ::read(file, bytes.data(), most);
    ::close(file);
    bytes.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
    return bytes;
}

} // namespace entente
