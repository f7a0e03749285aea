// The accounts, the account card, the meters and their readings.
#include <algorithm>

#include "kiosk/flows/work.h"

namespace kvitok {

namespace {

// Without the server a reading is taken for what the resident says the meter is: a meter without a
// serial number, previous reading or history. The server finds the real one by account and
// resource.
Meter unknown_meter(const AccountNumber& account, Resource resource, int fraction_digits,
                    const char* id, Name unit) {
    return {.id = id,
            .account = account,
            .resource = resource,
            .unit = std::move(unit),
            .whole_digits = 8,
            .fraction_digits = fraction_digits,
            .zones = {Zone{.previous = Decimal{0, fraction_digits}}},
            .verification_due = Date{9999, 12, 31}};
}

std::vector<Meter> unknown_meters(const AccountNumber& account) {
    const Name cubic_metres{"м³", "m³"};
    return {
        unknown_meter(account, Resource::cold_water, 3, "unknown:cold_water", cubic_metres),
        unknown_meter(account, Resource::hot_water, 3, "unknown:hot_water", cubic_metres),
        unknown_meter(account, Resource::electricity, 1, "unknown:electricity", {"кВт·ч", "kWh"}),
        unknown_meter(account, Resource::heat, 4, "unknown:heat", {"Гкал", "Gcal"})};
}

bool is_waiting_for_reading(const Meter& meter) {
    return !meter.remote &&
           std::none_of(meter.zones.begin(), meter.zones.end(),
                        [](const Zone& zone) { return zone.submitted.has_value(); });
}

}  // namespace

std::string Work::token() const {
    return s.session.user ? s.session.user->token : std::string();
}

void Work::choose(const AccountNumber& number) {
    const auto& accounts = visit().accounts;
    const auto chosen =
        std::find_if(accounts.begin(), accounts.end(),
                     [&](const AccountSummary& one) { return one.number == number; });
    if (chosen == accounts.end()) return;
    visit().current = *chosen;
    visit().meters.clear();
    enter(place::Card{server::Loading{ask(server::AskCard{token(), number})}, number});
}

void Work::show_meters(const AccountNumber& number) {
    if (!s.site.sections.readings) return;
    if (!choose_current(number)) return;
    close_payment();
    // From a result screen the way back must not lead into the payment again.
    if (std::holds_alternative<place::Pay>(visit().place)) {
        replace(place::Meters{});
    } else {
        enter(place::Meters{});
    }
    ask_meters();
}

void Work::ask_meters() {
    auto& at = std::get<place::Meters>(visit().place);
    at.meters = server::Loading{ask(server::AskMeters{token(), visit().current->number})};
}

void Work::choose_meter(const std::string& id) {
    const auto& meters = visit().meters;
    const auto meter =
        std::find_if(meters.begin(), meters.end(), [&](const Meter& one) { return one.id == id; });
    if (meter == meters.end() || meter->remote || meter->zones.empty()) return;
    enter(place::EnterReading{read_meter::open(*meter, visit().window)});
}

void Work::next_meter() {
    const auto& meters = visit().meters;
    const auto meter = std::find_if(meters.begin(), meters.end(), is_waiting_for_reading);
    if (meter == meters.end()) return;
    replace(place::EnterReading{read_meter::open(*meter, visit().window)});
}

void Work::read(const read_meter::Event& event) {
    auto* entry = std::get_if<place::EnterReading>(&visit().place);
    // What cannot be written down is not taken.
    if (!entry || !s.health.journal) return;
    const Date today = local_now(s).date;
    const read_meter::Surroundings around{
        .today = today, .number = journal::reading_number(today, s.counters.reading_slips + 1)};
    read_meter::Step step = read_meter::step(entry->reading, event, around, now_);
    entry->reading = std::move(step.next);
    take(std::move(step.consequences));
    if (step.handed) handed(*step.handed);
}

void Work::handed(const HandedReading& reading) {
    visit().handed.push_back(reading);
    for (Meter& meter : visit().meters) {
        if (meter.id != reading.meter.id) continue;
        for (std::size_t i = 0; i < meter.zones.size(); ++i) {
            meter.zones[i].submitted = reading.reading.values[i];
        }
        meter.submitted_at = now_.wall;
    }
    if (visit().current && visit().current->meters_waiting > 0) {
        visit().current->meters_waiting -= 1;
    }
    replace(place::ReadingDone{});
    deliver(deliver::Added{reading.reading});
}

// What the server has said of readings of this visit. The slip of the last one waits for its word,
// but not for long: without it the paper says that the reading is stored.
void Work::follow_readings() {
    bool unknown = false;
    for (auto* list : {&visit().handed, &visit().printed}) {
        for (HandedReading& one : *list) {
            if (const auto* outcome = deliver::outcome_of(s.outbox, one.reading.id)) {
                one.state = std::holds_alternative<server::Failed>(outcome->what)
                                ? ReadingState::refused
                                : ReadingState::accepted;
            }
            const auto* item = deliver::find(s.outbox, one.reading.id);
            unknown = unknown || (item && !item->late && one.state == ReadingState::queued);
        }
    }
    const auto& meters = visit().meters;
    const bool all_handed = std::none_of(meters.begin(), meters.end(), is_waiting_for_reading);
    const bool here = std::holds_alternative<place::ReadingDone>(visit().place);
    if (here && all_handed && (!unknown || s.health.server == Link::down)) print_readings();
}

// One slip for all readings of the visit; its number is used up with it.
void Work::print_readings() {
    if (visit().handed.empty() || !visit().current) return;
    s.counters.reading_slips += 1;
    Slip slip{.kind = SlipKind::readings,
              .id = visit().handed.front().reading.number,
              .readings = visit().handed,
              .address = visit().current->address,
              .account = visit().current->number,
              .language = visit().language,
              .at = now_.wall};
    visit().printed = std::move(visit().handed);
    visit().handed.clear();
    print(std::move(slip));
}

void Work::on_account_answer(std::uint64_t request, const server::Answer& answer) {
    const auto* failed = std::get_if<server::Failed>(&answer);
    if (failed && failed->why == server::Failure::session_over && visit().user) {
        // What was typed stays until the wipe; the form itself says what has happened.
        auto* place = std::get_if<contact::Place>(&visit().place);
        const form::Form* typed = place ? contact::form_in(*place) : nullptr;
        if (typed && !is_empty(*typed)) return on_contact_answer(request, answer);
        visit().user.reset();
        return finish();
    }
    if (on_people_answer(request, answer)) return;
    if (auto* form = std::get_if<place::EnterNumber>(&visit().place)) {
        if (form->request == request) on_number_answer(answer);
    } else if (auto* sign = std::get_if<place::SignIn>(&visit().place)) {
        if (sign->request == request) on_sign_in_answer(answer);
    } else if (auto* phone = std::get_if<place::PhoneForm>(&visit().place)) {
        if (phone->request == request) on_invoice_ordered(answer);
    } else if (auto* paying = std::get_if<place::PhonePay>(&visit().place)) {
        if (paying->asking == request) on_invoice_told(answer);
    } else if (std::holds_alternative<place::Payments>(visit().place)) {
        on_statement_answer(request, answer);
    } else if (const auto* accounts = std::get_if<server::Accounts>(&answer)) {
        if (visit().user) visit().accounts = accounts->accounts;
    } else if (auto* at = std::get_if<place::Card>(&visit().place)) {
        const auto* loading = std::get_if<server::Loading>(&at->card);
        if (!loading || loading->request != request) return;
        if (const auto* card = std::get_if<server::Card>(&answer)) {
            visit().current = card->card.summary;
            at->card = server::Ready<AccountCard>{card->card};
        } else {
            at->card = server::NotLoaded{failed ? failed->why : server::Failure::server_failed};
        }
    } else if (auto* meters = std::get_if<place::Meters>(&visit().place)) {
        const auto* loading = std::get_if<server::Loading>(&meters->meters);
        if (!loading || loading->request != request) return;
        if (const auto* found = std::get_if<server::Meters>(&answer)) {
            visit().meters = found->meters;
            visit().window = found->window;
        } else if (visit().meters.empty()) {
            if (failed && failed->why == server::Failure::not_found) {
                meters->meters = server::NotLoaded{failed->why};
                return;
            }
            visit().meters = unknown_meters(visit().current->number);
            if (s.house) visit().window = s.house->window;
        }
        meters->meters = server::Ready<server::Meters>{{visit().meters, visit().window}};
    } else {
        on_contact_answer(request, answer);
    }
}

}  // namespace kvitok
