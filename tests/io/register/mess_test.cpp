#include <entente/io/text/unicode.hpp>

#include <catch2/catch.hpp>

#include "support/register.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <random>

using namespace entente;
using test::count;
using test::read;
using test::WholeReading;

namespace {

std::string column(const WholeReading& r, const std::string& role) {
    for (const auto& [name, header] : r.columns)
        if (name == role) return header;
    return {};
}

void check_account(const WholeReading& r) {
    CHECK(r.account.rows == r.account.used + r.account.merged + r.account.aside + r.account.rejected);
    CHECK(r.account.entries == r.entries.size());
    CHECK(r.account.rejected == r.rejected.size());
}

bool says(const WholeReading& r, const std::string& words) {
    return std::any_of(r.remarks.begin(), r.remarks.end(),
                       [&](const Diagnostic& d) { return d.message.find(words) != d.message.npos; });
}

std::string type_of(const RegisterEntry& e) {
    return test::words().vocabulary->types()[static_cast<std::size_t>(e.type)].id;
}

bool has_stage(const RegisterEntry& e, Stage stage) {
    return std::any_of(e.life.begin(), e.life.end(), [&](const LifeEvent& x) { return x.stage == stage; });
}

} // namespace

TEST_CASE("headers in many languages name the same columns", "[register][mess]") {
    struct Case {
        const char *language, *text, *country, *date, *end;
    };
    const Case cases[] = {
        {"English, wordy",
         "S/N,Name of partner institution (English),Country of partner,Type of MoU,Date of signing,Expiry date\n"
         "1,University of Pisa,Italy,MoU,14 May 2018,13 May 2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"camelCase", "partnerName,countryCode,agreementType,signatureDate,expiryDate\nUniversity of Pisa,IT,MoU,2018-05-14,2023-05-13\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Russian", "№ п/п;Вуз-партнёр;Страна;Вид договора;Дата подписания;Срок действия до\n1;Университет Пизы;Италия;Договор;14.05.2018;13.05.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Ukrainian", "№ з/п;Назва закладу;Країна;Вид угоди;Дата підписання;Діє до\n1;Університет Пізи;Італія;Угода;14.05.2018;13.05.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Azerbaijani", "Sıra;Universitetin adı;Ölkə;Müqavilənin növü;İmzalanma tarixi;Bitmə tarixi\n1;Piza Universiteti;İtaliya;Memorandum;14.05.2018;13.05.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Turkish", "Sıra No;Üniversite Adı;Ülkesi;Anlaşma Türü;İmza Tarihi;Bitiş Tarihi\n1;Pisa Üniversitesi;İtalya;Mutabakat Zaptı;14.05.2018;13.05.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"German", "Lfd. Nr.;Partnerhochschule;Land;Art des Abkommens;Unterzeichnet am;Gültig bis\n1;Universität Pisa;Italien;Rahmenvertrag;14.05.2018;13.05.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"French", "N°;Établissement partenaire;Pays;Type d'accord;Date de signature;Date de fin\n1;Université de Pise;Italie;Accord-cadre;14/05/2018;13/05/2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Spanish", "Nº;Institución contraparte;País;Tipo de convenio;Fecha de firma;Vigencia hasta\n1;Universidad de Pisa;Italia;Convenio marco;14/05/2018;13/05/2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Catalan", "universitat,pais,tipus_conveni,data_signatura,vigent_fins\nUniversitat de Pisa,Itàlia,Conveni,14/05/2018,13/05/2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Portuguese", "Instituição parceira;País;Tipo de acordo;Data de assinatura / Date;Vigência até\nUniversidade de Pisa;Itália;Acordo geral;14/05/2018;13/05/2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Italian", "Ateneo partner;Paese;Tipo di accordo;Data di stipula;Scadenza\nUniversità di Pisa;Italia;Accordo quadro;14/05/2018;13/05/2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Polish", "Lp.;Uczelnia partnerska;Kraj;Rodzaj umowy;Data podpisania;Obowiązuje do\n1;Uniwersytet w Pizie;Włochy;Umowa ramowa;14.05.2018;13.05.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Czech", "Č.;Název instituce;Země;Typ smlouvy;Datum podpisu;Platnost do\n1;Univerzita v Pise;Itálie;Smlouva;14.05.2018;13.05.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Hungarian", "Ssz.;Partnerintézmény;Ország;Megállapodás típusa;Aláírás dátuma;Lejárat\n1;Pisai Egyetem;Olaszország;Megállapodás;2018.05.14.;2023.05.13.\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Romanian", "Nr. crt.;Instituția parteneră;Țara;Tipul acordului;Data semnării;Valabil până la\n1;Universitatea din Pisa;Italia;Acord;14.05.2018;13.05.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Serbian", "Р. бр.;Назив институције;Држава;Врста споразума;Датум потписивања;Важи до\n1;Универзитет у Пизи;Италија;Споразум;14.05.2018;13.05.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Greek", "Α/Α;Συνεργαζόμενο Ίδρυμα;Χώρα;Είδος συμφωνίας;Ημερομηνία υπογραφής;Λήξη\n1;Πανεπιστήμιο της Πίζας;Ιταλία;Μνημόνιο;14/05/2018;13/05/2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Lithuanian", "Eil. nr.;Institucijos pavadinimas;Šalis;Sutarties rūšis;Pasirašymo data;Galioja iki\n1;Pizos universitetas;Italija;Sutartis;2018-05-14;2023-05-13\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Finnish", "Nro;Korkeakoulu;Maa;Sopimustyyppi;Allekirjoitettu;Voimassa asti\n1;Pisan yliopisto;Italia;Sopimus;14.5.2018;13.5.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Georgian", "N;უნივერსიტეტის დასახელება;ქვეყანა;ხელშეკრულების ტიპი;ხელმოწერის თარიღი;მოქმედების ვადა\n1;პიზის უნივერსიტეტი;იტალია;მემორანდუმი;14.05.2018;13.05.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Arabic", "م,اسم الجامعة,الدولة,نوع الاتفاقية,تاريخ التوقيع,تاريخ الانتهاء\n1,جامعة بيزا,إيطاليا,مذكرة,2018-05-14,2023-05-13\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Persian", "ردیف,نام دانشگاه,کشور,نوع تفاهم نامه,تاریخ امضا,تاریخ پایان\n1,دانشگاه پیزا,ایتالیا,تفاهم نامه,2018-05-14,2023-05-13\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Hebrew", "מספר,שם האוניברסיטה,מדינה,סוג ההסכם,תאריך חתימה,בתוקף עד\n1,אוניברסיטת פיזה,איטליה,הסכם,14.5.2018,13.5.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Chinese", "序号,合作院校名称,国家/地区,协议类型,签署日期,到期日期\n1,比萨大学,意大利,合作协议,2018年5月14日,2023年5月13日\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Japanese", "番号,協定校名,国・地域名,協定の種類,締結年月日,有効期限\n1,ピサ大学,イタリア,大学間協定,2018年5月14日,2023年5月13日\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Korean", "연번,대학명,국가,협정종류,체결일자,만료일\n1,피사대학교,이탈리아,학술교류협정,2018.05.14,2023.05.13\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Vietnamese", "STT,Tên trường đối tác,Quốc gia,Loại thỏa thuận,Ngày ký,Ngày hết hạn\n1,Đại học Pisa,Italy,Biên bản ghi nhớ,14/05/2018,13/05/2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Indonesian", "No,Nama Mitra,Negara,Jenis Kerja Sama,Tanggal Mulai,Tanggal Berakhir\n1,Universitas Pisa,Italia,MoU,14 Mei 2018,13 Mei 2023\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Thai", "ลำดับ,ชื่อมหาวิทยาลัย,ประเทศ,ประเภทความร่วมมือ,วันที่ลงนาม,วันที่สิ้นสุด\n1,มหาวิทยาลัยปิซา,อิตาลี,บันทึกข้อตกลง,2018-05-14,2023-05-13\n",
         "IT", "2018-05-14", "2023-05-13"},
        {"Kazakh", "№;Серіктес университет;Ел;Келісім түрі;Қол қойылған күні;Аяқталу мерзімі\n1;Пиза университеті;Италия;Меморандум;14.05.2018;13.05.2023\n",
         "IT", "2018-05-14", "2023-05-13"},
    };
    for (const Case& c : cases) {
        INFO(c.language);
        WholeReading r;
        REQUIRE_NOTHROW(r = read(c.text));
        check_account(r);
        REQUIRE(r.entries.size() == 1);
        CHECK(r.account.aside == 0);
        CHECK(r.entries[0].country == c.country);
        CHECK(to_edtf(r.entries[0].date) == c.date);
        CHECK(to_edtf(r.entries[0].end) == c.end);
        CHECK_FALSE(column(r, "partner").empty());
        CHECK_FALSE(column(r, "type").empty());
    }
}

