// Nobody knows yet whether money was taken; the screen claims no more than the journal knows.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

// Saturdays and Sundays do not count.
Date plus_working_days(Date date, int days) {
    while (days > 0) {
        date = plus_days(date, 1);
        if (weekday(date) <= 5) --days;
    }
    return date;
}

constexpr int working_days_to_decide = 3;

std::string what_happened(Doubt doubt, const Texts& texts) {
    switch (doubt) {
        case Doubt::no_answer:
            return texts.say<"check.what">();
        case Doubt::not_committed:
            return texts.say<"check.what_approved">();
        case Doubt::reversing:
            return texts.say<"check.what_reversing">();
        case Doubt::manual:
            return texts.say<"check.what_manual">();
    }
    return {};
}

std::string what_to_do(const State& state, const PaymentRecord& record, Doubt doubt, bool released,
                       const Texts& texts) {
    if (doubt == Doubt::manual) {
        const auto created = to_local(record.created, state.site.utc_offset_minutes);
        return texts.say<"check.do_manual">(
            texts.day(plus_working_days(created.date, working_days_to_decide)));
    }
    return released ? texts.say<"check.do_leave">() : texts.say<"check.do_wait">();
}

}  // namespace

Screen pay_checking(const State& state, const PaymentRecord& record, Doubt doubt,
                    pay::Patience patience, const Texts& texts) {
    const bool released = patience == pay::Patience::released;
    Draft draft(state, texts, "pay_checking", ui::Template::status,
                released ? Ways::all : Ways::disabled, Whose::current);
    auto& page = draft.page;
    page.stack = 24;
    draft.add(ui::StatusHead{.tone = ui::Tone::warn,
                             .icon = ui::Icon::clock,
                             .headline = texts.say<"check.title">(),
                             .lead = texts.say<"check.lead">()});
    const auto sum = texts.sum(record.quote.amount + record.quote.fee);
    draft.add(explanation(texts, what_happened(doubt, texts),
                          doubt == Doubt::reversing ? texts.say<"check.money_reversing">(sum)
                                                    : texts.say<"check.money">(sum),
                          what_to_do(state, record, doubt, released, texts)));
    draft.add(operation_line(state, record, texts));
    if (released) {
        add_paper_note(draft, state, record, SlipKind::checking,
                       {texts.say<"check.slip">(), texts.say<"check.slip_printed">(),
                        texts.say<"bad.slip_failed">()});
        page.bottom = {button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Done{})};
    } else {
        draft.add(ui::Progress{.icon = ui::Icon::clock,
                               .title = texts.say<"check.asking">(),
                               .windows = waiting_windows(state)});
    }
    return draft.take();
}

}  // namespace kvitok::screens
