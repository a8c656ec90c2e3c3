#include <entente/io/report/assets.hpp>
#include <entente/io/report/references.hpp>
#include <entente/io/text/escape.hpp>

#include <catch2/catch.hpp>

using namespace entente::report;

TEST_CASE("references: an entry in BibTeX as readers cite it") {
    const auto all = read_references(R"(% a comment
@article{a2004,
  author = {Barrat, Alain and Barth{\'e}lemy, Marc and Zaver{\v s}nik, Matja{\v z}},
  title = {The {O}(m) architecture -- of networks},
  journal = {Proceedings}, volume = {101}, number = {11}, pages = {3747--3752}, year = {2004},
  doi = {10.1073/pnas.0400087101}
}

@misc{b,
  author = {{The Team}}, title = {Na{\"\i}ve {\ss}, \O, {\'{E}}cole \& more}, year = {2003}, eprint = {cs/0310049}
}
@book{without_title, author = {Nobody, N.}})");
    REQUIRE(all.size() == 2);
    CHECK(all.at("a2004") ==
          "Barrat, A., Barthélemy, M., Zaveršnik, M. (2004). The O(m) architecture – of networks. "
          "Proceedings 101, 3747–3752. doi:10.1073/pnas.0400087101");
    CHECK(all.at("b") == "The Team (2003). Naïve ß, Ø, École & more. arXiv:cs/0310049.");
}

TEST_CASE("references: nothing of any text makes it stumble") {
    for (const char* text :
         {"", "@", "@article{", "@article{a", "@article{a,", "@article{a, author = {",
          "@article{a, author = {\\", "@article{a, author = {x}, title = {{{",
          "@a{b, = {}, }\n@a{c, author={A}, title={\\'}}"})
        CHECK(read_references(text).size() <= 1);
}

TEST_CASE("references: every entry that is built in formats without a trace of TeX") {
    std::size_t entries = 0;
    const auto text = bibliography();
    for (auto at = text.find("\n@"); at != text.npos; at = text.find("\n@", at + 1)) ++entries;
    entries += text.starts_with('@');
    CHECK(references().size() == entries);
    CHECK(entries > 50);
    for (const auto& [key, entry] : references()) {
        INFO(key << ": " << entry);
        const auto doi = entry.find(" doi:");
        CHECK(entry.substr(0, doi).find_first_of("{}\\$~") == std::string::npos);
        CHECK(entry.find(" ()") == std::string::npos);
        CHECK(entry.find("  ") == std::string::npos);
        CHECK(entry == entente::visible_text(entry));
    }
    CHECK(references()
              .at("barrat2004")
              .starts_with(
                  "Barrat, A., Barthélemy, M., Pastor-Satorras, R., Vespignani, A. (2004)."));
}
