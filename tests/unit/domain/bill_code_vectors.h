// Payment codes as bills carry them: the standard's own sample, what public generators print, and
// our own.
#pragma once

#include <string>
#include <string_view>

namespace kvitok::vectors {

inline const std::string standard_sample =
    "ST00012|Name=ООО «Три кита»|PersonalAcc=40702810138250123017|BankName=ОАО "
    "\"БАНК\"|BIC=044525225|CorrespAcc=30101810400000000225|PayeeINN=6200098765|LastName=Иванов|"
    "FirstName=Иван|MiddleName=Иванович|Purpose=Оплата членского взноса|PayerAddress=г.Рязань "
    "ул.Ленина д.10 кв.15|Sum=100000";

inline constexpr std::string_view standard_sample_1251_hex =
    "535430303031317c4e616d653dcecece20abd2f0e820eae8f2e0bb7c506572736f6e616c4163633d343037303238"
    "31303133383235303132333031377c42616e6b4e616d653dcec0ce2022c1c0cdca227c4249433d30343435323532"
    "32357c436f72726573704163633d33303130313831303430303030303030303232357c5061796565494e4e3d3632"
    "30303039383736357c4c6173744e616d653dc8e2e0edeee27c46697273744e616d653dc8e2e0ed7c4d6964646c65"
    "4e616d653dc8e2e0edeee2e8f77c507572706f73653dceefebe0f2e020f7ebe5edf1eaeee3ee20e2e7edeef1e07c"
    "5061796572416464726573733de32ed0ffe7e0edfc20f3eb2ecbe5ede8ede020e42e313020eae22e31357c53756d"
    "3d313030303030";

inline constexpr std::string_view koi8_prefix_hex =
    "535430303031337c4e616d653defefef2022f4d2c920cbc9d4c1227c506572736f6e616c4163633d";

inline const std::string mandatory_only =
    "ST00012|Name=ООО «Три кита»|PersonalAcc=40702810138250123017|BankName=ОАО "
    "\"БАНК\"|BIC=044525225|CorrespAcc=30101810965770000413|";

inline const std::string hash_separated =
    "ST00012#Name=ООО «Три кита»#PersonalAcc=40702810138250123017#BankName=ОАО | "
    "\"БАНК\"#BIC=044525225#CorrespAcc=30101810400000000225#";

inline const std::string mixed_case_keys =
    "ST00012|nAmE=ООО \"Ромашка\"|peRSonALacC=12345678901234567890|BANKNAME=ОТДЕЛЕНИЕ N1234 ПАО "
    "БАНК|BIC=012345678|correspacc=30101810400000000601|PAYEEinn=1234567890|lastName=Иванов "
    "И.И|payerAddress=пр. Ленина, дом 1|Purpose=За лучшие услуги|sUM=456789";

inline const std::string our_bill =
    "ST00012|Name=ООО УК \"Камал\"|PersonalAcc=40702810138250123017|BankName=ПАО "
    "СБЕРБАНК|BIC=044525225|CorrespAcc=30101810400000000225|PayeeINN=7707083893|KPP=770701001|"
    "LastName=Муравьев|FirstName=Сергей|PersAcc=000154|PayerAddress=ул. Гражданская, д. 1, кв. "
    "154|Purpose=ЖКУ за октябрь 2014, л/с 000154|PaymPeriod=102014|Category=ЖКУ|TechCode=02|"
    "Sum=558937";

// The mandatory block alone, for tests that add fields to it.
inline const std::string start =
    "ST00012|Name=ООО УК \"Камал\"|PersonalAcc=40702810138250123017|BankName=ПАО "
    "СБЕРБАНК|BIC=044525225|CorrespAcc=30101810400000000225";

inline std::string from_hex(std::string_view hex) {
    std::string bytes;
    std::string pair;
    for (const char c : hex) {
        if (c == ' ') continue;
        pair += c;
        if (pair.size() < 2) continue;
        bytes += static_cast<char>(std::stoi(pair, nullptr, 16));
        pair.clear();
    }
    return bytes;
}

inline std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const auto at = text.find(what);
    return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

}  // namespace kvitok::vectors