TEST_CASE("titles, headings, totals and notes are set aside and told", "[register][mess]") {
    const auto r = read("Международные договоры университета,,,\n"
                        ",,,\n"
                        "№,Вуз,Вид договора,Дата\n"
                        "1,2,3,4\n"
                        "ГЕРМАНИЯ,,,\n"
                        "1,Университет Зигена,Договор,2003\n"
                        "2,Университет Йены,Договор,2005\n"
                        "ИТАЛИЯ,,,\n"
                        "3,Университет Пизы,Меморандум,2018\n"
                        "Итого: 3,,,\n"
                        "* по состоянию на 2021 год,,,\n");
    check_account(r);
    CHECK(r.account.rows == 9);
    CHECK(r.account.used == 3);
    CHECK(r.account.aside == 6);
    REQUIRE(r.entries.size() == 3);
    CHECK(r.entries[0].country == "DE");
    CHECK(r.entries[1].country == "DE");
    CHECK(r.entries[2].country == "IT");
    CHECK(says(r, "a title above the header"));
    CHECK(says(r, "a heading"));
    CHECK(says(r, "a total"));
    CHECK(says(r, "a note"));
}

TEST_CASE("a heading in the partners' column gives the country", "[register][mess]") {
    const auto r = read("University,Agreement,Year\nGERMANY,,\nUniversity of Siegen,MoU,2003\n2. Italy (1),,\nUniversity of Pisa,MoU,2018\nUniversity of Nowhere,,\n");
    check_account(r);
    CHECK(r.account.aside == 2);
    REQUIRE(r.entries.size() == 3); // a row of a partner and nothing else stays
    CHECK(r.entries[0].country == "DE");
    CHECK(r.entries[1].country == "IT");
    CHECK(r.entries[2].partner == "University of Nowhere");
}

