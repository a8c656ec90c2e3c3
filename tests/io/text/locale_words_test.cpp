#include <entente/io/text/locale_words.hpp>
#include <entente/io/text/vocabulary.hpp>

#include <catch2/catch.hpp>

#include <chrono>

using namespace entente;

namespace {

/// As readers of registers have them: with the aliases that are built in.
const LocaleWords& built_in() {
    static const LocaleWords words{{"en"}, parse_vocabulary(built_in_vocabulary_tables()).country_aliases};
    return words;
}

std::string code(std::string_view name) { return built_in().country(name).value_or("none"); }

void check(std::string_view wanted, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        INFO(name);
        CHECK(code(name) == wanted);
    }
}

} // namespace

TEST_CASE("countries: the names that registers use, in many languages", "[words]") {
    check("GB", {"UK", "U.K.", "United Kingdom", "The United Kingdom", "England", "Scotland", "Wales", "Northern Ireland", "Great Britain", "Gt. Britain", "Vereinigtes Königreich", "Großbritannien", "GROSSBRITANNIEN", "Royaume-Uni", "Angleterre", "Reino Unido", "REINO UNIDO", "Inglaterra", "Regno Unito", "Wielka Brytania", "Великобритания", "ВЕЛИКОБРИТАНИЯ", "Англия", "Соединенное Королевство", "Велика Британія", "İngiltere", "INGILTERE", "İngiltərə", "Böyük Britaniya", "Birleşik Krallık", "Anh", "Vương quốc Anh", "英国", "英國", "イギリス", "영국", "بريطانيا", "المملكة المتحدة", "Ұлыбритания", "Velká Británie", "Egyesült Királyság", "Storbritannien"});
    check("US", {"USA", "U.S.A.", "U.S.", "US", "United States", "United States of America", "The United States of America", "EUA", "EE.UU.", "EE. UU.", "EEUU", "Estados Unidos", "États-Unis", "Etats-Unis", "Vereinigte Staaten", "США", "Соединенные Штаты Америки", "ABD", "ABŞ", "Amerika Birleşik Devletleri", "Mỹ", "Hoa Kỳ", "美国", "アメリカ", "미국", "الولايات المتحدة", "Stany Zjednoczone", "Spojené státy", "America", "SUA", "САЩ"});
    check("KR", {"Korea", "South Korea", "Rep. of Korea", "Korea, Republic of", "Korea (Republic of)", "Republic of Korea", "Korea, South", "ROK", "Südkorea", "Corea del Sur", "Corée du Sud", "Южная Корея", "Республика Корея", "Cənubi Koreya", "Güney Kore", "Hàn Quốc", "韩国", "韓国", "대한민국", "KOR"});
    check("KP", {"North Korea", "DPRK", "D.P.R. Korea", "Korea, Democratic People's Republic of", "КНДР", "Nordkorea", "PRK"});
    check("CN", {"China", "P.R. China", "PR China", "P. R. China", "China (PRC)", "People's Republic of China", "People’s Republic of China", "Китай", "КНР", "Çin", "Trung Quốc", "中国", "中國", "중국", "VR China", "CHN"});
    check("TW", {"Taiwan", "Taiwan, China", "Chinese Taipei", "Taiwan, Province of China", "Taiwan (R.O.C.)", "台湾", "台灣", "臺灣", "대만", "Đài Loan", "Тайвань", "TPE"});
    check("HK", {"Hong Kong", "Hong Kong SAR", "Hongkong", "HONG KONG", "China, Hong Kong SAR", "香港", "Гонконг"});
    check("MO", {"Macau", "Macao", "Macao SAR", "澳门"});
    check("CZ", {"Czech Rep.", "Czech Republic", "Czechia", "CZECH REPUBLIC", "Česká republika", "Česko", "Tschechien", "Tschechische Republik", "République tchèque", "Tchéquie", "República Checa", "Chequia", "Чехия", "Чешская Республика", "Çekya", "Çek Cumhuriyeti", "Çexiya", "Cộng hòa Séc", "捷克"});
    check("TR", {"Turkey", "Türkiye", "TÜRKİYE", "TURKIYE", "Turkiye", "Republic of Türkiye", "Turquía", "Turquie", "Türkei", "Турция", "Туреччина", "Türkiyə", "Thổ Nhĩ Kỳ", "土耳其", "Turquia", "Turkije"});
    check("NL", {"Netherlands", "The Netherlands", "Holland", "Netherlands (Kingdom of the)", "Niederlande", "Pays-Bas", "Países Bajos", "Holanda", "Paesi Bassi", "Нидерланды", "Голландия", "Hollanda", "Hà Lan", "NED"});
    check("RU", {"Russia", "Russian Federation", "RF", "РФ", "Россия", "Российская Федерация", "Rusiya", "Rusiya Federasiyası", "Rusya", "Rusya Federasyonu", "Russland", "Rusia", "Росія", "俄罗斯", "Liên bang Nga", "Nga", "RUS"});
    check("CI", {"Ivory Coast", "Côte d'Ivoire", "Cote d'Ivoire", "Cote d’Ivoire", "COTE D'IVOIRE", "Cote d Ivoire", "Elfenbeinküste"});
    check("CV", {"Cape Verde", "Cabo Verde"});
    check("PS", {"Palestine", "State of Palestine", "Palestinian Territories", "Палестина", "فلسطين"});
    check("XK", {"Kosovo", "Kosovo*", "Kosovo (UNSCR 1244)", "Kosova", "XK", "XKX", "Косово"});
    check("SA", {"KSA", "K.S.A.", "Saudi Arabia", "Kingdom of Saudi Arabia", "المملكة العربية السعودية", "Саудовская Аравия"});
    check("AE", {"UAE", "U.A.E.", "United Arab Emirates", "ОАЭ", "BƏƏ", "BAE", "الإمارات العربية المتحدة"});
    check("CD", {"DR Congo", "D.R. Congo", "Democratic Republic of the Congo", "Congo, Dem. Rep.", "Congo (Kinshasa)", "République démocratique du Congo", "Zaire", "COD"});
    check("CG", {"Congo", "Republic of the Congo", "Congo (Brazzaville)", "Congo, Rep.", "COG"});
    check("VN", {"Vietnam", "Viet Nam", "VIETNAM", "Việt Nam", "Socialist Republic of Viet Nam", "Вьетнам", "越南"});
    check("DE", {"Germany", "GERMANY", "Deutschland", "Allemagne", "Alemania", "Alemanha", "Германия", "Almanya", "Almaniya", "Đức", "德国", "ドイツ", "독일", "ألمانيا", "Németország", "Niemcy", "Saksa", "Federal Republic of Germany", "East Germany", "FRG", "GER", "DEU", "DE", "Німеччина"});
    check("EU", {"European Union", "EU", "European Union (EU)", "Европейский союз", "ЕС"});
    check("MK", {"Macedonia", "North Macedonia", "FYROM", "FYR Macedonia", "Macedonia, the former Yugoslav Republic of", "Македония"});
    check("MM", {"Burma", "Myanmar"});
    check("SZ", {"Swaziland", "Eswatini"});
    check("GR", {"Greece", "EL", "GR", "GRC", "GRE", "Hellas", "Griechenland", "Ελλάδα", "Греция", "Yunanistan"});
    check("IR", {"Iran", "Islamic Republic of Iran", "Iran (Islamic Republic of)", "Iran, Islamic Republic of", "I.R. Iran", "İran", "ایران"});
    check("MD", {"Moldova", "Republic of Moldova", "Moldova, Republic of", "Молдавия", "Молдова"});
    check("LA", {"Lao PDR", "Laos", "Lao People's Democratic Republic", "Lào"});
    check("ZA", {"South Africa", "Republic of South Africa", "RSA", "ЮАР", "Южная Африка", "Sudáfrica"});
    check("BO", {"Bolivia", "Bolivia (Plurinational State of)", "Estado Plurinacional de Bolivia"});
    check("FM", {"Micronesia (Federated States of)", "Micronesia"});
    check("PT", {"Portugal", "Португалия", "Portekiz", "Bồ Đào Nha", "PRT", "POR"});
    check("LV", {"Latvia", "Letònia", "Letonia", "Letônia", "Letónia", "Latvija", "Lettland", "Латвия"});
    check("PL", {"Polonia", "Polónia", "Polônia", "Polska", "Pologne", "Польша", "Polşa", "Polonya", "Ba Lan"});
    check("MX", {"México", "Mexico", "Méjico", "MÉXICO", "Мексика"});
    check("KZ", {"Kazakhstan", "Kazajistán", "Казахстан", "Республика Казахстан", "Қазақстан", "Qazaxıstan"});
}

