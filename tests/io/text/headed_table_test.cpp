#include <entente/io/text/delimited.hpp>
#include <entente/io/text/headed_table.hpp>

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("headed table: columns by name, faults with their place", "[headed_table]") {
    const HeadedTable t{parse_delimited("id,name\n1, A \n2\n", "f", ','), {"id"}, {"name", "note"}};
    CHECK(t.size() == 2);
    CHECK(t.at(0, "name") == "A");
    CHECK(t.at(1, "name").empty());
    CHECK(t.at(0, "note").empty());
    CHECK_THROWS_AS((HeadedTable{parse_delimited("id,nmae\n", "f", ','), {"id"}, {"name"}}),
                    InputError);
    CHECK_THROWS_AS((HeadedTable{parse_delimited("name\n", "f", ','), {"id"}, {"name"}}),
                    InputError);
    CHECK_THROWS_AS((HeadedTable{parse_delimited("id\n1,2\n", "f", ','), {"id"}}), InputError);
    CHECK_THROWS_AS((HeadedTable{parse_delimited("", "f", ','), {"id"}}), InputError);
    try {
        t.refuse(0, "name", "wrong");
    } catch (const InputError& e) {
        CHECK(e.diagnostics()[0].place == Place{"f", 2, 3});
    }
}
