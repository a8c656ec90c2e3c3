/// entente pack: a network in the form that opens at once.
#include <arguments.hpp>
#include <command.hpp>

#include <entente/io/formats/pack.hpp>

#include <fmt/format.h>

namespace entente {
namespace {

struct PackArguments : NetworkArguments, RunArguments {
    std::string output;
    bool overwrite = false;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{Field{"output",
                             &PackArguments::output,
                             "the packed network, usually called .pack",
                             {.short_name = 'o', .required = true, .value_name = "FILE"}},
                       Field{"overwrite", &PackArguments::overwrite, "replace an existing file"}},
            RunArguments::fields());
    }
};

void run_pack(const PackArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    if (arguments.output == "-")
        throw UsageError("a packed network is mapped from a file, so it must be one",
                         "-o network.pack");
    const Study study = arguments.load(session);
    write_pack(arguments.output, study.network, study.file.layers, arguments.overwrite);
}

} // namespace

CommandSpec pack_command() {
    return command(
        &run_pack,
        {.name = "pack",
         .summary = "the whole network in a binary form that opens at once",
         .details =
             "Every command takes the packed file in the place of the study or list that it "
             "was made of. It holds actors, ties, dates, evidence and all else that a network "
             "knows, with a checksum of every part, and is mapped into memory rather than "
             "read: a damaged file is refused. Names are settled when packing; what a study "
             "wants to be run and drawn is not kept.",
         .examples = {{"entente pack data/azerbaijan/study.toml -o azerbaijan.pack",
                       "the first study, all registers read"}}});
}

} // namespace entente