TEST_CASE("a company called Total is no total, a noted body no note", "[register][mess]") {
    const auto r = read("Partner,Country,Date\nTotal Energies,France,2019\nTotal,France,2020\nNote Foundation,,\nTotal,,2\n");
    check_account(r);
    CHECK(r.account.used == 3);
    CHECK(r.account.aside == 1);
}

TEST_CASE("a header in two rows is read as one", "[register][mess]") {
    const auto r = read("No,Partner,,Dates,,Website\n"
                        ",Name,Country,Signed,Valid until,\n"
                        "1,University of Pisa,Italy,14.05.2018,13.05.2023,http://unipi.it\n");
    check_account(r);
    REQUIRE(r.entries.size() == 1);
    CHECK(r.entries[0].partner == "University of Pisa");
    CHECK(r.entries[0].country == "IT");
    CHECK(to_edtf(r.entries[0].date) == "2018-05-14");
    CHECK(to_edtf(r.entries[0].end) == "2023-05-13");
    const auto pair = read("Party A,,Party B,,Date\nName,Country,Name,Country,\nUniversity of Pisa,Italy,University of Jena,Germany,2018\n");
    REQUIRE(pair.entries.size() == 1);
    CHECK(pair.entries[0].from == "University of Pisa");
    CHECK(pair.entries[0].from_country == "IT");
    CHECK(pair.entries[0].partner == "University of Jena");
    CHECK(pair.entries[0].country == "DE");
    const auto validity = read("University,Validity,\n,from,to\nUniversity of Pisa,2018,2023\n");
    REQUIRE(validity.entries.size() == 1);
    CHECK(to_edtf(validity.entries[0].date) == "2018");
    CHECK(to_edtf(validity.entries[0].end) == "2023");
}

TEST_CASE("a header whose cells span rows and columns, with numbers below", "[register][mess]") {
    Table t{"page.html"};
    const auto row = [&](std::uint32_t line, std::vector<std::pair<const char*, bool>> cells) {
        t.add_row(line);
        for (const auto& [text, is_copy] : cells) t.add_cell(text, is_copy);
    };
    row(1, {{"No", false}, {"Nama Instansi", false}, {"Jenis Kegiatan", false}, {"Kurun Waktu Kerjasama", false}, {"Kurun Waktu Kerjasama", true}});
    row(2, {{"No", true}, {"Nama Instansi", true}, {"Jenis Kegiatan", true}, {"Mulai", false}, {"Berakhir", false}});
    row(3, {{"(1)", false}, {"(2)", false}, {"(3)", false}, {"(4)", false}, {"(5)", false}});
    row(4, {{"1", false}, {"Universitas Contoh", false}, {"Riset", false}, {"2009", false}, {"2017", false}});
    row(5, {{"Malaysia", false}, {"Malaysia", true}, {"Malaysia", true}, {"Malaysia", true}, {"Malaysia", true}});
    row(6, {{"2", false}, {"Universitas Lain", false}, {"Riset", false}, {"2011", false}, {"2017", true}});
    Tables tables;
    tables.push_back(std::move(t));
    const auto r = read(std::move(tables));
    check_account(r);
    REQUIRE(r.entries.size() == 2);
    CHECK(r.account.aside == 2);
    CHECK(to_edtf(r.entries[0].date) == "2009");
    CHECK(to_edtf(r.entries[0].end) == "2017");
    CHECK(r.entries[0].country.empty());
    CHECK(r.entries[1].country == "MY");
}

TEST_CASE("a table without a header is known by its content, with doubts", "[register][mess]") {
    const auto r = read("University of Siegen;Germany;MoU;30.06.2003\nUniversity of Pisa;Italy;MoU;14.05.2018\nTechnical University of Varna;Bulgaria;MoU;01.10.2020\n");
    check_account(r);
    CHECK(r.account.used == 3);
    CHECK(r.entries[2].partner == "Technical University of Varna");
    CHECK(r.entries[2].country == "BG");
    CHECK(to_edtf(r.entries[1].date) == "2018-05-14");
    CHECK(count(r, Severity::doubt) >= 4);
    const auto unknown = read("Qwe,Rty,Uio\nUniversity of Siegen,Germany,30.06.2003\nUniversity of Pisa,Italy,14.05.2018\n");
    CHECK(unknown.account.used == 2); // its header is told from its content
    CHECK(unknown.account.rows == 2);
}

