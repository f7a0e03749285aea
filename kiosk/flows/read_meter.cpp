#include "kiosk/flows/read_meter.h"

#include <algorithm>

namespace kvitok::read_meter {

namespace {

using Confirmations = std::vector<std::pair<Oddity, std::size_t>>;

bool is_confirmed(const Confirmations& confirmed, Oddity oddity, std::size_t zone) {
    return std::find(confirmed.begin(), confirmed.end(), std::pair{oddity, zone}) !=
           confirmed.end();
}

std::optional<Oddity> oddity_of(ReadingCheck check) {
    switch (check) {
        case ReadingCheck::less:
            return Oddity::less;
        case ReadingCheck::rolled:
            return Oddity::rolled;
        case ReadingCheck::unusual:
            return Oddity::unusual;
        case ReadingCheck::good:
        case ReadingCheck::too_long:
            break;
    }
    return std::nullopt;
}

std::size_t fraction_typed(const std::string& text) {
    const auto comma = text.find(',');
    return comma == std::string::npos ? 0 : text.size() - comma - 1;
}

void type_key(Typing& form, const std::string& key) {
    std::string& text = form.typed[form.zone];
    const bool has_comma = text.find(',') != std::string::npos;
    if (key == ",") {
        if (form.meter.fraction_digits == 0 || has_comma) return;
        text = text.empty() ? "0," : text + ",";
        return;
    }
    if (key.size() != 1 || key[0] < '0' || key[0] > '9') return;
    if (has_comma) {
        if (fraction_typed(text) < static_cast<std::size_t>(form.meter.fraction_digits))
            text += key;
    } else if (text.size() < static_cast<std::size_t>(form.meter.whole_digits)) {
        text += key;
    }
}

Decimal padded(const Typing& form, Decimal value) {
    return with_places(value, form.meter.fraction_digits);
}

// The first oddity that nobody has confirmed, in the order of the enum's reasons.
std::optional<Asking> next_question(const Typing& form, const Confirmations& confirmed,
                                    Date today) {
    for (std::size_t zone = 0; zone < form.meter.zones.size(); ++zone) {
        const ReadingVerdict verdict =
            judge(form.meter, form.meter.zones[zone], *value_of(form, zone));
        const auto oddity = oddity_of(verdict.check);
        if (oddity && !is_confirmed(confirmed, *oddity, zone)) {
            return Asking{form, *oddity, zone, verdict, confirmed};
        }
    }
    if (!is_open(form.window, today) && !is_confirmed(confirmed, Oddity::outside_window, 0)) {
        return Asking{form, Oddity::outside_window, 0, {}, confirmed};
    }
    if (verification(form.meter, today) == Verification::overdue &&
        !is_confirmed(confirmed, Oddity::verification_overdue, 0)) {
        return Asking{form, Oddity::verification_overdue, 0, {}, confirmed};
    }
    return std::nullopt;
}

bool any_confirmed(const Confirmations& confirmed, Oddity oddity) {
    return std::any_of(confirmed.begin(), confirmed.end(),
                       [&](const auto& one) { return one.first == oddity; });
}

HandedReading make_reading(const Typing& form, const Confirmations& confirmed,
                           const Surroundings& around, const Moment& now) {
    HandedReading handed{.meter = form.meter};
    handed.reading = {.id = now.chance,
                      .number = around.number,
                      .account = form.meter.account,
                      .meter_id = form.meter.id,
                      .counts_for = counts_for(form.window, around.today),
                      .taken_at = now.wall,
                      .confirmed_unusual = any_confirmed(confirmed, Oddity::unusual) ||
                                           any_confirmed(confirmed, Oddity::less),
                      .rolled_over = any_confirmed(confirmed, Oddity::rolled)};
    for (std::size_t zone = 0; zone < form.meter.zones.size(); ++zone) {
        const Decimal value = padded(form, *value_of(form, zone));
        const ReadingVerdict verdict = judge(form.meter, form.meter.zones[zone], value);
        handed.reading.values.push_back(value);
        handed.used.push_back(verdict.used);
        handed.estimate =
            handed.estimate + Money{estimate_kopecks(verdict.used, form.meter.zones[zone].tariff)};
    }
    return handed;
}

Step hand_in(const Typing& form, const Confirmations& confirmed, const Surroundings& around,
             const Moment& now) {
    if (auto question = next_question(form, confirmed, around.today)) {
        return {.next = std::move(*question)};
    }
    Step step{.next = form, .handed = make_reading(form, confirmed, around, now)};
    step.consequences.writes = {
        journal::ReadingChanged{step.handed->reading, ReadingState::queued, ""}};
    return step;
}

// An empty zone or too many digits is told before anything is asked.
std::optional<Typing> complain(const Typing& form) {
    for (std::size_t zone = 0; zone < form.meter.zones.size(); ++zone) {
        const auto value = value_of(form, zone);
        const bool too_long = value && judge(form.meter, form.meter.zones[zone], *value).check ==
                                           ReadingCheck::too_long;
        if (value && !too_long) continue;
        Typing next = form;
        next.zone = zone;
        next.complaint = value ? Complaint::too_long : Complaint::empty;
        return next;
    }
    return std::nullopt;
}

struct Rows {
    const Surroundings& around;
    const Moment& now;

