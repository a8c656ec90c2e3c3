#include <entente/io/register/classify.hpp>

#include <catch2/catch.hpp>

#include "support/register.hpp"

using namespace entente;

namespace {
std::string type_of(std::string_view wording) {
    const auto& v = *test::words().vocabulary;
    const auto t = classify_type(v, wording);
    return t ? v[*t].id : "";
}
std::string kind_of(std::string_view name) {
    const auto& v = *test::words().vocabulary;
    const auto k = classify_kind(v, name);
    return k ? v[*k].id : "";
}
} // namespace

TEST_CASE("types: by the order of the rules", "[classify]") {
    CHECK(type_of("Mou") == "mou");
    CHECK(type_of("MoU on Academic Cooperation") == "mou");
    CHECK(type_of("Memorandum of Understanding on Academic and Research Cooperation") == "mou");
    CHECK(type_of("Additional Agreement in the field of science and scientific research") == "additional_agreement");
    CHECK(type_of("Agreement of intent") == "intent");
    CHECK(type_of("General Agreement for Academic Cooperation") == "general_agreement");
    CHECK(type_of("Agreement on Cooperation for Academic Mobility with Dual Diploma") == "dual_diploma");
    CHECK(type_of("Protocol to the Agreement on Cooperation") == "protocol");
    CHECK(type_of("Agreement on scientific and technical cooperation") == "research_agreement");
    CHECK(type_of("Student exchange agreement") == "exchange_agreement");
    CHECK(type_of("İŞBİRLİĞİ PROTOKOLÜ") == "protocol");
    CHECK(type_of("Mountain rescue") == "");
    CHECK(type_of("") == "");
}

TEST_CASE("kinds: a keyword is a hint that exceptions correct", "[classify]") {
    CHECK(kind_of("Riga Technical University") == "university");
    CHECK(kind_of("ANKARA ÜNİVERSİTESİ") == "university");
    CHECK(kind_of("Yunus Emre Institute") == "cultural_institute");
    CHECK(kind_of("Energy Research Institute of the Russian Academy of Sciences") == "research_institute");
    CHECK(kind_of("Almetyevsk State Oil Institute") == "higher_education_institute");
    CHECK(kind_of("Melentiev Energy Systems Institute Siberian Branch of Russian Academy of Sciences") == "research_institute");
    CHECK(kind_of("Xyzzy") == "");
}

TEST_CASE("kinds: treaties, states and schools in many languages", "[classify]") {
    CHECK(kind_of("Convention on Biological Diversity") == "treaty");
    CHECK(kind_of("Лиссабонская конвенция о признании") == "treaty");
    CHECK(kind_of("Covenant University") == "university");
    CHECK(kind_of("North Atlantic Treaty Organization") == "organisation");
    CHECK(kind_of("France") == "state");
    CHECK(kind_of("Республика Корея") == "state");
    CHECK(kind_of("University of France") == "university");
    CHECK(kind_of("ETH") != "state"); // Ethiopia's code, and a university
    CHECK(kind_of("東京大学") == "university");
    CHECK(kind_of("서울대학교") == "university");
    CHECK(kind_of("Đại học Huế") == "university");
    CHECK(kind_of("Universitas Indonesia") == "university");
    CHECK(kind_of("جامعة القاهرة") == "university");
    CHECK(kind_of("تهران دانشگاه") == "university");
    CHECK(kind_of("JYVASKYLAN YLIOPISTO") == "university");
    CHECK(kind_of("Vysoká škola ekonomická") == "higher_education_institute");
    CHECK(kind_of("HAUTE ECOLE EN HAINAUT") == "higher_education_institute");
    CHECK(kind_of("Høgskolen i Molde") == "higher_education_institute");
    CHECK(kind_of("LYCEE ODILON REDON") == "college");
    CHECK(kind_of("педагогическое училище") == "school");
    CHECK(kind_of("Albtelecom SHPK") == "company");
    CHECK(kind_of("Business Administration") != "ministry");
}

TEST_CASE("types: treaties, and deeds by which one joins them", "[classify]") {
    for (const char* t : {"Treaty", "Accession", "Присоединение", "Ratification", "Adhésion", "Convention", "协议", "협정"}) {
        INFO(t);
        CHECK(type_of(t) == "cooperation_agreement");
    }
    CHECK(type_of("Full member") == "member_of");
    CHECK(type_of("谅解备忘录") == "mou");
}