TEST_CASE("several parties of a cell are several ties", "[register][mess]") {
    const auto r = read("Project,Partners,Country\nA,University of Pisa; University of Jena; CERN,Italy; Germany; Switzerland\nB,\"1) University of Graz 2) University of Oslo\",\nC,\"University of Bath and Bristol, Ltd\",\n"
                        "D,\"University of Siegen\nUniversity of Ulm\",Germany\nE,\"University\nof Basel\",\n");
    check_account(r);
    CHECK(r.account.used == 5);
    REQUIRE(r.entries.size() == 9);
    CHECK(r.entries[1].partner == "University of Jena");
    CHECK(r.entries[1].country == "DE");
    CHECK(r.entries[1].party == 1);
    CHECK(r.entries[2].country == "CH");
    CHECK(r.entries[3].partner == "University of Graz");
    CHECK(r.entries[5].partner == "University of Bath and Bristol, Ltd");
    CHECK(r.entries[7].partner == "University of Ulm");
    CHECK(r.entries[8].partner == "University of Basel");
    RegisterOptions o;
    o.separator = "none";
    CHECK(read("Partners,Country\nA;B,Italy\n", o).entries.size() == 1);
    o.separator = "+";
    CHECK(read("Partners,Country\nA+B,Italy\n", o).entries.size() == 2);
    const auto unit = read("Partners,Year\n\"University of Pisa; Faculty of Law\",2018\n");
    CHECK(unit.entries.size() == 1); // a faculty is no further party
    const auto numbered = read("Project,Partner 1,Partner 2,Partner 3\nA,University of Pisa,University of Jena,\nB,University of Graz,University of Oslo,University of Bath\n");
    CHECK(numbered.account.used == 2);
    CHECK(numbered.entries.size() == 5);
    const auto escaped = read("University,Country\nTexas A&amp;M University,United States\n");
    REQUIRE(escaped.entries.size() == 1);
    CHECK(escaped.entries[0].partner == "Texas A&M University");
}

TEST_CASE("wide tables: a column per member, a column per year", "[register][mess]") {
    const auto members = read("Convention,Germany,France,Poland,Latvia\nConvention on Coal,X,X,,\nConvention on Steel,,✓,1978,yes\nConvention on Tin,,,,\n");
    check_account(members);
    CHECK(members.account.used == 2);
    CHECK(members.account.aside == 1);
    REQUIRE(members.entries.size() == 5);
    CHECK(members.entries[0].from == "Germany");
    CHECK(members.entries[0].from_country == "DE");
    CHECK(members.entries[0].partner == "Convention on Coal");
    CHECK(to_edtf(members.entries[3].date) == "1978");
    CHECK(type_of(members.entries[0]) == "member_of");
    const auto joined = read("Member,Convention on Recognition,Charter of Universities,Joint Programme Accord\nEstonia,X,,2019\nLatvia,X,X,\nLithuania,,x,2021\n");
    REQUIRE(joined.entries.size() == 6);
    CHECK(joined.entries[0].from == "Estonia");
    CHECK(joined.entries[0].from_country == "EE");
    CHECK(joined.entries[1].partner == "Joint Programme Accord");
    CHECK(to_edtf(joined.entries[1].date) == "2019");
    CHECK(type_of(joined.entries[1]) == "member_of");
    const auto years = read("University,Country,2019,2020,2021\nUniversity of Pisa,Italy,4,,7\nUniversity of Jena,Germany,,2,0\n");
    check_account(years);
    REQUIRE(years.entries.size() == 3);
    CHECK(years.entries[0].weight == 4);
    CHECK(to_edtf(years.entries[1].date) == "2021");
    CHECK(years.entries[2].partner == "University of Jena");
    RegisterOptions o;
    o.wide = WideTable::none;
    CHECK(read("University,Country,2019,2020\nUniversity of Pisa,Italy,4,\n", o).entries.size() == 1);
    // Features are no members.
    CHECK(read("University,Country,Students,Staff,Research\nUniversity of Pisa,Italy,X,,X\n").entries.size() == 1);
}

TEST_CASE("countries at the end of names, in parts of cells, above blocks", "[register][mess]") {
    const auto tails = read("No,University,Year\n1,\"University of Pisa, Italy\",2018\n2,University of Jena (Germany),2019\n3,\"University of California, Davis\",2020\n");
    CHECK(tails.entries[0].country == "IT");
    CHECK(tails.entries[0].partner == "University of Pisa");
    CHECK(tails.entries[1].country == "DE");
    CHECK(tails.entries[2].country.empty());
    const auto parts = read("University,Country,Year\nA University,\"Germany, Berlin\",2018\nB University,Italy (IT),2018\nC University,Bologna / Italy,2018\n");
    CHECK(parts.entries[0].country == "DE");
    CHECK(parts.entries[1].country == "IT");
    CHECK(parts.entries[2].country == "IT");
    const auto blocks = read("Country,University,Year\nGermany,University of Jena,2001\n,University of Ulm,2002\n,University of Siegen,2003\nItaly,University of Pisa,2004\n,University of Padua,2005\n");
    check_account(blocks);
    CHECK(blocks.entries[2].country == "DE");
    CHECK(blocks.entries[4].country == "IT");
    CHECK(says(blocks, "filled only where a block begins"));
    RegisterOptions o;
    o.fill_down = {"none"};
    const auto left = read("Country,University,Year\nGermany,University of Jena,2001\n,University of Ulm,2002\n,University of Siegen,2003\n", o);
    CHECK(left.entries[1].country.empty());
    // Some countries are merely unknown: they come again, so no blocks.
    const auto gaps = read("Country,University,Year\nGermany,University of Jena,2001\n,University of Pisa,2002\nGermany,University of Ulm,2003\n,University of Oslo,2004\n");
    CHECK(gaps.entries[1].country.empty());
}

