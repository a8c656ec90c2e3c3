/// Runs a target over the files of a folder, each within a second of processor time.
#include "fuzz.hpp"

#include <algorithm>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    if (argc != 2 || !fs::is_directory(argv[1])) {
        std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{argv[1]}) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    int failures = 0;
    for (const fs::path& file : files) {
        std::ifstream in{file, std::ios::binary};
        const std::vector<char> read{std::istreambuf_iterator<char>{in}, {}};
        const std::vector<std::uint8_t> bytes{read.begin(), read.end()};
        std::printf("%s\n", file.filename().c_str()); // the last line tells where it broke
        std::fflush(stdout);
        const std::clock_t begin = std::clock();
        try {
            LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        } catch (const std::exception& e) {
            std::printf("  neither read nor refused: %s\n", e.what());
            ++failures;
        }
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        if (seconds > 1) {
            std::printf("  took %.1f s\n", seconds);
            ++failures;
        }
    }
    if (files.empty()) std::printf("the folder is empty\n");
    return failures || files.empty() ? 1 : 0;
}
