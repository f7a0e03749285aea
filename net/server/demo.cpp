#include "net/server/demo.h"

#include <fmt/format.h>

#include <array>

#include "kiosk/domain/check.h"
#include "net/server/demo_bills.h"
#include "net/server/demo_contact.h"
#include "net/server/demo_meters.h"
#include "net/server/demo_news.h"
#include "net/server/store_import.h"

namespace kvitok::server {
namespace {

constexpr const char* second_house_id = "nikolaeva-7";
constexpr const char* company_id = "kamal";
constexpr const char* company_inn = "1600000000";
constexpr int neighbour_flat = 12;

TimePoint at_house(const LocalTime& local) {
    return from_local(local, demo_utc_offset_minutes);
}

House house(const char* id, Name address) {
    House made;
    made.id = id;
    made.address = std::move(address);
    made.company = {{"ОАО «Камал»", "Kamal Management Co."}, company_inn};
    made.requisites = {"160001001", "40702810600000000000", "Банк «Пример»", "040000000",
                       "30101810800000000000"};
    made.dispatcher_phone = "8 800 000-00-00";
    made.office_hours = {"пн–пт 8:00–17:00, обед 12:00–13:00", "Mon–Fri 8:00–17:00, break 12–13"};
    made.office_address = {"ул. Гражданская, д. 2, офис 5", "Grazhdanskaya st. 2, office 5"};
    made.postcode = "422980";
    made.email = "uk@kamal.example";
    made.utc_offset_minutes = demo_utc_offset_minutes;
    made.pay_min = roubles(10);
    made.pay_max = roubles(60000);
    return made;
}

// Invented first and middle names with the initial of a family name: enough to recognise oneself.
Name masked_payer(int seed) {
    struct Person {
        const char* russian;
        const char* english;
    };
    constexpr std::array<Person, 8> first{{{"Анна", "Anna"},
                                           {"Мария", "Maria"},
                                           {"Ольга", "Olga"},
                                           {"Елена", "Elena"},
                                           {"Нина", "Nina"},
                                           {"Вера", "Vera"},
                                           {"Ирина", "Irina"},
                                           {"Лариса", "Larisa"}}};
    constexpr std::array<Person, 7> middle{{{"Петровна", "Petrovna"},
                                            {"Ивановна", "Ivanovna"},
                                            {"Павловна", "Pavlovna"},
                                            {"Андреевна", "Andreyevna"},
                                            {"Олеговна", "Olegovna"},
                                            {"Ильинична", "Ilyinichna"},
                                            {"Юрьевна", "Yuryevna"}}};
    constexpr std::array<Person, 9> family{{{"А.", "A."},
                                            {"Б.", "B."},
                                            {"В.", "V."},
                                            {"Г.", "G."},
                                            {"Д.", "D."},
                                            {"К.", "K."},
                                            {"Н.", "N."},
                                            {"П.", "P."},
                                            {"С.", "S."}}};
    const auto pick = [&](const auto& list, int salt) {
        return list[static_cast<std::size_t>(
            demo_chance(seed, demo_last_period, salt, static_cast<int>(list.size())))];
    };
    const Person a = pick(first, 30), b = pick(middle, 31), c = pick(family, 32);
    return {fmt::format("{} {} {}", a.russian, b.russian, c.russian),
            fmt::format("{} {} {}", a.english, b.english, c.english)};
}

Decimal area_of(int flat) {
    constexpr std::array<std::int64_t, 4> risers{333, 505, 648, 417};  // a tenth of m²
    return {risers[static_cast<std::size_t>(flat - 1) % risers.size()], 1};
}

struct Household {
    Account account;
    DemoFlat flat;
};

Household household(int flat) {
    Household made;
    made.flat = {flat, area_of(flat), flat % 11 == 0 ? Tenure::municipal : Tenure::owned};
    made.account.number = demo_account(flat);
    made.account.house_id = demo_house_id;
    made.account.address.flat = std::to_string(flat);
    made.account.payer = masked_payer(flat);
    if (flat == guide_flat) {
        made.account.payer = {"Сергей Викторович М.", "Sergey Viktorovich M."};
    }
    made.account.area = made.flat.area;
    made.account.tenure = made.flat.tenure;
    return made;
}

Household second_household() {
    Household made;
    made.flat = {1000 + second_flat, {417, 1}, Tenure::owned};
    made.account.number = {std::string(demo_second_account)};
    made.account.house_id = second_house_id;
    made.account.address.flat = std::to_string(second_flat);
    made.account.payer = {"Сергей Викторович М.", "Sergey Viktorovich M."};
    made.account.area = made.flat.area;
    return made;
}

std::string payment_hex(int seed, Period month, std::size_t index) {
    return fmt::format("{:08x}{:08x}{:08x}0000beef", seed, month.year * 100 + month.month, index);
}

// A payment of the past: its money has long reached the company's bank.
void import_payment(Importer& importer, const Household& home, const DemoMonth& month,
                    std::size_t index, Money balance_after) {
    const DemoPayment& past = month.payments[index];
    PostedPayment payment;
    payment.id = {payment_hex(home.flat.seed, month.period, index)};
    payment.number =
        fmt::format("{:02}{:02}{:02}-{:04}", past.at.date.year % 100, past.at.date.month,
                    past.at.date.day, demo_chance(home.flat.seed, month.period, 40, 1000));
    payment.account = home.account.number;
    payment.source = past.source;
    payment.amount = past.amount;
    if (past.source == "terminal") payment.approval.masked_card = "•••• 4417, Мир";
    payment.created = at_house(past.at);
    payment.posted = payment.created;
    payment.balance_after = balance_after;
    payment.entry = importer.entry({0, "payment:" + payment.id.hex, payment.posted, std::nullopt,
                                    moved(payment.amount, std::string("bank:") + company_inn,
                                          resident_book(payment.account))});
    importer.payment(payment);
}

void import_history(Importer& importer, const Household& home, Period first) {
    const DemoHistory history = demo_history(home.flat, first, demo_last_period);
    const AccountNumber& number = home.account.number;
    const std::string resident = resident_book(number);
    const std::string income = std::string("income:") + company_inn;
    Money debt = history.opening;
    importer.entry({0, "opening:" + number.digits,
                    at_house({{first.year, first.month, 1}, 0, 0, 0}), std::nullopt,
                    moved(debt, resident, income)});
    for (const DemoMonth& month : history.months) {
        for (std::size_t i = 0; i < month.payments.size(); ++i) {
            debt = debt - month.payments[i].amount;
            import_payment(importer, home, month, i, debt);
        }
        importer.charges(number, month.period, month.charges);
        Money charged;
        for (const ChargeImport& row : month.charges) charged = charged + row.charged;
        const LocalTime evening{
            {month.period.year, month.period.month, days_in_month(month.period)}, 21, 0, 0};
        const std::string tail = number.digits + ":" + to_iso(month.period);
        importer.entry({0, "charge:" + tail, at_house(evening), month.period,
                        moved(charged, resident, income)});
        debt = debt + charged;
        for (const DemoRecalculation& one : month.recalculations) {
            importer.recalculation(number, month.period, one.service, one.amount, one.reason);
            importer.entry({0, "recalculation:" + tail + ":" + one.service, at_house(evening),
                            month.period, moved(-one.amount, income, resident)});
            debt = debt + one.amount;
        }
    }
}

void import_household(Importer& importer, const Household& home, Period first) {
    importer.account(home.account);
    import_history(importer, home, first);
    int place = 0;
    for (const DemoMeter& demo : demo_meters(home.flat, home.account.number, first)) {
        importer.meter(demo.meter, place);
        ++place;
        for (const StoredReading& reading : demo.readings) importer.reading(reading);
    }
}

void import_people(Importer& importer, Random& random, PasswordHasher& hasher) {
    importer.user({"user-1",
                   std::string(demo_user),
                   hasher.hash(demo_password, random),
                   {"Сергей", "Sergey"},
                   {"Сергей М.", "Sergey M."},
                   {{std::string(demo_guide_account)}, {std::string(demo_second_account)}},
                   {"Муравьёв", "Сергей", "Викторович"},
                   demo_email,
                   "+79175554567",
                   at_house({{2026, 3, 3}, 19, 5, 0}),
                   next(demo_last_period)});
    importer.user({"user-2",
                   std::string(demo_neighbour),
                   hasher.hash(demo_neighbour_password, random),
                   {"Мария", "Maria"},
                   {"Мария П.", "Maria P."},
                   {{std::string(demo_neighbour_account)}},
                   {"Петрова", "Мария", "Ильинична"},
                   "petrova@mail.example",
                   "+79175550012",
                   at_house({{2026, 6, 18}, 10, 40, 0}),
                   std::nullopt});
}

Period months_before(Period last, int months) {
    Period first = last;
    for (int i = 1; i < months; ++i) first = previous(first);
    return first;
}

}  // namespace

TimePoint demo_now() {
    return at_house({{2026, 11, 22}, 14, 32, 0});
}

AccountNumber demo_account(int flat) {
    if (flat == guide_flat) return {std::string(demo_guide_account)};
    return {fmt::format("0{:03}{:06}", flat, 100003 + flat * 7919 % 899989)};
}

void load_demo(Store& store, Random& random, PasswordHasher& hasher, DemoOptions options) {
    check(options.flats >= 2 && options.flats <= 160, "the demo has 2 to 160 flats");
    check(options.months >= 3 && options.months <= 36, "the demo has 3 to 36 months");
    if (!all_accounts(store).empty()) throw StoreFailed("the store has accounts already");
    const Period first = months_before(demo_last_period, options.months);
    Transaction transaction(store);
    Importer importer(store);
    const std::string house_id(demo_house_id);
    importer.house(house(house_id.c_str(), {"ул. Гражданская, д. 12", "Grazhdanskaya st. 12"}),
                   company_id);
    importer.house(house(second_house_id, {"ул. Николаева, д. 7", "Nikolaeva st. 7"}), company_id);
    int place = 0;
    for (const DemoService& service : demo_services()) {
        importer.service({service.code, service.name, service.unit}, place);
        ++place;
        if (service.prices[0] == 0) continue;
        for (const Period from : {Period{2023, 7}, Period{2024, 7}, Period{2025, 7}})
            importer.tariff(house_id, service.code, from, demo_price(service.code, from));
    }
    import_household(importer, household(guide_flat), first);
    import_household(importer, household(neighbour_flat), first);
    int flats = 2;
    for (int flat = 1; flats < options.flats; ++flat) {
        if (flat == guide_flat || flat == neighbour_flat) continue;
        import_household(importer, household(flat), first);
        ++flats;
    }
    import_household(importer, second_household(), first);
    import_people(importer, random, hasher);
    for (const NewsImport& news : demo_news(demo_utc_offset_minutes)) importer.news(house_id, news);
    importer.device(std::string(demo_device), house_id);
    import_calendar(store);
    import_services(store, company_id);
    import_appeals(store, "user-1", {std::string(demo_guide_account)}, demo_utc_offset_minutes);
    transaction.commit();
}

}  // namespace kvitok::server