TEST_CASE("the order of day and month is taken from what else the table shows", "[register][mess]") {
    const auto other = read("Legal Name,Country Cd,Erasmus Eche Start,Erasmus Eche End\nUniversity of Graz,AT,1/1/2021,12/31/2029\nUniversity of Linz,AT,3/1/2021,12/31/2029\n");
    CHECK(to_edtf(other.entries[1].date) == "2021-03-01");
    CHECK(to_edtf(other.entries[0].end) == "2029-12-31");
    CHECK(says(other, "as in the other columns of dates"));
    // Lists of two hands put together: the other date of the row tells.
    const auto hands = read("Legal Name,Start,End\nA,1/11/2021,12/31/2029\nB,01/11/2021,31/12/2029\nC,10/26/2022,12/31/2029\nD,26/06/2024,31/12/2029\n");
    CHECK(to_edtf(hands.entries[0].date) == "2021-01-11");
    CHECK(to_edtf(hands.entries[1].date) == "2021-11-01");
    CHECK(to_edtf(hands.entries[3].date) == "2024-06-26");
    CHECK(says(hands, "each row is read as those of its dates"));
    const auto equal = read("University,Date\nA,01/01/2021\nB,02/02/2022\n");
    CHECK(to_edtf(equal.entries[1].date) == "2022-02-02"); // nothing to decide
    const auto language = read("Universität;Datum\nA;05.06.2018\n");
    CHECK(to_edtf(language.entries[0].date) == "2018-06-05");
    CHECK(count(language, Severity::doubt) == 1);
    std::string slips = "University,Date\n";
    for (int i = 0; i < 99; ++i) slips += "A,25.06.2018\n";
    slips += "B,06/25/2018\n";
    const auto few = read(slips);
    CHECK(to_edtf(few.entries[99].date) == "2018-06-25");
    CHECK(says(few, "the other way"));
    CHECK_THROWS_AS(read("University,Date\nA,05/06/2018\n"), InputError);
}

TEST_CASE("terms, renewals, states and ranges make the life of an agreement", "[register][mess]") {
    const auto r = read("University,Date signed,Duration,Status\nA,14.05.2018,5 years,active\nB,2015,3 года,expired\nC,20.01.2016,automatic renewal,in force\nD,30.06.2003,unlimited,terminated\nE,15.02.2020,36 months,\n");
    check_account(r);
    CHECK(to_edtf(r.entries[0].end) == "2023-05-14");
    CHECK(to_edtf(r.entries[1].end) == "2018");
    CHECK(has_stage(r.entries[1], Stage::ended));
    CHECK_FALSE(has_stage(r.entries[0], Stage::ended));
    CHECK_FALSE(r.entries[2].end.is_known());
    CHECK(has_stage(r.entries[2], Stage::renewable));
    CHECK_FALSE(r.entries[3].end.is_known());
    CHECK(has_stage(r.entries[3], Stage::ended));
    CHECK(to_edtf(r.entries[4].end) == "2023-02-15");
    CHECK(says(r, "the date and the duration together"));
    const auto ranges = read("University,Validity period\nA,01.09.2014 - 31.08.2019\nB,2019-2024\nC,from 13.05.2018 to 12.05.2023\n");
    CHECK(to_edtf(ranges.entries[0].date) == "2014-09-01");
    CHECK(to_edtf(ranges.entries[0].end) == "2019-08-31");
    CHECK(to_edtf(ranges.entries[1].end) == "2024");
    CHECK(to_edtf(ranges.entries[2].end) == "2023-05-12");
    const auto life = read("Party,Signature Date,Entry Into Force Date,Date terminated\nA,2001-01-02,2002-03-04,2010-05-06\n");
    REQUIRE(life.entries[0].life.size() == 3);
    CHECK(to_edtf(life.entries[0].date) == "2001-01-02");
    CHECK(to_edtf(life.entries[0].end) == "2010-05-06");
}

