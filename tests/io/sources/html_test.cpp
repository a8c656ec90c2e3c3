#include "table_text.hpp"

#include <entente/io/sources/html.hpp>

#include <catch2/catch.hpp>

#include <chrono>

using namespace entente;

namespace {

struct Read {
    Tables tables;
    std::vector<Diagnostic> remarks;
};

Read read(std::string_view page) {
    Read r;
    r.tables = read_html(page, "f.html", r.remarks);
    return r;
}

std::string tables(std::string_view page) {
    std::string out;
    for (const Table& table : read(page).tables) {
        if (!table.name().empty() || !table.heading().empty()) out += "# " + table.name() + " / " + table.heading() + "\n";
        out += text_of(table);
    }
    return out;
}

} // namespace

TEST_CASE("html: tables with and without the tags that may be left out", "[html]") {
    CHECK(tables("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>") == "A|B\n1|2\n");
    CHECK(tables("<table><tr><th>A<th>B<tr><td>1<td>2<tr><td>3</table>") == "A|B\n1|2\n3\n");
    CHECK(tables("<TABLE BORDER=1><THEAD><TR><TD>A</TD></THEAD><TBODY><TR><TD>1</TBODY><TFOOT><TR><TD>T</TFOOT></TABLE>") == "A\n1\nT\n");
    CHECK(tables("<table><td>1</td><td>2</td>") == "1|2\n");
    CHECK(tables("<table><tr><td><b>x<td><i>y<tr><td><font>z") == "x|y\nz\n");
    CHECK(tables("<table><tr><td></td></tr><tr><td> &nbsp; </td></tr><tr><td>x</table>") == "x\n");
}

TEST_CASE("html: text of cells", "[html]") {
    CHECK(tables("<table><tr><td> a \n b <b>c</b>d </td><td>e<br>f<p>g</p><div>h</div></td><td>x<!-- y -->z</td></tr></table>") == "a b cd|e\nf\ng\nh|xz\n");
    CHECK(tables("<table><tr><td>&amp; &lt;b&gt; &eacute;&Ccaron;&#287;&#x15F; &scaron; &nosuch; &amp &#0; AT&T a&copy=1 &#150;") == "& <b> éČğş š &nosuch; & \uFFFD AT&T a©=1 –\n");
    CHECK(tables("<table><tr><td>a<script>if (x) document.write('</td><td>no');</script>b</td><td><style>td{}</style>c<span style='display: none'>0001</span>d<template>no</template></td></tr></table>") == "ab|cd\n");
    CHECK(tables("<table><tr><td>a<td><img src=de.png alt='Germany'><td><img src=x alt='no'> y</table>") == "a|Germany|y\n");
    CHECK(tables("<table><tr><td>1 < 2 <3 </td><td a='x>y' b=\"<td>\" c>z</td></tr></table>") == "1 < 2 <3|z\n");
    CHECK(tables("<table><tr><td><span hidden>no<span>no</span></span>yes<td><input type=hidden value=no>x</table>") == "yes|x\n");
    CHECK(tables("<table><tr><td><span style=\"display:none\">never closed</td><td>x</td></tr></table>") == "|x\n");
}

TEST_CASE("html: spans", "[html]") {
    CHECK(tables("<table><tr><td rowspan=2>AZ<td>x<tr><td>y<tr><td>TR<td>z</table>") == "AZ|x\n^AZ|y\nTR|z\n");
    CHECK(tables("<table><tr><td colspan=2>a<td>b<tr><td>1<td>2<td>3</table>") == "a||b\n1|2|3\n");
    CHECK(tables("<table><tr><td>1<td rowspan=2>x<tr><td>2</table>") == "1|x\n2|^x\n");
    CHECK(tables("<table><tr><td rowspan=3 colspan=2>a<td>b<tr><td>c<tr><td>d</table>") == "a||b\n^a|^|c\n^a|^|d\n");
    CHECK(tables("<table><tbody><tr><td rowspan=9>a<td>b</tbody><tbody><tr><td>c<td>d</table>") == "a|b\nc|d\n");
    CHECK(tables("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>") == "a|b\n^a|c\n^a|d\n");
    CHECK(tables("<table><tr><td rowspan='x' colspan='-3'>a<td>b<tr><td>c</table>") == "a|b\nc\n");
}

TEST_CASE("html: names, headings and nested tables", "[html]") {
    CHECK(tables("<h2>Partners of <em>2020</em></h2><p>x</p><table id=t><caption>All <b>partners</b></caption><tr><td>1</table><table id=u><tr><td>2</table>") == "# All partners / Partners of 2020\n1\n# u / Partners of 2020\n2\n");
    CHECK(tables("<p><b>Germany</b></p><table><tr><td>x</table><p>Some <b>bold</b> words</p><table><tr><td>y</table><p><strong>France</strong><br><table><tr><td>z</table>") == "#  / Germany\nx\n#  / Germany\ny\n#  / France\nz\n");
    CHECK(tables("<table><tr><td>a<table><tr><td>inner</table>b<td>c</table>") == "a\nb|c\ninner\n");
    CHECK(tables("<table><tr><td><h3>X</h3><table><tr><td>x</table><h3>Y</h3><table><tr><td>y</table></table>") == "X\nY\n#  / X\nx\n#  / Y\ny\n");
    const Read r = read("<p>\n<table>\n<tr><td>1</td></tr>\n<tr><td>2</td></tr></table>");
    CHECK(r.tables[0].place(1, 0) == Place{"f.html", 4});
}

