#include <entente/core/base/errors.hpp>
#include <entente/io/text/encoding.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>
#include <simdjson.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace entente {
namespace {

/// Letters of languages in words that registers hold; pairs of letters are counted from them. Every
/// letter of the language that is not in A to Z occurs.
struct Sample {
    std::string_view language, text;
};
constexpr std::array samples{
    Sample{"en",
           "cooperation agreement between the universities memorandum of understanding student "
           "exchange faculty research institute international partner country date signed "
           "ministry of education science technology department state academy name of the "
           "partner institution duration valid until café naïve résumé"},
    Sample{"de", "Universität für Bodenkultur Technische Hochschule Übersicht Österreich größere "
                 "Verträge über Zusammenarbeit Fakultät für Künste und Wissenschaften Köln München "
                 "Düsseldorf Straße Schüler Länder Gültigkeit Änderung Öffentliche Universitäten "
                 "Saarbrücken Göttingen Tübingen Würzburg Fachhochschule Niederösterreich "
                 "Pädagogische Kärnten Jülich Förderung Prüfung Außenstelle Gießen Ärzte Lübeck "
                 "Münster Zürich Rumänien Türkei Dänemark Frankreich königlich"},
    Sample{"fr",
           "université coopération accord de échange étudiants école supérieure française "
           "Côte d'Ivoire Île de France être où élève établissement privé à l'étranger "
           "présidence sciences appliquées reçu façade Besançon Orléans Nîmes Béziers Compiègne "
           "collège théâtre forêt hôpital maître août préfecture région créée œuvre cœur naïf "
           "Noël Saint-Étienne Genève Sénégal Algérie Bénin intitulé durée signé "
           "polytechnique fédérale médecine génie où voilà ça château Évry École Économie "
           "République tchèque Viêt Nam Corée Grèce Norvège Suède Brésil Mali Guinée règlement "
           "à compter du février décembre arrêté jusqu'à première deuxième matière êtes intérêt"},
    Sample{"es", "cooperación institución educación universidad autónoma politécnica México España "
                 "años señal público técnica médica tecnológica Bogotá Perú Panamá Córdoba Málaga "
                 "Cádiz Jaén León Católica según convenio específico firmado número económica "
                 "artística pingüino lingüística niño compañía Coruña Álava Ángel Época óptica "
                 "ingeniería filosofía energía investigación dirección más también está será país "
                 "Ávila Íñigo único ámbito líder fútbol"},
    Sample{"pt",
           "universidade federal cooperação instituição educação ciência tecnologia São Paulo "
           "Brasília Goiás Paraná Ceará Maranhão Amazônia Rondônia convênio acordo ações "
           "relações informação português não são também até já período título área pública "
           "técnica Moçambique Guiné Évora Coimbra Açores Trás-os-Montes às então três você "
           "lições pós-graduação câmara ônibus índice útil órgão eleições gestão Jundiaí avô"},
    Sample{"it",
           "università degli studi di città facoltà libertà attività società più già così però "
           "perché è cioè virtù Forlì Cefalù mobilità validità Trento qualità responsabilità "
           "Perù Sarà à metà lunedì"},
    Sample{"nl", "coördinatie België patiënt geïnteresseerd één categorieën reünie financiële "
                 "Tunesië Italië Brazilië hogeschool universiteit ministerie"},
    Sample{"ca", "Catalunya universitat politècnica cooperació institució català llengua això és "
                 "Lleida València pàgina política públic històric països qüestió veïns força "
                 "enginyeria Àrea Òptica títol ciència també Sèrbia Bèlgica Xina Líban"},
    Sample{"sv", "högskola för tekniska högskolan Göteborg Malmö Luleå Umeå Linköping Växjö Örebro "
                 "Åbo universitet avtal mellan länder också från även sjöfart överenskommelse år "
                 "Kungliga Sverige Österrike Ångström är på å att småland"},
    Sample{"da", "højskole Københavns universitet Århus Ålborg Sønderborg Færøerne Ærø samarbejde "
                 "også når første løbende sprog på år Østrig Tjekkiet forår århundrede læge søger"},
    Sample{"no", "høgskole Tromsø Ålesund Østfold sørøst Norge universitetet også når første språk "
                 "på år Bodø Sør-Afrika Færøyene læring gjøvik"},
    Sample{"fi", "yliopisto ammattikorkeakoulu Jyväskylä Seinäjoki Hämeenlinna sopimus päivä "
                 "Itävalta Länsi väylä työ yhteistyö Yhdysvallat Åbo määrä Öljy tiedekunta Äidin "
                 "šakki žurnaali"},
    Sample{"is", "háskóli Íslands Reykjavík Akureyri þjóð ísland verið það ég við lögð Þórður "
                 "menntun stúdent Færeyjar æðri býr ýmsir úti öll íþrótt"},
    Sample{
        "pl",
        "Uniwersytet Łódź Kraków Gdańsk Poznań Wrocław Częstochowa Śląski Politechnika "
        "umowa współpracy państwo miejscowość Wyższa Szkoła Żywiec Źródło życie środowisko "
        "międzynarodowej wymiany studentów są być się nauczyć ćwiczenia młodzież wydział "
        "Zielonogórski Białystok zażółć gęślą jaźń Rzeszów Świętokrzyska rolnictwa ósmy Ćma ŁÓDŹ"},
    Sample{"cs",
           "Vysoká škola báňská Univerzita Karlova České vysoké učení technické Plzeň Liberec "
           "Ústí Zlín Mendelova Králové Jihočeská fakulta dohoda spolupráce země Řecko "
           "Švýcarsko může být střední škole příklad věda věk dětí žák čeština řízení město "
           "výzkumný ústav vzdělávání účel ďábel ťuk Ňadra óda zákon současně přírodovědecká "
           "Olomouc Valašské Meziříčí Německo Žilina Čína Česká Škoda soukromá vyšší odborná"},
    Sample{"sk",
           "Slovenská technická univerzita Košice Žilina Trenčín Prešov Banská Bystrica "
           "vysoká škola spolupráca dohoda krajina môže ľudí stĺp vŕba väčšina päť kôň ďalší "
           "Ľubľana Ťahanovce ministerstvo školstva výskumu úrad Šafárika účinnosť späť zmluvy"},
    Sample{"hu",
           "Egyetem Budapesti Műszaki Gazdaságtudományi Főiskola Győr Szegedi Pécsi Kodolányi "
           "Óbudai együttműködési megállapodás ország külföldi művészeti szerződés Ausztria "
           "Németország hallgatói csere év közötti Eötvös Loránd Széchenyi István Újvidék "
           "Ő Űrkutatás Ágazat Élet Íj Öt Ülés tudományos intézet időtartam nyelvű hőség tűz"},
    Sample{"hr",
           "Sveučilište u Zagrebu Rijeci Šibenik Požega Čakovec Đakovo škola između zajednički "
           "Međimursko veleučilište Kragujevac Niš Ćuprija Žepče Bosna država član suradnja "
           "sporazum učenika kćer ruž godišnje visoka nađe Pančevo Češka Švedska Španjolska"},
    Sample{"sl",
           "Univerza v Ljubljani Mariboru višja strokovna šola Škofja Loka Nova Gorica študij "
           "sodelovanje med državami Češka Španija Žalec čas možnost izobraževanje središče "
           "Križevci Celje Koper visokošolski Črnomelj znanstveno življenje"},
    Sample{"ro",
           "Universitatea Tehnicã Bucureşti Iaşi Timişoara Ploieşti Piteşti Braşov ştiinţe "
           "învăţământ România Târgu Mureş Galaţi Constanţa Craiova acord între instituţii şi "
           "ţări în până când Şcoala Ţara Îndrumar Ânt ăsta cooperării studenţilor faţă viaţă"},
    Sample{"tr",
           "Üniversitesi İstanbul Yıldız Teknik Orta Doğu Boğaziçi Çukurova Eskişehir Muğla "
           "Gümüşhane Işık Türkiye Kırşehir anlaşma öğrenci değişim ülke işbirliği Dışişleri "
           "yılı arası süresi şehir Ağrı Çanakkale Iğdır Şırnak Öğretim Üyesi fakültesi eğitim "
           "kültür güzel sanatlar yüksekokulu İzmir Bakü Azerbaycan Almanya İngiltere Çin "
           "Kıbrıs Macaristan bağlı ğ sağlık hakkında tarihi müdürlüğü Şti"},
    Sample{"lv",
           "Latvijas Universitāte Rīgas Tehniskā Daugavpils Liepājas augstskola līgums valsts "
           "sadarbība studentu apmaiņa Ķīna Čehija Šveice Žurnāls Ņujorka Ļoti Ģimene Īrija "
           "ēdiens ūdens āda izglītības zinātnes pētniecības gads mākslas akadēmija Vācija"},
    Sample{"lt",
           "Vilniaus universitetas Kauno technologijos Klaipėdos Šiaulių Panevėžio mokslų "
           "akademija sutartis šalis bendradarbiavimo studentų mainai Čekija Švedija Žemė ąžuolas "
           "ęst įmonė ūkis ėmė metų švietimo kolegija Vokietija Įstaiga Ųjų aukštoji mokykla"},
    Sample{"et", "Tartu Ülikool Tallinna Tehnikaülikool leping riik koostöö üliõpilasvahetus õpe "
                 "Eesti Maaülikool Põltsamaa Võru Jõgeva Pärnu Õiguse Äri Öö šokolaad žanr üksus"},
    Sample{"ru",
           "Московский государственный университет имени Ломоносова Российская Федерация "
           "договор о сотрудничестве соглашение академия институт наук страна год подписания "
           "технический экономический педагогический Санкт Петербург Узбекистан Казахстан "
           "Беларусь Украина объект съезд ещё её этого Эстония Юрга Япония щука цель чтобы "
           "жизнь обмен студентами факультет бессрочно международная деятельность высшего "
           "образования дата срок действия название вуза партнера город Ёлка Франция хозяйство"},
    Sample{"uk", "Київський національний університет імені Шевченка Україна Львів Харків договір "
                 "співробітництво інститут академія наук країна рік підписання освіти її є Європа "
                 "ґанок Їжак Ірландія політехнічний між сільського господарства Польща Німеччина"},
    Sample{"bg", "Софийски университет Климент Охридски България Пловдив Русе технически висше "
                 "училище договор сътрудничество обмен на студенти между държава година първа "
                 "Българска академия науките медицински съюз щат Германия ще бъде"},
    Sample{"sr",
           "Универзитет у Београду Нови Сад Ниш Крагујевац Србија споразум о сарадњи факултет "
           "године између држава Јагодина Ђорђе љубав Њујорк ћирилица Џон међународна њихов"},
    Sample{"be",
           "Беларускі дзяржаўны універсітэт Мінск Гродна дагавор аб супрацоўніцтве краіна год "
           "навук акадэмія Ўладзімір эканамічны Гомельскі ёсць"},
    Sample{"el",
           "Πανεπιστήμιο Αθηνών Εθνικό Μετσόβιο Πολυτεχνείο Θεσσαλονίκης συμφωνία συνεργασίας "
           "χώρα έτος Κύπρος Ελλάδα ίδρυμα τεχνολογικό εκπαιδευτικό Άρτα Έβρος Ήπειρος Ίδη Όλυμπος "
           "Ύδρα "
           "Ώρα ξένη ψηφιακή ζωή βιβλίο δύο γλώσσα φοιτητών μεταξύ ώς ϊ ϋ"},
    Sample{"he",
           "האוניברסיטה העברית בירושלים תל אביב חיפה הסכם שיתוף פעולה מדינה שנה חילופי "
           "סטודנטים מכון טכנולוגי לישראל בן גוריון בנגב צפון גרמניה ארצות הברית ף ץ ך קבוצה"},
    Sample{"ar", "جامعة القاهرة الملك سعود عبد العزيز الأردن اتفاقية تعاون الدولة سنة تبادل الطلاب "
                 "كلية معهد وزارة التعليم العالي والبحث العلمي المملكة العربية السعودية الإمارات "
                 "مصر العراق سوريا آل ئ ء ؤ غزة ظ ض ذ ث خ شهر صالحة طنطا قطر حتى إلى هذه"},
    Sample{"fa",
           "دانشگاه تهران صنعتی شریف ایران کشور قرارداد همکاری سال پژوهشگاه گروه چین ژاپن پزشکی"},
    Sample{"th", "มหาวิทยาลัยเชียงใหม่จุฬาลงกรณ์เกษตรศาสตร์ประเทศไทยข้อตกลงความร่วมมือสถาบันเทคโนโลยี"
                 "พระจอมเกล้าญี่ปุ่นสหรัฐอเมริกาวันที่ลงนามปีนักศึกษาแลกเปลี่ยนคณะวิทยาศาสตร์"}};

struct Candidate {
    const char* name;
    std::string_view languages; ///< that are written in it, separated by spaces
};
/// Partners abroad stand in every register, so each encoding is judged by all languages of its
/// script: letters that two encodings have in one place then count the same for both.
constexpr std::string_view latin{
    "en de fr es pt it nl ca sv da no fi is pl cs sk hu hr sl ro tr lv lt et"};
constexpr std::string_view cyrillic{"ru uk bg sr be"};
/// Of equals the first wins.
constexpr std::array candidates{
    Candidate{"windows-1252", latin},     Candidate{"windows-1251", cyrillic},
    Candidate{"windows-1250", latin},     Candidate{"windows-1254", latin},
    Candidate{"windows-1257", latin},     Candidate{"windows-1253", "el"},
    Candidate{"windows-1255", "he"},      Candidate{"windows-1256", "ar fa fr"},
    Candidate{"windows-874", "th"},       Candidate{"ISO-8859-2", latin},
    Candidate{"ISO-8859-5", cyrillic},    Candidate{"ISO-8859-15", latin},
    Candidate{"KOI8-R", cyrillic},        Candidate{"KOI8-U", cyrillic},
    Candidate{"IBM866", cyrillic},        Candidate{"macintosh", latin},
    Candidate{"x-mac-cyrillic", cyrillic}};
constexpr std::array wide_candidates{"GB18030", "Shift_JIS", "EUC-JP", "windows-949", "Big5"};

constexpr std::size_t judged_bytes = std::size_t{64} << 10;

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

/// How probable the pairs of letters are in a language.
class Language {
public:
    explicit Language(std::string_view sample) {
        char16_t before = u' ';
        const icu::UnicodeString text = wide(sample);
        for (std::int32_t i = 0; i <= text.length(); ++i) {
            const char16_t c = i < text.length() ? plain(text[i]) : u' ';
            ++pairs_[pair(before, c)];
            ++letters_[before];
            before = c;
        }
    }