TEST_CASE("what stands for nothing is empty, and told once", "[register][mess]") {
    const auto r = read("University,Country,Date,Website\nA,Italy,-,n/a\nB,-,n/a,-\nC,Italy,00.00.0000,\nD,Italy,2019,http://d.it\n");
    check_account(r);
    CHECK(r.account.used == 4);
    CHECK(count(r, Severity::doubt) == 0);
    std::size_t told = 0;
    for (const Diagnostic& d : r.remarks) told += d.message.find("stands for nothing") != d.message.npos;
    CHECK(told == 1);
}

TEST_CASE("days counted by spreadsheets and moments counted by programs", "[register][mess]") {
    const auto serial = read("University,Date\nA,43600\nB,43601\n");
    CHECK(to_edtf(serial.entries[0].date) == "2019-05-15");
    const auto moments = read("University,Date\nA,1557878400\nB,1557964800\n");
    CHECK(to_edtf(moments.entries[0].date) == "2019-05-15");
}

TEST_CASE("parties of treaties are members, unless there is an owner", "[register][mess]") {
    const std::string text = "Contracting Party,Treaty,Signature Date\nAlgeria,Beijing,2012-06-26\nAustria,Beijing,2013-06-19\nAlgeria,Berne,1998-04-19\n";
    const auto r = read(text);
    REQUIRE(r.entries.size() == 3);
    CHECK(r.entries[0].from == "Algeria");
    CHECK(r.entries[0].from_country == "DZ");
    CHECK(r.entries[0].partner == "Beijing");
    CHECK(type_of(r.entries[0]) == "member_of");
    RegisterOptions o;
    o.has_owner = true;
    const auto owned = read(text, o);
    CHECK(owned.entries[0].from.empty());
    CHECK(owned.entries[0].partner == "Algeria");
    CHECK(owned.entries[0].country == "DZ");
}

TEST_CASE("numbers with commas and spaces", "[register][mess]") {
    const auto r = read("University;Land;Gewicht\nA;Italien;2,5\nB;Italien;1.250,75\nC;Italien;3\n");
    CHECK(r.entries[0].weight == 2.5);
    CHECK(r.entries[1].weight == 1250.75);
    const auto point = read("University,Country,Weight,Latitude,Longitude\nA,Italy,\"1,250\",43.7167,10.4\n");
    CHECK(point.entries[0].weight == 1250);
    REQUIRE(point.entries[0].position);
    CHECK(point.entries[0].position->longitude == 10.4);
}

TEST_CASE("several tables: those of the register are read, others are named", "[register][mess]") {
    const auto table = [](const std::string& name, const std::string& heading, std::vector<std::vector<std::string>> rows) {
        Table t{"page.html", Table::Positions::lines, name, heading};
        std::uint32_t line = 0;
        for (const auto& row : rows) {
            t.add_row(++line);
            for (const auto& cell : row) t.add_cell(cell);
        }
        return t;
    };
    Tables tables;
    tables.push_back(table("menu", "", {{"Home", "News"}, {"About", "Contact us"}}));
    tables.push_back(table("", "Germany", {{"University", "Agreement", "Date"}, {"University of Jena", "MoU", "2001"}, {"University of Ulm", "MoU", "2002"}}));
    tables.push_back(table("", "Italy", {{"University", "Agreement", "Date"}, {"University of Pisa", "MoU", "2004"}}));
    tables.push_back(table("", "", {{"University of Padua", "MoU", "2005"}}));
    const auto r = read(tables);
    check_account(r);
    REQUIRE(r.entries.size() == 4);
    CHECK(r.entries[1].country == "DE");
    CHECK(r.entries[2].country == "IT");
    CHECK(says(r, "table 'menu' (2 rows) is no part of the register"));
    RegisterOptions o;
    o.table = "3";
    CHECK(read(tables, o).entries.size() == 1);
    o.table = "7";
    CHECK_THROWS_AS(read(tables, o), UsageError);
}

