/// parse_study_file.
#include "fuzz.hpp"

#include <entente/apps/study/study_file.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    const std::string text{fuzz::text_of(data, size)};
    fuzz::refusal_of([&] {
        const StudyFile study = parse_study_file(text, "folder/study.toml");
        fuzz::require(!study.title.empty() && !study.sources.empty(),
                      "a study has a title and a source");
        for (const StudySource& source : study.sources)
            fuzz::require(!source.id.empty() && source.place.line > 0,
                          "a source has an id and a place");
        for (const StudyPicture& picture : study.pictures)
            fuzz::require(!picture.name.empty() &&
                              picture.name.find_first_of("./\\") == picture.name.npos,
                          "a picture's name is a file name");
    });
    return 0;
}
