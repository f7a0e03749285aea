#include "kiosk/screens/contact_parts.h"

#include "kiosk/screens/payment.h"

namespace kvitok::screens {
namespace {

std::string not_sent(const State& state, server::Failure why, const Texts& texts) {
    switch (why) {
        case server::Failure::no_connection:
            return texts.say<"send.network">(phone_of(state));
        case server::Failure::session_over:
            return texts.say<"send.session">();
        case server::Failure::locked:
            return texts.say<"send.too_many">(phone_of(state));
        case server::Failure::server_failed:
            return texts.say<"send.server">(phone_of(state));
        default:
            return texts.say<"send.refused">(phone_of(state));
    }
}

std::string clock_hour(int hour) {
    return std::to_string(hour) + ":00";
}

}  // namespace

void add_not_sent(Draft& draft, const State& state, const std::optional<server::Failure>& failed,
                  const Texts& texts) {
    if (!failed) return;
    draft.add(ui::Note{.tone = ui::Tone::warn,
                       .icon = ui::Icon::alert_circle_outline,
                       .text = not_sent(state, *failed, texts)});
}

void add_slip_progress(Draft& draft, const State& state, SlipKind kind, const Texts& texts) {
    if (state.paper.slip.kind != kind) return;
    ui::Progress progress;
    switch (state.paper.state) {
        case PaperState::none:
            return;
        case PaperState::printing:
            progress.title = texts.say<"entry.printing">();
            progress.windows = waiting_windows(state);
            break;
        case PaperState::printed:
            progress.title = texts.say<"entry.printed">();
            progress.windows = {5, 5};
            break;
        case PaperState::failed:
        case PaperState::unknown:
            progress.title = texts.say<"entry.not_printed">();
            progress.hint = texts.say<"send.keep_number">();
            break;
    }
    draft.add(std::move(progress));
}

std::string moment_of(const State& state, TimePoint at, const Texts& texts) {
    const auto local = to_local(at, state.site.utc_offset_minutes);
    const int days = days_between(local.date, local_now(state).date);
    if (days == 0) return texts.say<"appeal.today">(texts.time(local));
    if (days == 1) return texts.say<"appeal.yesterday">(texts.time(local));
    return texts.day_time(local);
}

std::string price_of(Money price, bool from, const Texts& texts) {
    const auto sum = texts.say<"fmt.sum">(texts.round_amount(price));
    return from ? texts.say<"service.from">(sum) : sum;
}

std::string hours_of(HourSpan hours, const Texts& texts) {
    return texts.say<"service.hours">(clock_hour(hours.from), clock_hour(hours.to));
}

std::string visit_of(const ServiceRequest& order, const Texts& texts) {
    return texts.say<"fmt.day_time">(texts.weekday_short(order.date), hours_of(order.hours, texts));
}

std::string kind_name(AppealKind kind, const Texts& texts) {
    switch (kind) {
        case AppealKind::charges:
            return texts.say<"appeal.kind_charges">();
        case AppealKind::repair:
            return texts.say<"appeal.kind_repair">();
        case AppealKind::documents:
            return texts.say<"appeal.kind_documents">();
        case AppealKind::other:
            break;
    }
    return texts.say<"appeal.kind_other">();
}

ui::Tag appeal_tag(AppealState state, bool unread, const Texts& texts) {
    if (unread) {
        return {texts.say<"appeal.new_answer">(), ui::Tone::info, ui::Icon::message_reply_text};
    }
    switch (state) {
        case AppealState::sent:
            return {texts.say<"appeal.is_sent">(), ui::Tone::neutral, ui::Icon::check};
        case AppealState::working:
            return {texts.say<"appeal.in_work">(), ui::Tone::warn, ui::Icon::clock};
        case AppealState::done:
            break;
    }
    return {texts.say<"appeal.is_done">(), ui::Tone::ok, ui::Icon::check};
}

ui::Tag order_tag(RequestState state, const Texts& texts) {
    switch (state) {
        case RequestState::sent:
            return {texts.say<"service.sent">(), ui::Tone::neutral, ui::Icon::check};
        case RequestState::accepted:
            return {texts.say<"service.accepted">(), ui::Tone::warn, ui::Icon::clock};
        case RequestState::done:
            return {texts.say<"appeal.is_done">(), ui::Tone::ok, ui::Icon::check};
        case RequestState::cancelled:
            break;
    }
    return {texts.say<"service.cancelled">(), ui::Tone::neutral, ui::Icon::close};
}

std::string about_charge(const Name& service, Period month, const Texts& texts) {
    return texts.say<"appeal.about_charge">(texts.name(service), texts.month_year(month));
}

}  // namespace kvitok::screens
