#include <entente/core/base/errors.hpp>
#include <entente/io/text/encoding.hpp>

#include <catch2/catch.hpp>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <chrono>

using namespace entente;

namespace {

/// The bytes of a text in an encoding; every letter must have a place there.
std::string bytes_of(const std::string& text, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* to = ucnv_open(encoding, &status);
    REQUIRE(U_SUCCESS(status));
    ucnv_setFromUCallBack(to, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const auto wide = icu::UnicodeString::fromUTF8(text);
    std::string out(8 * text.size() + 16, '\0');
    const auto length = ucnv_fromUChars(to, out.data(), static_cast<std::int32_t>(out.size()), wide.getBuffer(), wide.length(), &status);
    ucnv_close(to);
    INFO(encoding << ": " << text);
    REQUIRE(U_SUCCESS(status));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

struct Case {
    const char *text, *encoding;
};

} // namespace

TEST_CASE("encodings: found from what a register says", "[encoding]") {
    const Case cases[] = {
        {"Nr;Partner;Land\n1;Technische Universität München;Deutschland\n2;Universität für Musik, Köln;Österreich\n3;Fachhochschule Südwestfalen;Straße\n", "windows-1252"},
        {"1;Université de Liège;Belgique\n2;École polytechnique fédérale de Lausanne;Suisse\n3;Université Côte d’Azur;France\n", "windows-1252"},
        {"1;Université de Brno;Rép. tchèque;Viêt Nam\n2;Université de Lyon;Royaume-Uni;févr. 2018\n3;Université de Metz;Bénin;déc. 2025\n", "windows-1252"},
        {"1;Universidad Autónoma de Nuevo León;México\n2;Pontificia Universidad Católica del Perú;Perú\n3;Universidad de Málaga;España\n", "windows-1252"},
        {"1;Universidade de São Paulo;convênio de cooperação\n2;Fundação Getúlio Vargas;ações\n3;Universidade de Brasília;Brasil\n", "windows-1252"},
        {"1;Göteborgs universitet;Sverige\n2;Luleå tekniska universitet\n3;Högskolan i Borås\n", "windows-1252"},
        {"1;Københavns Universitet;Danmark\n2;Universitetet i Tromsø;Norge\n3;Århus Universitet\n", "windows-1252"},
        {"1;Jyväskylän yliopisto;Suomi\n2;Hämeen ammattikorkeakoulu\n3;Åbo Akademi\n", "windows-1252"},
        {"1;Università degli Studi di Forlì;città\n2;facoltà e attività\n", "windows-1252"},
        {"1;Yıldız Teknik Üniversitesi;Türkiye\n2;İstanbul Üniversitesi;işbirliği\n3;Boğaziçi Üniversitesi;öğrenci değişimi\n", "windows-1254"},
        {"1;Ankara Üniversitesi;Kırgızistan\n2;Dış İlişkiler;Şubat\n", "windows-1254"},
        {"1;Uniwersytet Łódzki;Polska\n2;Politechnika Śląska;współpraca\n3;Akademia Górniczo-Hutnicza w Krakowie;Wrocław\n4;Gdańsk;Poznań\n", "windows-1250"},
        {"1;Univerzita Karlova;Česká republika\n2;Vysoké učení technické v Brně\n3;Univerzita Pardubice;Ústí nad Labem;Plzeň\n", "windows-1250"},
        {"1;Žilinská univerzita;Slovenská republika\n2;Prešovská univerzita;Košice\n3;Ľubľana;spolupráca a výskum\n", "windows-1250"},
        {"1;Szegedi Tudományegyetem;Magyarország\n2;Eötvös Loránd;Győr\n3;műszaki főiskola;együttműködés\n", "windows-1250"},
        {"1;Sveučilište u Zagrebu;Hrvatska\n2;Međimursko veleučilište u Čakovcu\n3;Šibenik;Đakovo;Požega\n", "windows-1250"},
        {"1;Univerza v Ljubljani;Slovenija\n2;Škofja Loka;Središče;Žalec;višja šola\n", "windows-1250"},
        {"1;Universitatea din Bucureşti;România\n2;Universitatea Babeş-Bolyai;învăţământ\n3;Târgu Mureş;Iaşi;Timişoara\n", "windows-1250"},
        {"1;Vilniaus universitetas;Šiaulių kolegija\n2;Klaipėdos universitetas;sutartis pasirašyta\n3;Žemės ūkio akademija;Panevėžys\n", "windows-1257"},
        {"1;Rīgas Tehniskā universitāte;Latvija\n2;Latvijas Universitāte;līgums\n3;Liepājas augstskola;Ķīna;Čehija\n", "windows-1257"},
        {"1;Московский государственный университет;Россия\n2;Белорусский государственный университет;договор о сотрудничестве\n", "windows-1251"},
        {"1;Київський національний університет;Україна\n2;Львівська політехніка;договір про співробітництво;її\n", "windows-1251"},
        {"1;Софийски университет;България\n2;договор за сътрудничество и обмен на студенти\n", "windows-1251"},
        {"1;Универзитет у Београду;Србија\n2;Нови Сад;споразум о сарадњи;Ђорђе\n", "windows-1251"},
        {"1;Московский государственный университет;Россия\n2;договор о сотрудничестве;Казахстан\n", "KOI8-R"},
        {"1;Московский государственный университет;Россия\n2;договор о сотрудничестве;Казахстан\n", "IBM866"},
        {"1;Московский государственный университет;Россия\n2;договор о сотрудничестве;Казахстан\n", "ISO-8859-5"},
        {"1;Московский государственный университет;Россия\n2;договор о сотрудничестве;Казахстан\n", "x-mac-cyrillic"},
        {"МОСКОВСКИЙ ГОСУДАРСТВЕННЫЙ УНИВЕРСИТЕТ;РОССИЯ\nКАЗАХСТАН\n", "windows-1251"},
        {"1;Uniwersytet Łódzki;Polska\n2;Politechnika Śląska;współpraca\n3;Częstochowa;Wrocław\n4;Gdańsk;Poznań;Żywiec;źródło\n", "ISO-8859-2"},
        {"1;Universität München;Köln\n2;Université de Liège;École supérieure\n3;Universidad de Málaga;España\n", "macintosh"},
        {"1;Εθνικό Μετσόβιο Πολυτεχνείο;Ελλάδα\n2;Πανεπιστήμιο Αθηνών;συμφωνία συνεργασίας\n", "windows-1253"},
        {"1;האוניברסיטה העברית;ישראל\n2;אוניברסיטת תל אביב;הסכם\n", "windows-1255"},
        {"1;جامعة القاهرة;مصر\n2;جامعة الملك سعود;المملكة العربية السعودية\n", "windows-1256"},
        {"1;มหาวิทยาลัยเชียงใหม่;ประเทศไทย\n2;จุฬาลงกรณ์มหาวิทยาลัย;ข้อตกลง\n", "windows-874"},
        {"1;清华大学;中国\n2;北京外国语大学;合作协议\n3;复旦大学;上海\n", "GB18030"},
        {"1;國立臺灣大學;臺灣\n2;國立成功大學;合作協議\n3;交通大學;新竹\n", "Big5"},
        {"1;東京大学;日本\n2;京都工芸繊維大学;協定の締結\n3;大阪大学;についての覚書\n", "Shift_JIS"},
        {"1;東京大学;日本\n2;京都工芸繊維大学;協定の締結\n3;大阪大学;についての覚書\n", "EUC-JP"},
        {"1;서울대학교;대한민국\n2;고려대학교;협정 체결\n3;연세대학교;학생 교류\n", "windows-949"},
    };
    for (const Case& c : cases) {
        INFO(c.encoding << ": " << c.text);
        const Decoded decoded = decode_any(bytes_of(c.text, c.encoding), "f");
        CHECK(decoded.encoding == c.encoding);
        CHECK(decoded.text == c.text);
        CHECK(decoded.guessed);
    }
}

TEST_CASE("encodings: a register of partners in many countries keeps its letters", "[encoding]") {
    const char* west = "Universität Wien\nUniversidad de León\nUniversité de Genève\nHögskolan Dalarna\nUniversidade de Évora\nKauno\nMasaryk\nBoğaziçi\n";
    std::string without = west;
    without.replace(without.find("Boğaziçi"), std::string{"Boğaziçi"}.size(), "Bogaziçi");
    CHECK(decode_any(bytes_of(without, "windows-1252"), "f").text == without);
    CHECK(decode_any(bytes_of(west, "windows-1254"), "f").text == west);
}

TEST_CASE("encodings: what says itself which it is", "[encoding]") {
    const std::string text = "Łódź;2019\nKraków;2020\n";
    for (const char* name : {"UTF-16LE", "UTF-16BE"}) {
        INFO(name);
        const Decoded plain = decode_any(bytes_of(text, name), "f");
        CHECK(plain.text == text);
        CHECK(plain.encoding == name);
    }
    CHECK(decode_any("\xFF\xFE" + bytes_of(text, "UTF-16LE"), "f").text == text);
    CHECK(decode_any("\xEF\xBB\xBF" + text, "f").text == text);
    CHECK_FALSE(decode_any("\xEF\xBB\xBF" + text, "f").guessed);
    CHECK(decode_any(text, "f").encoding == "UTF-8");
    CHECK_FALSE(decode_any(text, "f").guessed);
    CHECK(decode_any("", "f").text.empty());
    CHECK(decode_any(bytes_of(text, "ISO-8859-2"), "f", "ISO-8859-2").text == text);
    CHECK(decode_any(bytes_of(text, "ISO-8859-2"), "f", "", "ISO-8859-2").text == text);
    CHECK_FALSE(decode_any(bytes_of(text, "ISO-8859-2"), "f", "", "ISO-8859-2").guessed);
    CHECK(decode_any(text, "f", "", "windows-1252").text == text);            // wrong about itself
    CHECK(decode_any(bytes_of("日本語", "ISO-2022-JP"), "f", "", "ISO-2022-JP").text == "日本語");
    CHECK(decode_any(text, "f", "", "no-such-encoding").text == text);
    CHECK_THROWS_AS(decode_any(text, "f", "no-such-encoding"), UsageError);
}

TEST_CASE("encodings: what is no text is refused", "[encoding]") {
    CHECK_THROWS_AS(decode_any(std::string{"a\0b\x01\xFF", 5}, "f"), InputError);
    CHECK_THROWS_AS(decode_any(std::string(100, '\0'), "f"), InputError);
}

TEST_CASE("encodings: a pair of UTF-16 survives where pieces are cut", "[encoding]") {
    // Pieces of 16,384 units: one of these texts has a pair across each cut.
    for (std::size_t lead = 0; lead < 3; ++lead) {
        std::string text(lead, 'a');
        for (int i = 0; i < 40'000; ++i) text += "\U00020000";
        CHECK(decode_any("\xFF\xFE" + bytes_of(text, "UTF-16LE"), "f").text == text);
    }
}

TEST_CASE("encodings: valid UTF-8 costs next to nothing", "[encoding]") {
    std::string text;
    while (text.size() < 50'000'000) text += "Azərbaycan Texniki Universiteti;2019-09-16;Bakı\n";
    const auto begin = std::chrono::steady_clock::now();
    const Decoded decoded = decode_any(std::move(text), "f");
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::milliseconds{500});
    CHECK(decoded.encoding == "UTF-8");
}
