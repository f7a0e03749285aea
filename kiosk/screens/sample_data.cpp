#include "kiosk/screens/sample_data.h"

namespace kvitok::screens::sample {
namespace {

constexpr Date today{2026, 11, 22};
constexpr Period october{2026, 10};
constexpr Period november{2026, 11};

Name street() {
    return {"ул. Гражданская, д. 12", "Grazhdanskaya st. 12"};
}

Payee payee() {
    return {{"ОАО «Камал»", "Kamal Management Co."}, "1600000000"};
}

ChargeRow row(const char* russian, const char* english, Decimal volume, Name unit, Decimal tariff,
              Money sum) {
    return {.service = {russian, english},
            .unit = std::move(unit),
            .volume = volume,
            .tariff = tariff,
            .charged = sum,
            .total = sum};
}

Meter meter(const char* id, Resource resource, const char* serial, Name unit, Decimal previous,
            Decimal tariff, Date due) {
    return {.id = id,
            .account = number(),
            .resource = resource,
            .serial = serial,
            .unit = std::move(unit),
            .fraction_digits = previous.places,
            .zones = {{.previous = previous, .tariff = tariff}},
            .previous_period = october,
            .verification_due = due};
}

HandedReading handed(const Meter& meter, Decimal value, Money estimate) {
    return {.meter = meter,
            .reading = {.id = "reading-" + meter.id,
                        .number = "П-261122-0064",
                        .account = meter.account,
                        .meter_id = meter.id,
                        .values = {value},
                        .counts_for = november,
                        .taken_at = at(14, 41)},
            .state = ReadingState::accepted,
            .used = {value - meter.zones[0].previous},
            .estimate = estimate};
}

server::House house() {
    return {.notice = {.company = payee(),
                       .dispatcher_phone = "8 800 000-00-00",
                       .office_hours = company().office_hours,
                       .office_address = company().office_address,
                       .postcode = company().postcode,
                       .email = company().email,
                       .news = news(),
                       .outage_when = Name{"25 ноября, 9:00–17:00", "25 November, 9:00–17:00"},
                       .outage_what = Name{"не будет горячей воды", "no hot water"}},
            .window = {15, 25},
            .pay_min = roubles(10),
            .pay_max = roubles(60'000),
            .receipt_url = "https://lk.kamal.example/r/",
            .sbp = true,
            .moneta = true};
}

}  // namespace

TimePoint at(int hour, int minute) {
    return from_local({today, hour, minute, 0}, utc_offset_minutes);
}

AccountNumber number() {
    return {"0154208731"};
}

AccountSummary debtor() {
    return {.number = number(),
            .address = {street(), "154"},
            .payee = payee(),
            .balance = roubles(5589, 37),
            .last_period = october,
            .charged_last = roubles(3195, 3),
            .meters_waiting = 3,
            .readings_due = Date{2026, 11, 25}};
}

AccountSummary creditor() {
    return {.number = {"0031774008"},
            .address = {{"ул. Николаева, д. 7", "Nikolaeva st. 7"}, "31"},
            .payee = payee(),
            .balance = -roubles(412, 60),
            .last_period = october,
            .charged_last = roubles(1840, 22)};
}

AccountCard card() {
    const Name square{"м²", "m²"};
    const Name cubic{"м³", "m³"};
    AccountCard card{.summary = debtor(),
                     .payer = {"Сергей Викторович М.", "Sergey Viktorovich M."},
                     .area = {505, 1},
                     .tenure = Tenure::municipal,
                     .unread_appeals = 1};
    card.charges = {
        .period = october,
        .rows = {row("Ремонт жилья", "Building repairs", {5050, 2}, square, {280, 2},
                     roubles(141, 40)),
                 row("Содержание жилья", "Building upkeep", {5050, 2}, square, {1241, 2},
                     roubles(626, 71)),
                 row("Найм жилья", "Rent", {5050, 2}, square, {656, 2}, roubles(331, 28)),
                 row("Холодное водоснабжение", "Cold water", {9044, 3}, cubic, {1194, 2},
                     roubles(107, 99)),
                 row("Горячее водоснабжение", "Hot water", {6030, 3}, cubic, {8826, 2},
                     roubles(532, 22)),
                 row("Водоотведение", "Waste water", {14726, 3}, cubic, {1358, 2},
                     roubles(199, 98)),
                 row("Электроснабжение", "Electricity", {20161, 2}, {"кВт·ч", "kWh"}, {261, 2},
                     roubles(526, 20)),
                 row("Отопление", "Heating", {5003, 4}, {"Гкал", "Gcal"}, {143459, 2},
                     roubles(717, 72)),
                 {.service = {"Пени", "Late fee"},
                  .charged = roubles(11, 53),
                  .total = roubles(11, 53)}},
        .charged = roubles(3195, 3),
        .total = roubles(3195, 3)};
    return card;
}

Meter cold_water() {
    auto it = meter("cold", Resource::cold_water, "18-204417", {"м³", "m³"}, {327250, 3}, {1194, 2},
                    {2029, 12, 31});
    it.place = {"кухня", "kitchen"};
    it.usage = {{8000, 3}, {8920, 3}, {9410, 3}, {8680, 3}, {9080, 3}, {8310, 3},
                {8190, 3}, {7380, 3}, {5110, 3}, {5600, 3}, {8270, 3}, {9000, 3}};
    return it;
}

Meter hot_water() {
    auto it = meter("hot", Resource::hot_water, "18-204418", {"м³", "m³"}, {214906, 3}, {8826, 2},
                    {2026, 12, 31});
    it.place = {"кухня", "kitchen"};
    return it;
}

Meter electricity() {
    return meter("power", Resource::electricity, "071153118", {"кВт·ч", "kWh"}, {142264, 1},
                 {261, 2}, {2034, 5, 31});
}

Meter day_and_night() {
    auto it = electricity();
    it.id = "power2";
    it.usage = {{2210, 1}, {2304, 1}, {2275, 1}, {2180, 1}, {2091, 1}, {1985, 1}};
    it.zones = {{.name = {"День", "Day"}, .previous = {142264, 1}, .tariff = {300, 2}},
                {.name = {"Ночь", "Night"}, .previous = {61180, 1}, .tariff = {180, 2}}};
    return it;
}

Meter heat() {
    auto it = meter("heat", Resource::heat, "0034471", {"Гкал", "Gcal"}, {124471, 4}, {143459, 2},
                    {2030, 3, 31});
    it.zones[0].submitted = Decimal{129881, 4};
    it.submitted_at = at(14, 29);
    return it;
}

server::Meters meters() {
    return {{cold_water(), hot_water(), electricity(), heat()}, {15, 25}};
}

HandedReading cold_water_handed() {
    return handed(cold_water(), {335118, 3}, roubles(93, 94));
}

HandedReading hot_water_handed() {
    return handed(hot_water(), {220430, 3}, roubles(487, 55));
}

HandedReading electricity_handed() {
    return handed(electricity(), {144199, 1}, roubles(505, 4));
}

HandedReading heat_handed() {
    return handed(heat(), {129881, 4}, roubles(776, 11));
}

PaymentRecord payment(PaymentState state, PayReason reason, std::string name) {
    PaymentRecord record{.id = {"5f0c1d2e3b4a59687786950412233445"},
                         .number = std::move(name),
                         .state = state,
                         .reason = reason,
                         .quote = {.id = "quote-1",
                                   .account = number(),
                                   .payee = payee(),
                                   .amount = roubles(5589, 37),
                                   .period = october},
                         .address = debtor().address,
                         .created = at(14, 35),
                         .terminal_serial = "0000000042"};
    const bool approved = state == PaymentState::approved || state == PaymentState::paid ||
                          state == PaymentState::delivered || state == PaymentState::refunding ||
                          state == PaymentState::refunded;
    if (approved) {
        record.approval = Approval{.amount = record.quote.amount,
                                   .rrn = "632614000317",
                                   .auth_code = "704118",
                                   .masked_card = "•••• 4417, Мир",
                                   .terminal_id = "00000042"};
    }
    return record;
}

State state() {
    const Site site{.brand = {"Мой дом", "My Home"},
                    .operator_name = payee().company,
                    .house = street(),
                    .dispatcher_phone = "8 800 000-00-00",
                    .payment_operator = {"НКО «МОНЕТА.РУ» (ООО)", "MONETA.RU"},
                    .utc_offset_minutes = utc_offset_minutes,
                    .mobile_url = "lk.kamal.example"};
    State state = initial_state(site, at(14, 32));
    state.health.terminal = true;
    state.health.terminal_serial = "0000000042";
    state.health.printer = printer::Status::ready;
    state.health.scanner = true;
    state.health.journal = true;
    state.health.server = Link::up;
    state.health.starting = false;
    state.house = house();
    state.session.window = {15, 25};
    return state;
}

State signed_in() {
    State now = state();
    now.session.user =
        User{.given_name = {"Сергей", "Sergey"}, .short_name = {"Сергей М.", "Sergey M."}};
    now.session.accounts = {debtor(), creditor()};
    now.session.current = debtor();
    return now;
}

Slip payment_slip(PaymentRecord record, SlipKind kind, int copy) {
    Slip slip{.kind = kind,
              .id = record.id.hex,
              .copy = copy,
              .balance_after = Money{0},
              .credited_by = Date{2026, 11, 24},
              .address = record.address,
              .account = record.quote.account,
              .at = at(14, 35)};
    slip.payment = std::move(record);
    return slip;
}

Slip readings_slip(ReadingState state) {
    Slip slip{
        .kind = SlipKind::readings,
        .id = "П-261122-0064",
        .readings = {cold_water_handed(), hot_water_handed(), electricity_handed(), heat_handed()},
        .address = debtor().address,
        .account = number(),
        .at = at(14, 41)};
    for (auto& reading : slip.readings) reading.state = state;
    return slip;
}

}  // namespace kvitok::screens::sample
