#include <entente/io/text/table.hpp>

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("table: cells of a sheet know their place, short rows end early", "[table]") {
    Table t{"list.xlsx", Table::Positions::grid, "Partners"};
    CHECK(t.empty());
    t.add_row(3);
    t.add_cell("University");
    t.add_cell("Country");
    t.add_row(4);
    t.add_cell("A");
    t.add_row(7);
    t.add_cell("B");
    t.add_cell("Germany", true);
    CHECK(t.rows() == 3);
    CHECK(t.width() == 2);
    CHECK(t.cells(1) == 1);
    CHECK(t.text(1, 1).empty());
    CHECK(t.text(2, 1) == "Germany");
    CHECK(t.is_copy(2, 1));
    CHECK_FALSE(t.is_copy(2, 0));
    CHECK_FALSE(t.is_copy(1, 1));
    CHECK(t.place(2, 1) == Place{"list.xlsx#Partners", 7, 2});
    t.drop_row();
    CHECK(t.rows() == 2);
    CHECK(t.cells(1) == 1);
}

TEST_CASE("table: a moved table keeps its cells, short texts too", "[table]") {
    Table t{"f"};
    t.add_row(1);
    t.add_cell("ab");
    const Table moved = std::move(t);
    CHECK(moved.text(0, 0) == "ab");
    CHECK(moved.place(0, 0) == Place{"f", 1, 0});
}

TEST_CASE("table: limits of cells and rows", "[table]") {
    Table t{"f"};
    t.add_row(1);
    CHECK_THROWS_AS(t.add_cell(std::string((1 << 20) + 1, 'x')), LimitError);
    for (int c = 0; c < 65'536; ++c) t.add_cell("");
    CHECK_THROWS_AS(t.add_cell(""), LimitError);
}