TEST_CASE("countries: forms of state, accents, spaces and punctuation do not matter", "[words]") {
    check("BY", {"Republic of Belarus", "Республика Беларусь", "Rep. Belarus"});
    check("UZ", {"Республика Узбекистан", "Republic of Uzbekistan", "O‘zbekiston", "O'zbekiston", "Oʻzbekiston Respublikasi"});
    check("HU", {"Hungria", "Hungría", "HUNGRÍA"});
    check("BE", {"Belgica", "Bélgica", "Kingdom of Belgium", "Королевство Бельгия", "Royaume de Belgique"});
    check("ST", {"Sao Tome and Principe", "São Tomé & Príncipe"});
    check("BA", {"Bosnia & Herzegovina", "Bosnia-Herzegovina", "Bosnia and Herzegovina", "Bosna i Hercegovina"});
    check("TT", {"Trinidad & Tobago", "Trinidad and Tobago"});
    check("KN", {"St Kitts and Nevis", "Saint Kitts & Nevis"});
    check("GW", {"Guinea-Bissau", "Guinea Bissau"});
    check("TZ", {"Tanzania", "United Republic of Tanzania", "Tanzania, United Republic of"});
    check("DO", {"Dominican Republic", "República Dominicana", "Dominican Rep."});
    check("DM", {"Dominica", "Commonwealth of Dominica"});
    check("FR", {"FRANCE", "france", "Fran\u00ADce", "\u00A0France\u00A0", "France.", "The French Republic"});
}