    Step operator()(const Typing& form, const KeyTyped& typed) const {
        Typing next = form;
        next.complaint = Complaint::none;
        type_key(next, typed.key);
        return {.next = next};
    }
    Step operator()(const Typing& form, const Erased&) const {
        Typing next = form;
        next.complaint = Complaint::none;
        if (!next.typed[next.zone].empty()) next.typed[next.zone].pop_back();
        return {.next = next};
    }
    Step operator()(const Typing& form, const ZoneChosen& chosen) const {
        Typing next = form;
        if (chosen.zone < next.typed.size()) next.zone = chosen.zone;
        return {.next = next};
    }
    Step operator()(const Typing& form, const Submitted&) const {
        if (auto complaint = complain(form)) return {.next = std::move(*complaint)};
        return hand_in(form, {}, around, now);
    }
    Step operator()(const Asking& asking, const Corrected&) const {
        Typing next = asking.form;
        next.zone = asking.zone;
        return {.next = next};
    }
    Step operator()(const Asking& asking, const Confirmed&) const {
        Confirmations confirmed = asking.confirmed;
        confirmed.emplace_back(asking.oddity, asking.zone);
        return hand_in(asking.form, confirmed, around, now);
    }
    template <class S, class E>
    Step operator()(const S& state, const E&) const {
        return {.next = state};
    }
};

}  // namespace

State open(const Meter& meter, const ReadingWindow& window) {
    return Typing{
        .meter = meter, .window = window, .typed = std::vector<std::string>(meter.zones.size())};
}

Step step(const State& state, const Event& event, const Surroundings& around, const Moment& now) {
    return std::visit(Rows{around, now}, state, event);
}

std::optional<Decimal> value_of(const Typing& form, std::size_t zone) {
    std::string text = form.typed.at(zone);
    if (!text.empty() && text.back() == ',') text.pop_back();
    return parse_decimal(text);
}

std::optional<Preview> preview(const Typing& form) {
    Preview sum{Decimal{0, form.meter.fraction_digits}, Money{0}};
    for (std::size_t zone = 0; zone < form.meter.zones.size(); ++zone) {
        const auto value = value_of(form, zone);
        if (!value) return std::nullopt;
        const ReadingVerdict verdict =
            judge(form.meter, form.meter.zones[zone], padded(form, *value));
        if (verdict.check == ReadingCheck::less || verdict.check == ReadingCheck::too_long) {
            return std::nullopt;
        }
        sum.used = sum.used + verdict.used;
        sum.estimate =
            sum.estimate + Money{estimate_kopecks(verdict.used, form.meter.zones[zone].tariff)};
    }
    return sum;
}

bool is_started(const State& state) {
    const Typing* form = std::get_if<Typing>(&state);
    if (!form) form = &std::get<Asking>(state).form;
    return std::any_of(form->typed.begin(), form->typed.end(),
                       [](const std::string& text) { return !text.empty(); });
}

}  // namespace kvitok::read_meter