    /// Upper case as lower case, and all that is no letter as a space.
    static char16_t plain(char16_t c) {
        if (c == u'\u0130') return u'i'; // İ
        if (!u_isalpha(c) && u_charType(c) != U_NON_SPACING_MARK) return u' ';
        return static_cast<char16_t>(u_tolower(c));
    }

    bool has(char16_t c) const { return letters_.contains(c); }

    /// Logarithm, smoothed so that a pair not met is about as rare as the sample is long.
    double log_probability(char16_t before, char16_t c) const {
        const auto found = pairs_.find(pair(before, c));
        const double together = found == pairs_.end() ? 0.0 : found->second;
        const auto alone = letters_.find(before);
        const double all = alone == letters_.end() ? 0.0 : alone->second;
        return std::log((together + 0.2) / (all + 10));
    }

private:
    static std::uint32_t pair(char16_t a, char16_t b) {
        return static_cast<std::uint32_t>(a) << 16 | b;
    }
    std::unordered_map<std::uint32_t, double> pairs_;
    std::unordered_map<char16_t, double> letters_;
};

const Language& language(std::string_view name) {
    static const auto all = [] {
        std::unordered_map<std::string_view, Language> made;
        for (const Sample& sample : samples) made.emplace(sample.language, Language{sample.text});
        return made;
    }();
    return all.at(name);
}

std::optional<icu::UnicodeString> converted(std::string_view bytes, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from{ucnv_open(encoding, &status),
                                                                  &ucnv_close};
    if (U_FAILURE(status)) return std::nullopt;
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    icu::UnicodeString text;
    const auto capacity = static_cast<std::int32_t>(2 * bytes.size() + 1);
    const auto length = ucnv_toUChars(from.get(), text.getBuffer(capacity), capacity, bytes.data(),
                                      static_cast<std::int32_t>(bytes.size()), &status);
    text.releaseBuffer(U_SUCCESS(status) ? length : 0);
    if (U_FAILURE(status)) return std::nullopt;
    return text;
}

/// What a sign that is no letter says for the encoding that has it there.
double symbol_score(const icu::UnicodeString& text, std::int32_t i) {
    const char16_t c = text[i];
    if (c < 0xA0) return -6; // a control
    const auto beside = [&](std::int32_t k) {
        return k >= 0 && k < text.length() ? text[k] : u' ';
    };
    switch (c) {
    case 0x00A0: // space that does not break
    case 0x2013: // dashes, quotation marks, dots
    case 0x2014:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
    case 0x2026:
    case 0x2022:
        return 0;
    case 0x2116: // №
        return 0.5;
    case 0x00A1:
    case 0x00BF:
        return u_isalpha(beside(i + 1)) && !u_isalpha(beside(i - 1)) ? 0 : -3;
    case 0x00AA:
    case 0x00BA:
    case 0x00B0:
        return u_isalnum(beside(i - 1)) || beside(i - 1) == u'.' ? 0 : -2;
    case 0x00A7:
    case 0x00A9:
    case 0x00AE:
    case 0x00B7:
    case 0x20AC:
    case 0x2122:
    case 0x060C: // Arabic comma
        return -0.5;
    default:
        return c >= 0x2500 && c < 0x2600 ? -5 : -3;
    }
}

double letter_score(const Language& in, char16_t before, char16_t c, char16_t after) {
    if (!in.has(c)) return -5;
    const double mean = (in.log_probability(before, c) + in.log_probability(c, after)) / 2;
    return std::clamp(mean + 3.5, -3.0, 2.5);
}

/// How plausible a text is: each sign outside of ASCII adds to it, letters by the language that
/// fits their word best.
double plausibility(const icu::UnicodeString& text, const std::vector<const Language*>& languages) {
    double sum = 0;
    const auto is_letter = [&](std::int32_t i) {
        return i >= 0 && i < text.length() &&
               (u_isalpha(text[i]) || u_charType(text[i]) == U_NON_SPACING_MARK);
    };
    for (std::int32_t i = 0; i < text.length();) {
        if (!is_letter(i)) {
            if (text[i] >= 0x80) sum += symbol_score(text, i);
            ++i;
            continue;
        }
        std::int32_t end = i;
        bool is_plain = true;
        for (; is_letter(end); ++end) is_plain = is_plain && text[end] < 0x80;
        if (!is_plain) {
            double best = -1e9;
            for (const Language* in : languages) {
                double score = 0;
                for (std::int32_t k = i; k < end; ++k)
                    if (text[k] >= 0x80)
                        score += letter_score(*in, k > i ? Language::plain(text[k - 1]) : u' ',
                                              Language::plain(text[k]),
                                              k + 1 < end ? Language::plain(text[k + 1]) : u' ');
                best = std::max(best, score);
            }
            sum += best;
            for (std::int32_t k = i + 1; k < end; ++k)
                if ((text[k] >= 0x80 || text[k - 1] >= 0x80) && u_islower(text[k - 1]) &&
                    u_isupper(text[k]))
                    sum -= 3;
        }
        i = end;
    }
    return sum;
}

/// Share of the letters outside of ASCII that texts of the encoding mostly use.
double common_share(const icu::UnicodeString& text, std::string_view bytes,
                    std::string_view encoding) {
    std::size_t all = 0, common = 0;
    if (encoding == "Shift_JIS" || encoding == "EUC-JP") { // kana, marks, ideographs among them
        for (std::int32_t i = 0; i < text.length(); ++i) {
            const char16_t c = text[i];
            if (c < 0x80) continue;
            ++all;
            common += (c >= 0x3000 && c < 0x3100) || (c >= 0x4E00 && c < 0xA000);
        }
        return all ? static_cast<double>(common) / static_cast<double>(all) : 0;
    }
    // Frequent characters stand first in the other sets.
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        const auto trail = static_cast<unsigned char>(bytes[i + 1]);
        if (lead < 0x80) continue;
        ++all;
        if (encoding == "Big5")
            common += (lead >= 0xA4 && lead <= 0xC6) || lead == 0xA1;
        else if (encoding == "windows-949")
            common += ((lead >= 0xB0 && lead <= 0xC8) || lead == 0xA1) && trail >= 0xA1;
        else
            common +=
                ((lead >= 0xB0 && lead <= 0xD7) || lead == 0xA1 || lead == 0xA3) && trail >= 0xA1;
        ++i;
    }
    return all ? static_cast<double>(common) / static_cast<double>(all) : 0;
}