TEST_CASE("countries: what stands beside a name in a table", "[words]") {
    check("FR", {"France*", "France **", "France [1]", "France (2)", "France¹", "France1", "France,", "France:", "1. France", "12) France", "• France", "- France", "\"France\"", "🇫🇷 France", "France 🇫🇷", "🇫🇷", "France†", "France (a)"});
    check("none", {"🏳️", "*", "-", "1.", "(1)", "", " ", "1", "2019", "..."});
}

TEST_CASE("countries: codes in capital letters only", "[words]") {
    check("AZ", {"AZ", "AZE"});
    check("CH", {"CH", "CHE", "SUI"});
    check("none", {"in", "is", "no", "it", "at", "be", "not", "and", "ZZ", "ZZZ", "QQ", "AB", "XX"});
}

TEST_CASE("countries: what is no country, or more than one", "[words]") {
    check("none", {"Atlantis", "Yugoslavia", "USSR", "Soviet Union", "Czechoslovakia", "Serbia and Montenegro", "СССР", "Benelux Organization for Intellectual Property (BOIP)", "African Intellectual Property Organization (OAPI)", "European Patent Organisation (EPO)", "University of Oxford", "Berlin", "Europe", "Africa", "International", "Republic", "Kingdom of", "the", "of", "Conakry", "республика", "Other", "World", "Total", "n/a", "Unknown", "конго", "Democratic Republic", "People's Republic"});
    for (const char* name : {"Republic of China and Germany", "Korea and China"}) {
        INFO(name);
        CHECK(code(name) == "none");
    }
}

TEST_CASE("countries: a letter away from one country is that country, corrected", "[words]") {
    const auto corrected = [](std::string_view name) {
        const auto match = built_in().find_country(name);
        return match ? match->code + (match->corrected ? "!" : "") : std::string{"none"};
    };
    CHECK(corrected("Germany") == "DE");
    CHECK(corrected("Azerbajan") == "AZ!");
    CHECK(corrected("Kazahkstan") == "KZ!"); // swapped
    CHECK(corrected("Phillipinnes") == "PH!");
    CHECK(corrected("Untied Kingdom") == "GB!");
    CHECK(corrected("Switzerlnd") == "CH!");
    CHECK(corrected("Indonesya") == "ID!");
    CHECK(corrected("Lithuanya") == "LT!");
    CHECK(corrected("Germony") == "DE!");
    CHECK(corrected("Chyna") == "none"); // too short
    CHECK(corrected("Nigeri") == "none"); // Niger or Nigeria
    CHECK(corrected("Atlantis") == "none");
    CHECK(corrected("Slovenja") == "SI!");
    CHECK(corrected("Oxford University") == "none");
    CHECK_FALSE(built_in().country("Azerbajan"));
}

