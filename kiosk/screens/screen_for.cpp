#include "kiosk/screens/screen_for.h"

#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

// The payment's own screens. Every state has one; none of them claims more than is recorded.
struct OfPayment {
    const State& state;
    const Texts& texts;

    Screen operator()(const pay::Idle&) const { return home(state, texts); }
    Screen operator()(const pay::Choosing& form) const { return pay_amount(state, form, texts); }
    Screen operator()(const pay::Preparing& it) const { return pay_preparing(state, it, texts); }
    Screen operator()(const pay::AskPaper& it) const { return pay_no_paper(state, it, texts); }
    Screen operator()(const pay::Intent& intent) const {
        if (intent.patience == pay::Patience::following && !intent.querying) {
            return pay_terminal(state, intent, texts);
        }
        return pay_checking(state, intent.record, Doubt::no_answer, intent.patience, texts);
    }
    Screen operator()(const pay::Approved& approved) const {
        if (approved.patience == pay::Patience::following) {
            return pay_finishing(state, approved, texts);
        }
        return pay_checking(state, approved.record, Doubt::not_committed, approved.patience, texts);
    }
    Screen operator()(const pay::Reversing& it) const {
        return pay_checking(state, it.record, Doubt::reversing, it.patience, texts);
    }
    Screen operator()(const pay::Paid& paid) const {
        if (const auto* outcome = deliver::outcome_of(state.outbox, paid.record.id.hex)) {
            if (std::holds_alternative<server::PaymentAccepted>(outcome->what)) {
                return pay_success(state, paid.record, texts);
            }
            if (std::holds_alternative<server::Refunded>(outcome->what)) {
                auto refunded = paid.record;
                refunded.state = PaymentState::refunded;
                return pay_refund(state, refunded, texts);
            }
        }
        const auto* item = deliver::find(state.outbox, paid.record.id.hex);
        const auto* queued = item ? std::get_if<PaymentRecord>(&item->what) : nullptr;
        if (queued && queued->state == PaymentState::refunding) {
            return pay_refund(state, *queued, texts);
        }
        return item && item->late ? pay_pending(state, paid.record, texts)
                                  : pay_success(state, paid.record, texts);
    }
    Screen operator()(const pay::Declined& it) const {
        return pay_problem(state, it.record, texts);
    }
    Screen operator()(const pay::Abandoned& it) const {
        return pay_problem(state, it.record, texts);
    }
    Screen operator()(const pay::Reversed& it) const {
        return pay_problem(state, it.record, texts);
    }
    Screen operator()(const pay::Manual& it) const {
        return pay_checking(state, it.record, Doubt::manual, pay::Patience::released, texts);
    }
};

struct OfPlace {
    const State& state;
    const Texts& texts;

    Screen operator()(const place::Attract& it) const { return attract(state, it, texts); }
    Screen operator()(const place::Home&) const { return home(state, texts); }
    Screen operator()(const place::Contacts&) const { return contacts(state, texts); }
    Screen operator()(const place::News&) const { return news(state, texts); }
    Screen operator()(const place::EnterNumber& it) const {
        return account_number(state, it, texts);
    }
    Screen operator()(const place::SignIn& it) const { return login(state, it, texts); }
    Screen operator()(const place::Accounts&) const { return accounts(state, texts); }
    Screen operator()(const place::Found& it) const { return account_found(state, it, texts); }
    Screen operator()(const place::Card& it) const {
        return fetched(it.card, "account_card",
                       [&](const AccountCard& card) { return account_card(state, card, texts); });
    }
    Screen operator()(const place::Meters& it) const {
        return fetched(it.meters, "meters",
                       [&](const server::Meters& list) { return meters(state, list, texts); });
    }
    Screen operator()(const place::EnterReading& it) const {
        if (const auto* asking = std::get_if<read_meter::Asking>(&it.reading)) {
            return meter_check(state, *asking, texts);
        }
        return meter_entry(state, std::get<read_meter::Typing>(it.reading), texts);
    }
    Screen operator()(const place::ReadingDone&) const { return readings_done(state, texts); }
    Screen operator()(const place::Pay&) const {
        return std::visit(OfPayment{state, texts}, state.pay);
    }
    Screen operator()(const place::PayBlocked&) const { return pay_blocked(state, texts); }
    Screen operator()(const place::OtherSum& it) const { return pay_other_sum(state, it, texts); }
    Screen operator()(const place::PhoneForm& it) const { return pay_phone(state, it, texts); }
    Screen operator()(const place::PhonePay& it) const {
        switch (it.invoice.state) {
            case InvoiceState::created:
            case InvoiceState::waiting:
                return it.until > state.now ? pay_phone_code(state, it, texts)
                                            : pay_phone_confirming(state, it, texts);
            case InvoiceState::confirming:
                return pay_phone_confirming(state, it, texts);
            case InvoiceState::paid:
                return pay_phone_paid(state, it.invoice, texts);
            case InvoiceState::cancelled:
            case InvoiceState::expired:
            case InvoiceState::refunded:
                break;
        }
        return pay_phone_ended(state, it.invoice, texts);
    }
    Screen operator()(const place::Payments& it) const {
        if (const auto* choice = std::get_if<payments::Choosing>(&it.at)) {
            return payments_period(state, *choice, texts);
        }
        const auto& showing = std::get<payments::Showing>(it.at);
        return fetched(showing.statement, "payments", [&](const Statement& statement) {
            return payments_list(state, showing, statement, texts);
        });
    }

private:
    template <class T, class Show>
    Screen fetched(const server::Fetched<T>& data, const char* name, const Show& show) const {
        if (const auto* ready = std::get_if<server::Ready<T>>(&data)) return show(ready->value);
        if (const auto* failed = std::get_if<server::NotLoaded>(&data)) {
            return not_loaded(state, name, failed->why, texts);
        }
        return loading(state, name, texts);
    }
};

struct OfOverlay {
    const State& state;
    const Texts& texts;

    Screen operator()(const overlay::None&) const { return below(); }
    Screen operator()(const overlay::Inactive& it) const {
        return inactivity(below(), state, it, texts);
    }
    Screen operator()(const overlay::ConfirmLeave&) const { return leave_confirm(below(), texts); }
    Screen operator()(const overlay::Help&) const { return help(state, texts); }
    Screen operator()(const overlay::Terms&) const { return terms(state, texts); }

private:
    Screen below() const { return std::visit(OfPlace{state, texts}, state.session.place); }
};

}  // namespace

Screen screen_for(const State& state) {
    const Texts texts(state.session.language);
    const bool paying = std::holds_alternative<place::Pay>(state.session.place);
    if (is_out_of_service(state) && !(paying && pay::record_of(state.pay))) {
        return out_of_service(state, texts);
    }
    return std::visit(OfOverlay{state, texts}, state.session.overlay);
}

}  // namespace kvitok::screens
