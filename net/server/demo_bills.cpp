#include "net/server/demo_bills.h"

#include <array>

#include "kiosk/domain/check.h"

namespace kvitok::server {
namespace {

constexpr Period guide_first_given{2026, 8};

int months_since_2000(Period month) {
    return (month.year - 2000) * 12 + month.month - 1;
}

// Percent of the yearly mean, January first.
constexpr std::array<int, 12> water_season{112, 108, 110, 106, 101, 93, 66, 72, 98, 108, 110, 114};
constexpr std::array<int, 12> light_season{128, 116, 108, 98, 88, 80, 78, 82, 94, 104, 112, 122};
constexpr std::array<int, 12> heat_season{232, 214, 178, 96, 12, 0, 0, 0, 8, 96, 164, 200};

// Cold water of the guide's flat, November 2025 to October 2026, in litres.
constexpr std::array<std::int64_t, 12> guide_cold{8260, 8920, 9410, 8680, 9080, 8290,
                                                  8190, 7380, 5110, 5600, 8270, 9044};

std::optional<Decimal> guide_use(Resource resource, Period month) {
    const int index = months_since_2000(month) - months_since_2000({2025, 11});
    if (index < 0 || index > 11) return std::nullopt;
    if (resource == Resource::cold_water)
        return Decimal{guide_cold[static_cast<std::size_t>(index)], 3};
    if (month == Period{2026, 8} && resource == Resource::hot_water) return Decimal{4200, 3};
    if (month == Period{2026, 9} && resource == Resource::hot_water) return Decimal{5400, 3};
    if (month == Period{2026, 10} && resource == Resource::hot_water) return Decimal{6030, 3};
    if (month == Period{2026, 8} && resource == Resource::electricity) return Decimal{19433, 2};
    if (month == Period{2026, 9} && resource == Resource::electricity) return Decimal{15260, 2};
    if (month == Period{2026, 10} && resource == Resource::electricity) return Decimal{20161, 2};
    return std::nullopt;
}

ChargeImport charged(const char* service, Decimal volume, Period month) {
    const Decimal price = demo_price(service, month);
    return {service, volume, price, Money{estimate_kopecks(volume, price)}, Money{}};
}

// The twelfth part of a year's heat, by area: 0,5003 Gcal for 50,5 m².
Decimal heat_of(Decimal area) {
    return {(with_places(area, 1).units * 99069 + 5000) / 10000, 4};
}

std::vector<ChargeImport> usual_charges(const DemoFlat& flat, Period month) {
    const Decimal area = with_places(flat.area, 2);
    const Decimal cold = demo_use(flat, Resource::cold_water, month);
    const Decimal hot = demo_use(flat, Resource::hot_water, month);
    std::vector<ChargeImport> rows{charged("repair", area, month), charged("upkeep", area, month)};
    if (flat.tenure == Tenure::municipal) rows.push_back(charged("rent", area, month));
    rows.push_back(charged("cold_water", cold, month));
    rows.push_back(charged("hot_water", hot, month));
    rows.push_back(charged("drainage", cold + hot, month));
    rows.push_back(charged("electricity", demo_use(flat, Resource::electricity, month), month));
    rows.push_back(charged("heating", heat_of(flat.area), month));
    return rows;
}

void replace(std::vector<ChargeImport>& rows, const char* service, std::optional<Decimal> volume,
             std::int64_t kopecks) {
    for (ChargeImport& row : rows) {
        if (row.service != service) continue;
        if (volume) row.volume = volume;
        row.charged = Money{kopecks};
        return;
    }
    rows.push_back({service, std::nullopt, std::nullopt, Money{kopecks}, Money{}});
}

// The guide's table of the month (the amounts of two rows differ from volume times tariff by a
// kopeck), and the two months before it that lead to its debt.
void as_the_guide_says(std::vector<ChargeImport>& rows, Period month) {
    replace(rows, "heating", Decimal{5003, 4}, 71772);
    if (month.month == 8) replace(rows, "late_fee", {}, 917);
    if (month.month == 9) replace(rows, "late_fee", {}, 982);
    if (month.month != 10) return;
    replace(rows, "hot_water", Decimal{6030, 3}, 53222);
    replace(rows, "drainage", Decimal{14726, 3}, 19998);
    replace(rows, "late_fee", {}, 1153);
}

Money sum_of(const std::vector<ChargeImport>& rows) {
    Money sum;
    for (const ChargeImport& row : rows) sum = sum + row.charged + row.recalculated;
    return sum;
}

// Hot water was off for two weeks: August of some years for one riser in four.
void recalculate(const DemoFlat& flat, DemoMonth& month) {
    const bool is_guide = flat.seed == guide_flat && month.period == Period{2026, 9};
    const bool riser = flat.seed % 4 == 2 && month.period.month == 8 &&
                       !(flat.seed == guide_flat && month.period >= guide_first_given);
    if (!is_guide && !riser) return;
    for (ChargeImport& row : month.charges) {
        if (row.service != "hot_water") continue;
        row.recalculated = is_guide ? Money{-11840} : Money{-(row.charged.kopecks * 45 / 100)};
        month.recalculations.push_back(
            {row.service, row.recalculated, {"Не было горячей воды", "Hot water was off"}});
    }
}

LocalTime day_of(Period month, int day, int hour, int minute) {
    return {{month.year, month.month, day}, hour, minute, 0};
}

const char* source_of(int seed) {
    constexpr std::array sources{"terminal", "cabinet", "post", "terminal", "cabinet"};
    return sources[static_cast<std::size_t>(seed) % sources.size()];
}

// What a household pays of its debt: all, rounded up, rounded down, or not every month.
Money habit(int seed, Period month, Money debt) {
    if (debt.kopecks < 1000) return {};
    switch (seed % 5) {
        case 0:
            return debt;
        case 1:
            return Money{(debt.kopecks + 9999) / 10000 * 10000};
        case 2:
            return months_since_2000(month) % 3 == 0 ? Money{} : debt;
        case 3:
            return Money{debt.kopecks / 50000 * 50000};
        default:
            return months_since_2000(month) % 2 == 0 ? Money{} : debt;
    }
}

void pay_by_habit(const DemoFlat& flat, DemoMonth& month, Money debt) {
    const Money amount = habit(flat.seed, month.period, debt);
    if (amount.kopecks <= 0) return;
    const int day = 6 + demo_chance(flat.seed, month.period, 5, 12);
    const int minute = demo_chance(flat.seed, month.period, 6, 60);
    month.payments.push_back(
        {day_of(month.period, day, 9 + day % 10, minute), amount, source_of(flat.seed + day)});
}

void pay_as_given(DemoMonth& month) {
    if (month.period.month == 8)
        month.payments.push_back({day_of(month.period, 12, 11, 20), Money{250000}, "post"});
    if (month.period.month == 9)
        month.payments.push_back({day_of(month.period, 9, 20, 5), Money{41799}, "cabinet"});
    if (month.period.month == 10)
        month.payments.push_back({day_of(month.period, 14, 18, 44), Money{300000}, "terminal"});
}

// The debt that a month must end with, where a story needs one.
std::optional<Money> wanted_debt(const DemoFlat& flat, Period month) {
    if (flat.seed == guide_flat && month == previous(guide_first_given)) return Money{254042};
    if (flat.seed == 1000 + second_flat && month == last_billed) return Money{-41260};
    return std::nullopt;
}

void add_late_fee(DemoMonth& month, Money debt) {
    const Money bill = sum_of(month.charges);
    if (debt.kopecks * 10 <= bill.kopecks * 13) return;
    month.charges.push_back(
        {"late_fee", std::nullopt, std::nullopt, Money{debt.kopecks / 480}, Money{}});
}

}  // namespace

int demo_chance(int seed, Period month, int salt, int bound) {
    auto x = static_cast<std::uint64_t>(seed) * 0x9e3779b97f4a7c15u +
             static_cast<std::uint64_t>(months_since_2000(month)) * 0xbf58476d1ce4e5b9u +
             static_cast<std::uint64_t>(salt) * 0x94d049bb133111ebu;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return static_cast<int>((x ^ (x >> 31)) % static_cast<std::uint64_t>(bound));
}

const std::vector<DemoService>& demo_services() {
    static const Name square{"м²", "m²"}, cubic{"м³", "m³"};
    static const std::vector<DemoService> all{
        {"repair", {"Ремонт жилья", "Building repair"}, square, {250, 265, 280}},
        {"upkeep", {"Содержание жилья", "Building upkeep"}, square, {1102, 1168, 1241}},
        {"rent", {"Найм жилья", "Rent"}, square, {590, 620, 656}},
        {"cold_water", {"Холодное водоснабжение", "Cold water"}, cubic, {1031, 1108, 1194}},
        {"hot_water", {"Горячее водоснабжение", "Hot water"}, cubic, {7622, 8190, 8826}},
        {"drainage", {"Водоотведение", "Sewerage"}, cubic, {1173, 1260, 1358}},
        {"electricity", {"Электроснабжение", "Electricity"}, {"кВт·ч", "kWh"}, {225, 242, 261}},
        {"heating", {"Отопление", "Heating"}, {"Гкал", "Gcal"}, {123879, 133134, 143459}},
        {"late_fee", {"Пени", "Late fee"}, {}, {0, 0, 0}},
    };
    return all;
}

Decimal demo_price(const std::string& service, Period month) {
    const std::size_t era = month >= Period{2025, 7} ? 2 : month >= Period{2024, 7} ? 1 : 0;
    for (const DemoService& each : demo_services())
        if (service == each.code) return {each.prices[era], 2};
    check(false, "a service of the demo has a price");
    return {};
}

Decimal demo_use(const DemoFlat& flat, Resource resource, Period month) {
    if (flat.seed == guide_flat)
        if (const auto given = guide_use(resource, month)) return *given;
    const auto season = static_cast<std::size_t>(month.month - 1);
    const int wobble = 92 + demo_chance(flat.seed, month, static_cast<int>(resource), 17);
    const int size = 60 + flat.seed * 37 % 90;  // percent of the usual household
    const auto scaled = [&](std::int64_t mean, int percent) {
        return mean * percent * wobble * size / 1000000;
    };
    switch (resource) {
        case Resource::cold_water:
            return {scaled(6400, water_season[season]), 3};
        case Resource::hot_water:
            return {scaled(4300, water_season[season]), 3};
        case Resource::electricity:
            return {scaled(16800, light_season[season]), 2};
        case Resource::heat:
            return {heat_of(flat.area).units * heat_season[season] * wobble / 10000, 4};
    }
    check(false, "a resource of the demo has a use");
    return {};
}

DemoHistory demo_history(const DemoFlat& flat, Period first, Period last) {
    const bool is_guide = flat.seed == guide_flat;
    DemoHistory history;
    history.opening = is_guide && first == guide_first_given
                          ? Money{254042}
                          : Money{150000 + flat.seed * 7919 % 250000};
    Money debt = history.opening;
    for (Period period = first; period <= last; period = next(period)) {
        const bool given = is_guide && period >= guide_first_given;
        DemoMonth month{period, usual_charges(flat, period), {}, {}};
        if (given) {
            as_the_guide_says(month.charges, period);
        } else {
            add_late_fee(month, debt);
        }
        recalculate(flat, month);
        const Money bill = sum_of(month.charges);
        if (const auto wanted = wanted_debt(flat, period)) {
            const Money amount = debt + bill - *wanted;
            check(amount.kopecks > 0, "the demo's debt is reached by paying");
            month.payments.push_back({day_of(period, 11, 19, 30), amount, "cabinet"});
        } else if (given) {
            pay_as_given(month);
        } else {
            pay_by_habit(flat, month, debt);
        }
        for (const DemoPayment& payment : month.payments) debt = debt - payment.amount;
        debt = debt + bill;
        history.months.push_back(std::move(month));
    }
    return history;
}

}  // namespace kvitok::server