TEST_CASE("countries: every name and code that ICU has in a language finds its country", "[words]") {
    // Names that two countries share in some language are found by neither.
    std::size_t wrong = 0;
    for (const char* name : {"Afghanistan", "Albania", "Algeria", "Andorra", "Angola", "Argentina", "Armenia", "Australia", "Austria", "Azerbaijan", "Bahamas", "Bahrain", "Bangladesh", "Barbados", "Belarus", "Belgium", "Belize", "Benin", "Bhutan", "Botswana", "Brazil", "Brunei Darussalam", "Bulgaria", "Burkina Faso", "Burundi", "Cabo Verde", "Cambodia", "Cameroon", "Canada", "Central African Republic", "Chad", "Chile", "Colombia", "Comoros", "Cook Islands", "Costa Rica", "Croatia", "Cuba", "Cyprus", "Denmark", "Djibouti", "Ecuador", "Egypt", "El Salvador", "Equatorial Guinea", "Eritrea", "Estonia", "Ethiopia", "Fiji", "Finland", "Gabon", "Gambia", "Georgia", "Ghana", "Grenada", "Guatemala", "Guinea", "Guyana", "Haiti", "Holy See", "Honduras", "Hungary", "Iceland", "India", "Iraq", "Ireland", "Israel", "Italy", "Jamaica", "Japan", "Jordan", "Kenya", "Kiribati", "Kuwait", "Kyrgyzstan", "Lebanon", "Lesotho", "Liberia", "Libya", "Liechtenstein", "Lithuania", "Luxembourg", "Madagascar", "Malawi", "Malaysia", "Maldives", "Mali", "Malta", "Marshall Islands", "Mauritania", "Mauritius", "Monaco", "Mongolia", "Montenegro", "Morocco", "Mozambique", "Namibia", "Nauru", "Nepal", "New Zealand", "Nicaragua", "Niger", "Nigeria", "Niue", "Norway", "Oman", "Pakistan", "Panama", "Papua New Guinea", "Paraguay", "Peru", "Philippines", "Qatar", "Romania", "Rwanda", "Saint Lucia", "Saint Vincent and the Grenadines", "Samoa", "San Marino", "Senegal", "Serbia", "Seychelles", "Sierra Leone", "Singapore", "Slovakia", "Slovenia", "Solomon Islands", "Somalia", "Spain", "Sri Lanka", "Sudan", "South Sudan", "Suriname", "Sweden", "Switzerland", "Syrian Arab Republic", "Tajikistan", "Thailand", "Timor-Leste", "Togo", "Tonga", "Tunisia", "Turkmenistan", "Tuvalu", "Uganda", "Ukraine", "Uruguay", "Vanuatu", "Venezuela (Bolivarian Republic of)", "Yemen", "Zambia", "Zimbabwe"})
        if (code(name) == "none") {
            ++wrong;
            UNSCOPED_INFO(name);
        }
    CHECK(wrong == 0);
}

TEST_CASE("countries: hostile names cost little", "[words]") {
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 200; ++i) {
        CHECK_FALSE(built_in().find_country(std::string(10'000, 'x')));
        CHECK_FALSE(built_in().find_country(std::string(100, '(') + std::string(100, ')')));
        CHECK_FALSE(built_in().find_country("\xFF\xFE\xFA not UTF-8 \xC3"));
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{5});
}

TEST_CASE("countries: abbreviations with full stops", "[words]") {
    check("DE", {"Deutschl.", "F.R.G.", "ГФР", "ประเทศเยอรมนี"});
    check("AT", {"Österr.", "Oesterreich"});
    check("NL", {"Niederl.", "Neth."});
    check("CN", {"P.R.C.", "P. R. C.", "Folkerepublikken Kina", "ҚХР", "ČLR", "สาธารณรัฐประชาชนจีน"});
    check("TW", {"R.O.C.", "R.O.C", "中國臺灣", "Republic of China (Taiwan)"});
    check("HK", {"H.K.", "香港特別行政區"});
    check("CD", {"D.R.C.", "R.D.C."});
    check("none", {"Austr.", "Slov.", "N.A.", "n.a.", "Univ.", "Intern.", "Dr.", "A.B.C."});
}

TEST_CASE("countries: letters that Arabic and Persian write one for the other", "[words]") {
    check("JO", {"الأردن", "الاردن", "المملكة الأردنية الهاشمية"});
    check("AE", {"الإمارات", "الامارات"});
    check("SA", {"المملكة العربية السعودية", "السعودية", "السعوديه", "عربستان"});
    check("IR", {"ایران", "إيران", "ايران"});
    check("KR", {"کره جنوبی", "كوريا الجنوبية"});
}

TEST_CASE("countries: those that share a name with a part of another", "[words]") {
    check("US", {"Georgia, USA", "USA (Georgia)", "USA - Georgia"});
    check("GE", {"Georgia", "Georgia (Country)", "საქართველო"});
    check("GF", {"Guyane", "Guyane française"});
    check("GY", {"Guyana"});
    check("MO", {"China/Macau", "Macau, China"});
    check("none", {"🇩🇪🇫🇷"});
    check("DE", {"🇩🇪", "🇩🇪 Deutschland"});
}

TEST_CASE("countries: the form of a state behind the name", "[words]") {
    check("DE", {"ドイツ連邦共和国"});
    check("LA", {"ラオス人民民主共和国"});
    check("NL", {"オランダ王国"});
    check("TH", {"タイ王国"});
    check("CZ", {"チェコ共和国", "捷克共和国", "체코공화국"});
    check("IL", {"イスラエル国"});
    check("RU", {"ロシア連邦", "러시아연방"});
    check("CN", {"中華人民共和国"});
    check("KR", {"大韓民国"});
    check("DO", {"ドミニカ共和国"});
}

TEST_CASE("countries: the same in two languages", "[words]") {
    check("AT", {"オーストリア Austria"});
    check("CZ", {"チェコ Czech Republic"});
    check("DE", {"Германия Germany", "Germany DE"});
    check("none", {"Germany France", "Korea Kong"});
}