TEST_CASE("html: addresses that names link to become a column", "[html]") {
    CHECK(tables("<table><tr><th>Partner<th>Year<tr><td><a href='https://x.edu/'>X</a><td>2019<tr><td>Y<td>2020<tr><td><a href='HTTP://z.edu/?a=1&amp;b=2'>Z</a><td>2021</table>") == "Partner|Year|link\nX|2019|https://x.edu/\nY|2020\nZ|2021|HTTP://z.edu/?a=1&b=2\n");
    CHECK(tables("<table><tr><th>Partner<th>Site<tr><td><a href='https://x.edu/'>X</a><td>https://x.edu/</table>") == "Partner|Site\nX|https://x.edu/\n");
    CHECK(tables("<table><tr><th>Partner<tr><td><a href='/local'>X</a><tr><td><a href='mailto:a@b'>Y</a><tr><td><a href='javascript:x()'>Z</a></table>") == "Partner\nX\nY\nZ\n");
    CHECK(tables("<table><tr><td><a href=https://x.edu>X</a><tr><td>Y</table>") == "X|https://x.edu\nY\n");
}

TEST_CASE("html: lists stand in for tables where there are none", "[html]") {
    CHECK(tables("<nav><ul><li>Home</ul></nav><h3>Germany</h3><ul><li>TU Berlin<li>LMU <b>München</b></ul><h3>France</h3><ol><li>Sorbonne</li></ol>") == "#  / Germany\nTU Berlin\nLMU München\n#  / France\nSorbonne\n");
    CHECK(tables("<h1>Partners</h1><ul><li>Germany<ul><li>TU Berlin</li><li>LMU</li></ul></li><li>France<ul><li>Sorbonne</ul></ul>") == "#  / Germany\nTU Berlin\nLMU\n#  / France\nSorbonne\n");
    CHECK_THROWS_AS(read("<p>nothing</p>"), InputError);
    CHECK_THROWS_AS(read("<table></table>"), InputError);
    CHECK_THROWS_AS(read(""), InputError);
}

TEST_CASE("html: declared encodings", "[html]") {
    CHECK(declared_encoding("<meta charset=\"windows-1251\">") == "windows-1251");
    CHECK(declared_encoding("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-9'>") == "windows-1254");
    CHECK(declared_encoding("<meta charset = utf-8 />") == "utf-8");
    CHECK(declared_encoding("<?xml version='1.0' encoding='koi8-r'?><html>") == "koi8-r");
    CHECK(declared_encoding("<html>charset").empty());
    CHECK(declared_encoding("<meta charset=" + std::string(100, 'x')).empty());
}

TEST_CASE("html: hostile pages", "[html][hostile]") {
    const auto begin = std::chrono::steady_clock::now();
    const auto many = [](std::string_view piece, std::size_t times) {
        std::string out;
        for (std::size_t i = 0; i < times; ++i) out += piece;
        return out;
    };
    CHECK(read("<table><tr><td colspan=1000000>a<td>b</table>").tables[0].width() == 1001);
    CHECK(read("<table><tr><td rowspan=1000000000>a<td>b<tr><td>c</table>").tables[0].rows() == 2);
    CHECK_THROWS_AS(read(many("<table>", 300)), LimitError);
    CHECK_THROWS_AS(read(many("<table><tr><td>x</table>", 20'000)), LimitError);
    // Wide cells, and tall ones over many rows.
    CHECK_THROWS_AS(read("<table>" + many("<tr><td colspan=1000>a<td colspan=1000>b<td>c", 20'000)), LimitError);
    CHECK_THROWS_AS(read("<table><tr>" + many("<td rowspan=65534>x", 5'000) + many("<tr><td>y", 20'000)), LimitError);
    CHECK_THROWS_AS(read("<table><tr><td rowspan=65534>" + std::string(900'000, 'x') + "<td>y" + many("<tr><td>z", 60'000)), LimitError);
    for (const char* piece : {"<b>", "</i>", "<b></i>", "<div>", "<td>", "<tr>", "<p>", "<a href=x>", "<", "</", "<!--", "&", "&#", "&amp", "<script>", "<ul>", "<li>", "<ul><li>", "<h1>", "<caption>", "<tbody>", "<a b='", "<a b", "<![CDATA[", "<svg>", "<span hidden>"}) {
        INFO(piece);
        const std::string page = "<h1>h</h1><table><tr><td>x" + many(piece, 100'000);
        try {
            read(page);
        } catch (const InputError&) {
        }
        try {
            read("<h1>h</h1>" + many(piece, 100'000) + "<ul><li>x");
        } catch (const InputError&) {
        }
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{15});
}