/// Whether nearly all letters outside of ASCII stand before one of ASCII, as accented letters of
/// words do; of pairs of bytes less than half do.
bool is_mostly_before_ascii(std::string_view bytes) {
    std::size_t all = 0, before = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        if (static_cast<unsigned char>(bytes[i]) < 0x80) continue;
        ++all;
        before += static_cast<unsigned char>(bytes[i + 1]) < 0x80;
        ++i;
    }
    return 10 * before > 8 * all;
}

bool has_kana(const icu::UnicodeString& text) {
    for (std::int32_t i = 0; i < text.length(); ++i)
        if (text[i] >= 0x3041 && text[i] < 0x30FF) return true;
    return false;
}

/// Lines that hold bytes outside of ASCII, which alone say something.
std::string telling_lines(std::string_view bytes) {
    std::string lines;
    while (!bytes.empty() && lines.size() < judged_bytes) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        const auto line = bytes.substr(0, std::min<std::size_t>(end, 1 << 16));
        if (std::any_of(line.begin(), line.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
            (lines += line) += '\n';
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return lines;
}

/// Without a byte order mark: every second byte of Western text is zero.
const char* utf16_without_mark(std::string_view bytes) {
    if (bytes.size() < 4 || bytes.size() % 2) return nullptr;
    std::size_t even = 0, odd = 0;
    const std::size_t judged = std::min<std::size_t>(bytes.size(), 65'536);
    for (std::size_t i = 0; i < judged; ++i)
        if (bytes[i] == 0) ++(i % 2 ? odd : even);
    if (odd > judged / 10 && even * 20 < odd) return "UTF-16LE";
    if (even > judged / 10 && odd * 20 < even) return "UTF-16BE";
    return nullptr;
}

bool has_mark(std::string_view bytes) {
    return bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") ||
           bytes.starts_with("\xFE\xFF") || bytes.starts_with(std::string_view{"\0\0\xFE\xFF", 4});
}

std::string name_by_mark(std::string_view bytes) {
    if (bytes.starts_with(std::string_view{"\xFF\xFE\0\0", 4}) ||
        bytes.starts_with(std::string_view{"\0\0\xFE\xFF", 4}))
        return "UTF-32";
    return bytes.starts_with("\xEF\xBB\xBF") ? "UTF-8" : "UTF-16";
}

/// Encodings whose bytes are all ASCII, so that a text of them passes for UTF-8.
bool is_seven_bit(std::string_view encoding) {
    const std::string name = fold(encoding);
    return name.starts_with("iso-2022") || name.starts_with("hz") || name.starts_with("utf-7");
}

} // namespace

std::string guess_encoding(std::string_view bytes) {
    const std::string lines = telling_lines(bytes);
    if (const char* utf16 = utf16_without_mark(bytes)) return utf16;
    const char* best = candidates.front().name;
    double best_share = 0;
    for (const char* name : wide_candidates) {
        if (is_mostly_before_ascii(lines)) break;
        const auto text = converted(lines, name);
        if (!text) continue;
        double share = common_share(*text, lines, name);
        const bool is_japanese =
            name == std::string_view{"Shift_JIS"} || name == std::string_view{"EUC-JP"};
        if (is_japanese && !has_kana(*text)) share *= 0.8;
        // Syllables of Korean lie where frequent ideographs of Chinese do, which use more.
        if (name == std::string_view{"windows-949"} && share > 0.95) share += 0.1;
        if (share > best_share) {
            best_share = share;
            best = name;
        }
    }
    if (best_share > 0.85) return best;
    best = candidates.front().name;
    double best_score = -1e18;
    for (const Candidate& candidate : candidates) {
        const auto text = converted(lines, candidate.name);
        if (!text) continue;
        std::vector<const Language*> languages;
        for (std::string_view rest = candidate.languages; !rest.empty();) {
            const auto end = std::min(rest.find(' '), rest.size());
            languages.push_back(&language(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        const double score = plausibility(*text, languages);
        if (score > best_score + 1e-9) {
            best_score = score;
            best = candidate.name;
        }
    }
    return best;
}

Decoded decode_any(std::string bytes, const std::string& file, const std::string& encoding,
                   const std::string& declared) {
    if (!encoding.empty()) return {decode(std::move(bytes), file, encoding), encoding, false};
    if (has_mark(bytes)) {
        std::string name = name_by_mark(bytes);
        // A mark of UTF-8 before text that is none: the text counts.
        if (name != "UTF-8" || simdjson::validate_utf8(bytes))
            return {decode(std::move(bytes), file), std::move(name), false};
        bytes.erase(0, 3);
    }
    if (!declared.empty() && is_seven_bit(declared)) {
        try {
            return {decode(bytes, file, declared), declared, false};
        } catch (const Error&) { // not that either
        }
    }
    if (simdjson::validate_utf8(bytes) && !utf16_without_mark(bytes))
        return {decode(std::move(bytes), file), "UTF-8", false};
    if (!declared.empty() && declared.find("utf") == declared.npos &&
        declared.find("UTF") == declared.npos) {
        try {
            return {decode(bytes, file, declared), declared, false};
        } catch (const Error&) { // the page is wrong about itself
        }
    }
    if (bytes.find('\0') != bytes.npos && !utf16_without_mark(bytes))
        return {decode(std::move(bytes), file), "UTF-8", false}; // which says where the fault is
    std::string name = guess_encoding(bytes);
    return {decode(std::move(bytes), file, name), std::move(name), true};
}

} // namespace entente
