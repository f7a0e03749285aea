// A request for a service: its number, when somebody comes, how it gets on; it can be taken back.
#include "kiosk/screens/contact_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

void ask_to_cancel(Draft& draft, const Texts& texts) {
    ui::Dialog dialog{.icon = ui::Icon::alert, .title = texts.say<"service.cancel_title">()};
    dialog.blocks.emplace_back(ui::Paragraph{.text = texts.say<"service.cancel_text">(),
                                             .style = ui::TextStyle::body_l,
                                             .ink = ui::Ink::ink});
    dialog.buttons = {
        button(draft, texts.say<"service.keep">(), ui::Look::primary, contact::KeepOrder{}),
        button(draft, texts.say<"service.cancel">(), ui::Look::danger, contact::ConfirmCancel{})};
    draft.page.dialog = {std::move(dialog)};
}

}  // namespace

Screen service_request(const State& state, const contact::Order& place, const Texts& texts) {
    Draft draft(state, texts, "service_request", ui::Template::status, Ways::all, Whose::current);
    draft.page.stack = 24;
    const auto& order = place.order;
    const bool cancelled = order.state == RequestState::cancelled;
    draft.add(ui::StatusHead{.tone = cancelled ? ui::Tone::warn : ui::Tone::ok,
                             .icon = cancelled ? ui::Icon::close : ui::Icon::check,
                             .headline = place.fresh ? texts.say<"service.sent_title">(order.number)
                                                     : texts.say<"service.number">(order.number),
                             .lead = texts.name(order.title)});
    ui::KeyValues facts{
        .rows = {{texts.say<"service.state">(), order_tag(order.state, texts).text},
                 {texts.say<"service.when">(), visit_of(order, texts)},
                 {texts.say<"service.price">(), price_of(order.price, order.price_from, texts)}}};
    if (!texts.name(order.note).empty()) {
        facts.rows.push_back({texts.say<"service.note">(), texts.name(order.note)});
    }
    draft.add(std::move(facts));
    add_not_sent(draft, state, place.failed, texts);
    add_slip_progress(draft, state, SlipKind::order, texts);
    if (order.can_cancel) {
        auto cancel = button(draft, texts.say<"service.cancel">(), ui::Look::danger,
                             contact::CancelOrder{}, ui::Icon::close);
        cancel.enabled = place.request == 0;
        draft.add(ui::ButtonRow{.buttons = {cancel}});
    }
    auto print = button(draft, texts.say<"appeal.print">(), ui::Look::outline, contact::PrintIt{},
                        ui::Icon::printer);
    print.enabled =
        state.paper.state != PaperState::printing && printer::can_print(state.health.printer);
    draft.page.bottom = {print,
                         button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Back{})};
    if (place.asking) ask_to_cancel(draft, texts);
    return draft.take();
}

}  // namespace kvitok::screens