TEST_CASE("remarks of one kind are counted when they are too many", "[register][mess]") {
    std::string text = "University,Country\n";
    for (int i = 0; i < 3'000; ++i) text += "A,Narnia\n";
    const auto r = read(text);
    CHECK(count(r, Severity::doubt) == 1'001);
    CHECK(says(r, "2000 more like this"));
    std::string bad = "University,Country\n";
    for (int i = 0; i < 3'000; ++i) bad += ",Italy,,x\n";
    CHECK(read(bad + "A,Italy\n").rejected.size() == 3'000);
}

TEST_CASE("no row is lost, whatever the mess", "[register][mess]") {
    std::mt19937 chance{7};
    static const std::vector<std::string> pieces{
        "", "", "University of Pisa", "Italy", "GERMANY", "2019", "14.05.2018", "MoU", "Total", "Total: 5", "* note",
        "1", "2", "17", "-", "n/a", "x", "http://a.b", "Country", "University", "Date", "???", "A; B; C", "5 years",
        "Source: us", "12/31/2029", "Universität Jena (Deutschland)", "a\nb", "\"", "1) A 2) B"};
    std::size_t readable = 0;
    for (int round = 0; round < 400; ++round) {
        Table t{"mess"};
        const std::size_t width = 1 + chance() % 6, rows = 1 + chance() % 25;
        std::size_t filled_rows = 0;
        if (chance() % 4) {
            t.add_row(1);
            for (const char* h : {"No", "University", "Country", "Type", "Date", "Until"}) t.add_cell(h);
        }
        for (std::size_t r = 0; r < rows; ++r) {
            t.add_row(static_cast<std::uint32_t>(t.rows() + 1));
            for (std::size_t c = 0; c < width; ++c) t.add_cell(pieces[chance() % pieces.size()], chance() % 20 == 0);
        }
        for (std::size_t r = 0; r < t.rows(); ++r) {
            bool any = false;
            for (std::size_t c = 0; c < t.cells(r); ++c) any = any || !squeeze(t.text(r, c)).empty();
            filled_rows += any;
        }
        Tables tables;
        tables.push_back(std::move(t));
        try {
            RegisterOptions o;
            o.day_order = DayOrder::day_month;
            const auto r = read(std::move(tables), o);
            ++readable;
            check_account(r);
            // All but the rows of the header, of which there are three at most.
            CHECK(r.account.rows <= filled_rows);
            CHECK(r.account.rows + 4 >= filled_rows);
        } catch (const InputError&) {
        }
    }
    CHECK(readable > 200);
}

TEST_CASE("a row that holds words of headers is none where it reads like the rows below", "[register][mess]") {
    const auto r = read("Partner University,Agreement,Germany\nUniversity of Ulm,MoU,Germany\nPartner University,Agreement,Italy\n"
                        "Partner University,Agreement,Germany\n");
    check_account(r);
    REQUIRE(r.entries.size() == 4);
    CHECK(r.account.aside == 0);
    CHECK(r.entries[0].country == "DE");
    const auto dated = read("University Hospital Agreement,Country House,12.05.2018\nUniversity of Ulm,Bath,13.06.2019\n");
    CHECK(dated.entries.size() == 2);
    // Only the whole header is the header again.
    const auto part = read("University,Country,Type\nUniversity,,Type\nUniversity,Country,Type\nUniversity of Ulm,Germany,MoU\n");
    check_account(part);
    CHECK(part.entries.size() == 2);
    CHECK(part.account.aside == 1);
    CHECK(says(part, "the header again"));
    // Codes of countries are words of headers too.
    const auto codes = read("FROM,TO,DATE\nItaly,Germany,2018\nFrance,Spain,2019\n");
    CHECK(codes.entries.size() == 2);
}

TEST_CASE("whatever deed made a party a member, the tie is a membership", "[register][mess]") {
    const auto r = read("Contracting Party,Treaty,Instrument Type,Date\nAlgeria,Beijing,Accession,2012\nAustria,Beijing,Ratification,2013\n"
                        "Algeria,Berne,Xyzzy,2014\nAustria,Berne,Xyzzy,2015\n");
    REQUIRE(r.entries.size() == 4);
    for (const auto& e : r.entries) CHECK(type_of(e) == "member_of");
    CHECK(r.entries[0].wording == "Accession");
    CHECK(r.entries[0].kind_as_written == "Treaty");
    CHECK(says(r, "no type has these words (2 rows); taken as member_of"));
    CHECK(count(r, Severity::doubt) == 1);
    std::string many = "University,Type\n";
    for (int i = 0; i < 2'500; ++i) many += "A,Xyzzy " + std::to_string(i) + "\n";
    const auto distinct = read(many + "B,Xyzzy 7\n");
    CHECK(says(distinct, "no type has these words (2 rows)"));
    CHECK(says(distinct, "1500 more like this"));
}

TEST_CASE("numbered columns of opaque names hold the parties of what the row is about", "[register][mess]") {
    const std::string text = "number,name,year,c1,c2,c3,c4\n1,Andean Pact,1969,Bolivia,Peru,Chile,Ecuador\n2,NAFTA,1992,Canada,Mexico,United States,\n"
                             "3,EFTA Chile,2003,Chile,Norway,,\n";
    const auto r = read(text);
    check_account(r);
    REQUIRE(r.entries.size() == 9);
    CHECK(r.entries[4].from == "Canada");
    CHECK(r.entries[4].from_country == "CA");
    CHECK(r.entries[4].partner == "NAFTA");
    CHECK(type_of(r.entries[4]) == "member_of");
    RegisterOptions o;
    o.has_owner = true;
    const auto owned = read(text, o);
    REQUIRE(owned.entries.size() == 9);
    CHECK(owned.entries[4].partner == "Canada");
}

TEST_CASE("two columns of names and nothing else are the two parties, told as a doubt", "[register][mess]") {
    const auto r = read("Siegen,Leeds\nPisa,Jena\nKazan,Ulm\n");
    REQUIRE(r.entries.size() == 3);
    CHECK(r.entries[0].from == "Siegen");
    CHECK(r.entries[0].partner == "Leeds");
    CHECK(says(r, "column 1 is taken as from by its content"));
}

TEST_CASE("slashes and bars part parties only where each part is a whole name", "[register][mess]") {
    const auto one = [](const std::string& partner, const std::string& rest = "Italy") {
        return read("Partner,Country\n" + partner + "," + rest + "\n").entries.size();
    };
    CHECK(one("University of Pisa / University of Siena") == 2);
    CHECK(one("University of Pisa | University of Siena") == 2);
    CHECK(one("CERN / DESY") == 1);
    CHECK(one("Università di Pisa | Pisa") == 1);
    CHECK(one("University / Institute") == 1);
    CHECK(one("University of Tokyo | 東京大学") == 1);
    CHECK(one("CERN | DESY | ESO") == 3);
    const auto told = read("Partner,Country\nBocconi / Milano,Italy\n");
    CHECK(says(told, "taken as one party with other names"));
}

TEST_CASE("dates that could be two days cover both, where a column is mixed or seldom ambiguous", "[register][mess]") {
    const auto mixed = read("University,Date\nA,25/06/2018\nB,06/25/2018\nC,04/03/2019\nD,05/05/2019\n");
    CHECK(to_edtf(mixed.entries[0].date) == "2018-06-25");
    CHECK(to_edtf(mixed.entries[1].date) == "2018-06-25");
    CHECK(to_edtf(mixed.entries[2].date) == "[2019-03-04..2019-04-03]");
    CHECK(to_edtf(mixed.entries[3].date) == "2019-05-05");
    CHECK(says(mixed, "could stand either way"));
    const auto seldom = read("University,Date\nA,2018\nB,May 2018\nC,04/03/2019\n");
    CHECK(to_edtf(seldom.entries[2].date) == "[2019-03-04..2019-04-03]");
    CHECK(count(seldom, Severity::doubt) == 2);
    RegisterOptions o;
    o.day_order = DayOrder::month_day;
    CHECK(to_edtf(read("University,Date\nA,25/06/2018\nB,06/25/2018\nC,04/03/2019\n", o).entries[2].date) == "2019-04-03");
    RegisterOptions between;
    between.undecided_days = UndecidedDays::between;
    CHECK(to_edtf(read("University,Date\nA,04/03/2019\n", between).entries[0].date) == "[2019-03-04..2019-04-03]");
    CHECK_THROWS_AS(read("University,Date\nA,04/03/2019\n"), InputError);
}

TEST_CASE("a partner that reaches down from above is the partner of the rows that it reaches", "[register][mess]") {
    Table t{"page.html"};
    t.add_row(1);
    for (const char* text : {"University", "Signed"}) t.add_cell(text);
    t.add_row(2);
    for (const char* text : {"University of Graz", "2010"}) t.add_cell(text);
    t.add_row(3);
    t.add_cell("University of Graz", true);
    t.add_cell("2015");
    t.add_row(4);
    for (const char* text : {"n/a", "2011"}) t.add_cell(text);
    Tables tables;
    tables.push_back(std::move(t));
    const auto r = read(std::move(tables));
    check_account(r);
    REQUIRE(r.entries.size() == 2);
    CHECK(r.entries[1].partner == "University of Graz");
    CHECK(to_edtf(r.entries[1].date) == "2015");
    CHECK(r.account.rejected == 1); // nobody is no partner
}

TEST_CASE("a single date in a column of durations is the end", "[register][mess]") {
    Table t{"list.csv"};
    for (const auto& cells : {std::array{"University", "Signed", "Duration"}, std::array{"University of Wroclaw", "13.02.2020", "until 31.12.2025"},
                              std::array{"University of Lodz", "14.02.2021", "31.12.2026"}, std::array{"University of Gdansk", "15.02.2021", "5 years"}}) {
        t.add_row(static_cast<std::uint32_t>(t.rows() + 1));
        for (const char* text : cells) t.add_cell(text);
    }
    Tables tables;
    tables.push_back(std::move(t));
    const auto r = read(std::move(tables));
    check_account(r);
    REQUIRE(r.entries.size() == 3);
    CHECK(to_edtf(r.entries[0].end) == "2025-12-31");
    CHECK(to_edtf(r.entries[1].end) == "2026-12-31");
    CHECK(to_edtf(r.entries[2].end).starts_with("2026-02-1"));
}

TEST_CASE("NA is Namibia among codes, and nothing among names of countries", "[register][mess]") {
    const auto countries = [](std::vector<const char*> cells) {
        Table t{"list.csv"};
        t.add_row(1);
        for (const char* text : {"University", "Country"}) t.add_cell(text);
        for (const char* country : cells) {
            t.add_row(static_cast<std::uint32_t>(t.rows() + 1));
            t.add_cell("University of Place " + std::to_string(t.rows()));
            t.add_cell(country);
        }
        Tables tables;
        tables.push_back(std::move(t));
        std::vector<std::string> found;
        for (const auto& e : read(std::move(tables)).entries) found.push_back(e.country);
        return found;
    };
    CHECK(countries({"Germany", "NA", "Italy"}) == std::vector<std::string>{"DE", "", "IT"});
    CHECK(countries({"DE", "NA", "IT"}) == std::vector<std::string>{"DE", "NA", "IT"});
}
