#include "kiosk/screens/samples.h"

#include "kiosk/screens/sample_data.h"
#include "kiosk/screens/samples_contact.h"
#include "kiosk/screens/samples_parts.h"
#include "kiosk/screens/samples_people.h"
#include "kiosk/screens/samples_sections.h"

namespace kvitok::screens {
namespace {

using sample::at;
using sample::payment;

Sample make(std::string name, State state, Place place) {
    state.session.place = std::move(place);
    return {std::move(name), std::move(state)};
}

State at_minute(State state, int hour, int minute) {
    state.now = at(hour, minute);
    return state;
}

read_meter::Typing typing(Meter meter, std::vector<std::string> typed) {
    return {.meter = std::move(meter), .window = {15, 25}, .typed = std::move(typed)};
}

read_meter::Asking asking(read_meter::Typing form, read_meter::Oddity oddity, ReadingCheck check,
                          Decimal used, int times = 0) {
    return {.form = std::move(form),
            .oddity = oddity,
            .verdict = {.check = check, .used = used, .times_usual = times}};
}

void add_entry(std::vector<Sample>& all) {
    all.push_back(make("attract", sample::state(), place::Attract{}));
    auto goodbye = sample::state();
    goodbye.session.goodbye = true;
    all.push_back(make("attract_goodbye", goodbye, place::Attract{5}));
    all.push_back(make("home", sample::state(), place::Home{}));
    auto offline = sample::state();
    offline.health.server = Link::down;
    offline.health.scanner = false;
    all.push_back(make("home_offline", offline, place::Home{}));
    auto paperless = sample::state();
    paperless.health.printer = printer::Status::no_paper;
    all.push_back(make("home_no_paper", paperless, place::Home{}));
    all.push_back(make("account_number", sample::state(), place::EnterNumber{.digits = "015420"}));
    using enum place::NumberError;
    for (const auto& [error, name] : {std::pair{not_found, "account_number_unknown"},
                                      {unreadable_code, "scan_unreadable"},
                                      {other_bill, "scan_other_bill"},
                                      {no_connection, "account_number_offline"},
                                      {too_many, "account_number_too_many"}}) {
        all.push_back(make(name, sample::state(),
                           place::EnterNumber{.digits = "0154208732", .error = error}));
    }
    place::SignIn login;
    login.form.fields[login.user].text = "ivanov";
    login.form.fields[login.password].text = "secret";
    login.form.focus = login.password;
    all.push_back(make("login", sample::state(), login));
    login.complaint = Complaint{server::Failure::bad_credentials, 3, 0};
    form::refuse(login.form, login.password);
    all.push_back(make("login_bad", sample::state(), login));
    login.complaint = Complaint{server::Failure::locked, 0, 15};
    all.push_back(make("login_locked", sample::state(), login));
    login.complaint.reset();
    login.form.fields[login.user].text.clear();
    login.form.fields[login.user].complaint = form::Complaint::missing;
    login.form.fields[login.password].complaint = form::Complaint::none;
    all.push_back(make("login_missing", sample::state(), login));
}

void add_accounts(std::vector<Sample>& all) {
    all.push_back(make("accounts", sample::signed_in(), place::Accounts{}));
    auto none = sample::signed_in();
    none.session.accounts.clear();
    all.push_back(make("accounts_none", none, place::Accounts{}));
    auto stranger = sample::state();
    auto masked_account = sample::debtor();
    masked_account.address.flat.clear();
    stranger.session.current = masked_account;
    all.push_back(make("account_found", stranger, place::Found{masked_account}));
    auto offline = sample::state();
    offline.health.server = Link::down;
    const AccountSummary unknown{.number = sample::number()};
    offline.session.current = unknown;
    all.push_back(make("account_found_offline", offline, place::Found{unknown}));
    all.push_back(make("account_card", sample::signed_in(),
                       place::Card{server::Ready<AccountCard>{sample::card()}, sample::number()}));
    all.push_back(make("account_card_loading", sample::signed_in(),
                       place::Card{server::Loading{1}, sample::number()}));
    all.push_back(
        make("account_card_failed", sample::signed_in(),
             place::Card{server::NotLoaded{server::Failure::no_connection}, sample::number()}));
}

void add_meters(std::vector<Sample>& all) {
    const auto person = sample::signed_in();
    all.push_back(
        make("meters", person, place::Meters{server::Ready<server::Meters>{sample::meters()}}));
    auto late = person;
    late.now = from_local({{2026, 11, 28}, 14, 32, 0}, sample::utc_offset_minutes);
    all.push_back(make("meters_closed", late,
                       place::Meters{server::Ready<server::Meters>{sample::meters()}}));
    auto unknown = sample::cold_water();
    unknown.serial.clear();
    unknown.place = {};
    unknown.usage.clear();
    unknown.whole_digits = 8;
    unknown.zones = {{.previous = {0, 3}}};
    auto offline = sample::state();
    offline.health.server = Link::down;
    offline.session.current = AccountSummary{.number = sample::number()};
    all.push_back(make("meters_offline", offline,
                       place::Meters{server::Ready<server::Meters>{{{unknown}, {15, 25}}}}));
    all.push_back(
        make("meter_entry_offline", offline, place::EnterReading{typing(unknown, {"335,1"})}));
    const auto good = typing(sample::cold_water(), {"335,118"});
    all.push_back(make("meter_entry", person, place::EnterReading{good}));
    auto empty = typing(sample::cold_water(), {""});
    empty.complaint = read_meter::Complaint::empty;
    all.push_back(make("meter_entry_empty", person, place::EnterReading{empty}));
    all.push_back(make("meter_entry_zones", person,
                       place::EnterReading{typing(sample::day_and_night(), {"14419,9", ""})}));
    using read_meter::Oddity;
    const auto ask = [&](const char* name, read_meter::Asking question) {
        all.push_back(make(name, person, place::EnterReading{std::move(question)}));
    };
    ask("meter_check", asking(typing(sample::cold_water(), {"435,118"}), Oddity::unusual,
                              ReadingCheck::unusual, {107868, 3}, 13));
    ask("meter_less", asking(typing(sample::cold_water(), {"325,118"}), Oddity::less,
                             ReadingCheck::less, {0, 3}));
    ask("meter_rolled", asking(typing(sample::cold_water(), {"2,100"}), Oddity::rolled,
                               ReadingCheck::rolled, {4850, 3}));
    ask("meter_outside", asking(good, Oddity::outside_window, ReadingCheck::good, {7868, 3}));
    auto overdue = good;
    overdue.meter.verification_due = {2026, 10, 31};
    ask("meter_overdue",
        asking(overdue, Oddity::verification_overdue, ReadingCheck::good, {7868, 3}));
    ask("meter_check_zones", asking(typing(sample::day_and_night(), {"14419,9", "9000,1"}),
                                    Oddity::unusual, ReadingCheck::unusual, {28821, 1}, 4));
}

void add_readings(std::vector<Sample>& all) {
    auto person = at_minute(sample::signed_in(), 14, 41);
    person.session.printed = {sample::cold_water_handed(), sample::hot_water_handed(),
                              sample::electricity_handed()};
    person.session.meters = {sample::heat()};
    person.session.tick = 2;
    person.paper = {.state = PaperState::printing,
                    .slip = sample::readings_slip(ReadingState::accepted)};
    person.outbox.outcomes = {
        {person.session.printed[0].reading.id, server::ReadingAccepted{{2026, 11}, {2026, 12, 1}}}};
    all.push_back(make("readings_done", person, place::ReadingDone{}));
    auto more = person;
    more.paper = {};
    more.session.handed = {sample::cold_water_handed()};
    more.session.meters = sample::meters().meters;
    all.push_back(make("readings_next", more, place::ReadingDone{}));
    auto stored = person;
    stored.health.server = Link::down;
    stored.paper.state = PaperState::printed;
    for (auto& reading : stored.session.printed) reading.state = ReadingState::queued;
    all.push_back(make("readings_stored", stored, place::ReadingDone{}));
    auto refused = person;
    refused.paper.state = PaperState::failed;
    refused.session.printed[1].state = ReadingState::refused;
    all.push_back(make("readings_refused", refused, place::ReadingDone{}));
}

Sample paying(std::string name, State state, pay::State payment_state) {
    state.pay = std::move(payment_state);
    return make(std::move(name), std::move(state), place::Pay{});
}

void add_before_payment(std::vector<Sample>& all) {
    const auto person = sample::signed_in();
    const pay::Choosing form{.purpose = {sample::debtor(), {}}};
    all.push_back(paying("pay_amount", person, form));
    for (int i = 1; i <= static_cast<int>(pay::Refusal::wrong_clock); ++i) {
        auto refused = form;
        refused.refusal = static_cast<pay::Refusal>(i);
        all.push_back(paying("pay_refused_" + std::to_string(i), person, refused));
    }
    auto topping_up = form;
    topping_up.purpose.account = sample::creditor();
    topping_up.choice = pay::Choice::other;
    topping_up.other = roubles(1000);
    all.push_back(paying("pay_topup", person, topping_up));
    all.push_back(make("pay_other_sum", person, place::OtherSum{"3000,50"}));
    all.push_back(make("pay_other_sum_range", person, place::OtherSum{"90000", true}));
    const pay::Preparing preparing{.form = form, .amount = roubles(5589, 37)};
    all.push_back(paying("pay_preparing", person, preparing));
    auto paperless = person;
    paperless.health.printer = printer::Status::no_paper;
    all.push_back(paying("pay_no_paper", paperless, pay::AskPaper{preparing}));
    all.push_back(make("pay_blocked", person, place::PayBlocked{}));
}

void add_at_terminal(std::vector<Sample>& all) {
    const auto person = sample::signed_in();
    pay::Intent intent{.record = payment(PaymentState::intent)};
    all.push_back(paying("pay_terminal_starting", person, intent));
    intent.stage = terminal::Stage::present_card;
    all.push_back(paying("pay_terminal", person, intent));
    using enum terminal::Stage;
    for (const auto& [stage, name] : {std::pair{card_read, "pay_terminal_read"},
                                      {enter_pin, "pay_terminal_pin"},
                                      {waiting_for_bank, "pay_terminal_bank"},
                                      {remove_card, "pay_terminal_remove"}}) {
        intent.stage = stage;
        all.push_back(paying(name, person, intent));
    }
    intent.stage = present_card;
    intent.cancelling = true;
    all.push_back(paying("pay_terminal_cancelling", person, intent));
    all.push_back(
        paying("pay_finishing", person, pay::Approved{.record = payment(PaymentState::approved)}));
}

void add_paid(std::vector<Sample>& all) {
    auto person = at_minute(sample::signed_in(), 14, 35);
    const auto paid = payment(PaymentState::paid);
    person.session.tick = 2;
    person.paper = {.state = PaperState::printing,
                    .slip = sample::payment_slip(paid, SlipKind::payment)};
    auto delivered = person;
    delivered.outbox.outcomes = {
        {paid.id.hex, server::PaymentAccepted{"1", Money{0}, {2026, 11, 24}}}};
    all.push_back(paying("pay_success", delivered, pay::Paid{paid}));
    auto unprinted = person;
    unprinted.paper.state = PaperState::failed;
    unprinted.house->receipt_url.clear();
    all.push_back(paying("pay_success_unprinted", unprinted, pay::Paid{paid}));
    auto pending = at_minute(person, 14, 37);
    const auto on_its_way = payment(PaymentState::paid, PayReason::none, "261122-0318");
    pending.paper = {.state = PaperState::printed,
                     .slip = sample::payment_slip(on_its_way, SlipKind::payment)};
    pending.outbox.queue = {{.what = on_its_way, .late = true}};
    all.push_back(paying("pay_pending", pending, pay::Paid{on_its_way}));
    auto refunding = person;
    const auto returning = payment(PaymentState::refunding, PayReason::refused_by_server);
    refunding.outbox.queue = {{.what = returning}};
    refunding.paper = {.state = PaperState::printing,
                       .slip = sample::payment_slip(returning, SlipKind::refund)};
    all.push_back(paying("pay_refund", refunding, pay::Paid{paid}));
    auto refunded = person;
    refunded.outbox.outcomes = {{paid.id.hex, server::Refunded{true}}};
    all.push_back(paying("pay_refunded", refunded, pay::Paid{paid}));
}

void add_not_paid(std::vector<Sample>& all) {
    auto person = at_minute(sample::signed_in(), 14, 36);
    const auto reversed = payment(PaymentState::reversed, PayReason::commit_refused);
    person.session.tick = 3;
    person.paper = {.state = PaperState::printing,
                    .slip = sample::payment_slip(reversed, SlipKind::not_paid)};
    all.push_back(paying("pay_problem", person, pay::Reversed{reversed}));
    all.push_back(paying("pay_wrong_amount", person,
                         pay::Reversed{payment(PaymentState::reversed, PayReason::wrong_amount)}));
    const auto declined = [&](const char* name, PayReason reason) {
        all.push_back(paying(name, person, pay::Declined{payment(PaymentState::declined, reason)}));
    };
    declined("pay_declined", PayReason::declined_by_bank);
    declined("pay_no_funds", PayReason::not_enough_money);
    declined("pay_cancelled", PayReason::cancelled_by_resident);
    all.push_back(
        paying("pay_abandoned", person,
               pay::Abandoned{payment(PaymentState::abandoned, PayReason::terminal_saw_nothing)}));
}

void add_checking(std::vector<Sample>& all) {
    auto person = at_minute(sample::signed_in(), 14, 37);
    pay::Intent intent{.record = payment(PaymentState::intent),
                       .querying = true,
                       .patience = pay::Patience::being_checked};
    all.push_back(paying("pay_checking", person, intent));
    person.paper = {.state = PaperState::printing,
                    .slip = sample::payment_slip(intent.record, SlipKind::checking)};
    intent.patience = pay::Patience::released;
    all.push_back(paying("pay_checking_released", person, intent));
    all.push_back(paying("pay_not_committed", person,
                         pay::Approved{.record = payment(PaymentState::approved),
                                       .patience = pay::Patience::released}));
    all.push_back(
        paying("pay_reversing", person,
               pay::Reversing{.record = payment(PaymentState::reversing, PayReason::wrong_amount),
                              .patience = pay::Patience::released}));
    all.push_back(paying("pay_manual", person,
                         pay::Manual{payment(PaymentState::manual, PayReason::foreign_operation)}));
}

void add_over(std::vector<Sample>& all) {
    auto person = make("inactivity", sample::signed_in(),
                       place::EnterReading{typing(sample::cold_water(), {"335,118"})});
    person.state.session.overlay = overlay::Inactive{18};
    all.push_back(person);
    person.name = "leave_confirm";
    person.state.session.overlay = overlay::ConfirmLeave{};
    all.push_back(person);
    person.name = "help";
    person.state.session.overlay = overlay::Help{};
    all.push_back(person);
    person.name = "terms";
    person.state.session.overlay = overlay::Terms{};
    all.push_back(person);
    auto over = make("session_over", sample::signed_in(), place::Accounts{});
    over.state.session.overlay = overlay::Inactive{30, overlay::Ending::time_over};
    all.push_back(over);
    over = make("session_over_guest", sample::state(), place::EnterNumber{.digits = "015420"});
    over.state.session.overlay = overlay::Inactive{12, overlay::Ending::time_over};
    all.push_back(over);
    auto stranger =
        make("inactivity_guest", sample::state(), place::EnterNumber{.digits = "015420"});
    stranger.state.session.overlay = overlay::Inactive{1};
    all.push_back(stranger);
    auto broken = make("out_of_service", sample::state(), place::Attract{});
    broken.state.health.server = Link::down;
    broken.state.health.printer = printer::Status::cover_open;
    all.push_back(broken);
}

}  // namespace

std::vector<Sample> samples() {
    std::vector<Sample> all;
    add_entry(all);
    add_contact_samples(all);
    add_section_samples(all);
    add_accounts(all);
    add_meters(all);
    add_readings(all);
    add_before_payment(all);
    add_at_terminal(all);
    add_paid(all);
    add_not_paid(all);
    add_checking(all);
    add_over(all);
    add_people(all);
    add_money(all);
    return all;
}

std::vector<SlipSample> slip_samples() {
    using sample::payment_slip;
    const auto paid = payment(PaymentState::paid);
    std::vector<SlipSample> all{
        {"payment", payment_slip(paid, SlipKind::payment)},
        {"payment_copy", payment_slip(paid, SlipKind::payment, 1)},
        {"readings", sample::readings_slip(ReadingState::accepted)},
        {"readings_stored", sample::readings_slip(ReadingState::queued)},
        {"checking", payment_slip(payment(PaymentState::intent), SlipKind::checking)},
        {"not_paid", payment_slip(payment(PaymentState::reversed, PayReason::commit_refused),
                                  SlipKind::not_paid)},
        {"refund", payment_slip(payment(PaymentState::refunding, PayReason::refused_by_server),
                                SlipKind::refund)}};
    add_contact_slips(all);
    add_money_slips(all);
    return all;
}

}  // namespace kvitok::screens
