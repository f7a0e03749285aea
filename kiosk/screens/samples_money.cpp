// Samples of the payments section and of payment with a phone.
#include "kiosk/screens/sample_data.h"
#include "kiosk/screens/samples_parts.h"

namespace kvitok::screens {
namespace {

constexpr const char* sbp_address =
    "https://qr.nspk.ru/AD100023V96ORJUR98CRVT2RR91R3UNA?type=02&bank=100000000061&sum=558937"
    "&cur=RUB&crc=B107";

PostedFact paid_on(int month, int day, Money amount, Channel channel) {
    PostedFact fact{.id = {"000000000000000000000000000000" + std::to_string(10 + month)},
                    .number = "26" + std::to_string(100 + month).substr(1) + "14-0031",
                    .at = from_local({{2026, month, day}, 18, 44, 0}, sample::utc_offset_minutes),
                    .channel = channel,
                    .amount = amount,
                    .balance_after = roubles(2394, 34),
                    .period = {2026, month - 1}};
    if (channel == Channel::this_terminal)
        fact.approval = {amount, "628714000031", "704118", "•••• 4417, Мир", "25201221"};
    return fact;
}

Statement money_statement() {
    Statement all{.account = sample::number(),
                  .payee = sample::debtor().payee,
                  .from = {2026, 8},
                  .to = {2026, 10},
                  .until = {2026, 10, 31},
                  .first = {2023, 11},
                  .last = {2026, 10},
                  .opening = roubles(2540, 42)};
    using enum MoveKind;
    all.moves = {{charge, {2026, 8}, {}, {}, roubles(2904, 11)},
                 {charge, {2026, 9}, {}, {}, roubles(2986, 20)},
                 {charge, {2026, 10}, {}, {}, roubles(3195, 3)},
                 {recalculation,
                  {2026, 9},
                  {"Горячее водоснабжение", "Hot water"},
                  {"Не было горячей воды", "Hot water was off"},
                  -roubles(118, 40)}};
    all.payments = {paid_on(10, 14, roubles(3000), Channel::this_terminal),
                    paid_on(9, 9, roubles(417, 99), Channel::cabinet),
                    paid_on(8, 12, roubles(2500), Channel::post)};
    all.paid = roubles(5917, 99);
    all.closing = roubles(5589, 37);
    return all;
}

Statement year_of_money() {
    Statement all = money_statement();
    all.from = {2025, 11};
    all.moves.clear();
    all.payments.clear();
    all.opening = -roubles(12);
    Period month = all.from;
    for (int i = 0; i < 12; ++i, month = next(month)) {
        all.moves.push_back({MoveKind::charge, month, {}, {}, roubles(3000, i)});
        if (i % 2 == 0) continue;
        PostedFact fact = paid_on(3, 9, roubles(2900, i), Channel::other_terminal);
        fact.id.hex = std::string(30, '0') + std::to_string(10 + i);
        fact.at = from_local({{month.year, month.month, 9}, 9, 9, 0}, sample::utc_offset_minutes);
        all.payments.insert(all.payments.begin(), fact);
        all.paid = i == 1 ? fact.amount : all.paid + fact.amount;
    }
    all.payments.front().channel = Channel::sbp;
    all.payments[1].channel = Channel::moneta;
    all.payments[1].state = PostedState::refunded;
    all.moves.push_back({MoveKind::refund, {2026, 9}, {}, {}, all.payments[1].amount});
    all.closing =
        all.opening + sum_of(all, MoveKind::charge) + sum_of(all, MoveKind::refund) - all.paid;
    return all;
}

Invoice phone_invoice(InvoiceState state, PhoneMethod method = PhoneMethod::sbp) {
    Invoice invoice{.id = {"00112233445566778899aabbccddeeff"},
                    .number = "Т-261122-0001",
                    .account = sample::number(),
                    .payee = sample::debtor().payee,
                    .amount = roubles(5589, 37),
                    .period = {2026, 10},
                    .method = method,
                    .state = state,
                    .created = sample::at(14, 32)};
    if (state == InvoiceState::paid) invoice.operation = "416490";
    if (state == InvoiceState::waiting) {
        invoice.code = method == PhoneMethod::sbp
                           ? sbp_address
                           : "https://moneta.ru/assistant.htm?MNT_ID=54600817&MNT_AMOUNT=5589.37";
    }
    return invoice;
}

Sample section(std::string name, State state, payments::Window window,
               server::Fetched<Statement> statement) {
    state.session.place = place::Payments{payments::Showing{
        .wanted = {.account = sample::number()}, .window = window, .statement = statement}};
    return {std::move(name), std::move(state)};
}

Sample following(std::string name, State state, phone::Following at) {
    at.until = state.now + Milliseconds{278'000};
    state.session.place = place::PhonePay{std::move(at)};
    return {std::move(name), std::move(state)};
}

void add_section(std::vector<Sample>& all) {
    using enum payments::Window;
    const auto person = sample::signed_in();
    const auto ready = [](Statement statement) {
        return server::Fetched<Statement>(server::Ready<Statement>{std::move(statement)});
    };
    all.push_back(section("payments", person, three, ready(money_statement())));
    all.push_back(section("payments_year", person, twelve, ready(year_of_money())));
    auto open = money_statement();
    open.open = {phone_invoice(InvoiceState::confirming)};
    auto printing = person;
    printing.paper = {.state = PaperState::printing, .slip = {.kind = SlipKind::statement}};
    all.push_back(section("payments_confirming", printing, three, ready(open)));
    Statement empty = money_statement();
    empty.payments.clear();
    empty.moves.clear();
    empty.paid = {};
    empty.closing = empty.opening = -roubles(5);
    empty.open = {phone_invoice(InvoiceState::waiting)};
    all.push_back(section("payments_empty", person, chosen, ready(empty)));
    all.push_back(section("payments_loading", person, six, server::Loading{1}));
    all.push_back(
        section("payments_failed", person, six, server::NotLoaded{server::Failure::no_connection}));
    auto any = person;
    any.session.place = place::Payments{payments::Choosing{.account = sample::number(),
                                                           .first = {2023, 11},
                                                           .last = {2026, 10},
                                                           .from = {2026, 8},
                                                           .to = {2026, 10},
                                                           .year = 2026}};
    all.push_back({"payments_period", any});
}

void add_phone(std::vector<Sample>& all) {
    const auto person = sample::signed_in();
    phone::Form form{.chosen = {.purpose = {sample::debtor(), "t"}, .method = pay::Method::phone}};
    auto asking = person;
    asking.session.place = place::PhoneForm{form};
    all.push_back({"pay_phone", asking});
    form.form.fields[0].text = "8 900";
    form.form.fields[0].complaint = form::Complaint::refused;
    form.method = PhoneMethod::moneta;
    asking.session.place = place::PhoneForm{form};
    all.push_back({"pay_phone_contact", asking});
    form.form.fields[0] = form::Field{.allowed = form::Allowed::latin, .least = 0};
    for (const auto& [why, name] : {std::pair{server::Failure::acquirer_silent, "pay_phone_silent"},
                                    {server::Failure::payment_pending, "pay_phone_pending"},
                                    {server::Failure::no_connection, "pay_phone_offline"},
                                    {server::Failure::server_failed, "pay_phone_failed"}}) {
        form.refusal = why;
        asking.session.place = place::PhoneForm{form};
        all.push_back({name, asking});
    }
    const auto ready = phone_invoice(InvoiceState::waiting);
    all.push_back(following("pay_sbp", person, {.invoice = ready}));
    all.push_back(
        following("pay_moneta", person,
                  {.invoice = phone_invoice(InvoiceState::waiting, PhoneMethod::moneta)}));
    all.push_back(following("pay_sbp_cancelling", person, {.invoice = ready, .cancelling = true}));
    all.push_back(
        following("pay_sbp_unreachable", person, {.invoice = ready, .unreachable = true}));
    using enum InvoiceState;
    auto late = following("pay_phone_unknown", person, {.invoice = ready});
    std::get<place::PhonePay>(late.state.session.place).until = late.state.now;
    all.push_back(late);
    for (const auto& [state, name] : {std::pair{confirming, "pay_phone_confirming"},
                                      {cancelled, "pay_phone_cancelled"},
                                      {expired, "pay_phone_expired"},
                                      {refunded, "pay_phone_refunded"}})
        all.push_back(following(name, person, {.invoice = phone_invoice(state)}));
    auto done = person;
    done.paper = {.state = PaperState::printing,
                  .slip = {.kind = SlipKind::posted, .id = phone_invoice(paid).id.hex}};
    all.push_back(following("pay_phone_paid", done, {.invoice = phone_invoice(paid)}));
}

Slip books_slip(SlipKind kind) {
    return {.kind = kind,
            .id = "00112233445566778899aabbccddeeff",
            .payee = sample::debtor().payee,
            .address = sample::debtor().address,
            .account = sample::number(),
            .at = sample::at(14, 35)};
}

}  // namespace

void add_money(std::vector<Sample>& all) {
    add_section(all);
    add_phone(all);
}

void add_money_slips(std::vector<SlipSample>& all) {
    auto copy = books_slip(SlipKind::posted);
    copy.copy = 1;
    copy.fact = money_statement().payments[0];
    all.push_back({"books_copy", copy});
    copy.fact = money_statement().payments[2];
    copy.fact->state = PostedState::refunded;
    all.push_back({"books_copy_post", copy});
    auto original = books_slip(SlipKind::posted);
    original.fact = phone::fact_of(phone_invoice(InvoiceState::paid));
    all.push_back({"phone_paid", original});
    auto statement = books_slip(SlipKind::statement);
    statement.statement = money_statement();
    all.push_back({"statement", statement});
    auto code = books_slip(SlipKind::phone_code);
    code.invoice = phone_invoice(InvoiceState::waiting);
    code.until = sample::at(14, 42);
    all.push_back({"phone_code", code});
}

}  // namespace kvitok::screens
