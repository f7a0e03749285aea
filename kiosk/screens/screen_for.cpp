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
    Screen operator()(const people::Place& it) const {
        return std::visit([&](const auto& at) { return (*this)(at); }, it);
    }
    Screen operator()(const people::Person& it) const { return register_person(state, it, texts); }
    Screen operator()(const people::Account& it) const {
        return register_account(state, it, texts);
    }
    Screen operator()(const people::Code& it) const { return letter_code(state, it, texts); }
    Screen operator()(const people::Activated&) const {
        return people_done(state, PeopleDone::activated, texts);
    }
    Screen operator()(const people::Whom& it) const { return recover_whom(state, it, texts); }
    Screen operator()(const people::NewPassword& it) const {
        return recover_password(state, it, texts);
    }
    Screen operator()(const people::Recovered&) const {
        return people_done(state, PeopleDone::recovered, texts);
    }
    Screen operator()(const people::Shown& it) const {
        return fetched(it.profile, "profile", [&](const people::Profile& seen) {
            return profile(state, it, seen, texts);
        });
    }
    Screen operator()(const people::Editing& it) const { return profile_edit(state, it, texts); }
    Screen operator()(const people::Unlinking& it) const {
        return unlink_confirm((*this)(it.below), it, texts);
    }
    Screen operator()(const people::Deleting& it) const { return profile_delete(state, it, texts); }
    Screen operator()(const people::Deleted&) const {
        return people_done(state, PeopleDone::deleted, texts);
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

    Screen operator()(const contact::Place& it) const { return std::visit(*this, it); }
    Screen operator()(const contact::Requisites& it) const {
        return fetched(it.data, "requisites", [&](const CompanyDetails& company) {
            return requisites(state, company, texts);
        });
    }
    Screen operator()(const contact::Article& it) const {
        return fetched(it.data, "news_article", [&](const NewsArticle& article) {
            return news_article(state, it.item, article, texts);
        });
    }
    Screen operator()(const contact::Appeals& it) const {
        return fetched(it.data, "appeals", [&](const server::contact::Appeals& list) {
            return appeals(state, list, texts);
        });
    }
    Screen operator()(const contact::Conversation& it) const {
        return fetched(it.data, "appeal_chat",
                       [&](const Appeal& appeal) { return appeal_chat(state, appeal, texts); });
    }
    Screen operator()(const contact::WritingAppeal& it) const {
        return appeal_write(state, it, texts);
    }
    Screen operator()(const contact::AppealSent& it) const {
        return appeal_sent(state, it.appeal, texts);
    }
    Screen operator()(const contact::Replying& it) const { return appeal_reply(state, it, texts); }
    Screen operator()(const contact::Services& it) const {
        return fetched(it.data, "services", [&](const ServiceCatalogue& all) {
            return services(state, it, all, texts);
        });
    }
    Screen operator()(const contact::Ordering& it) const { return service_order(state, it, texts); }
    Screen operator()(const contact::Order& it) const { return service_request(state, it, texts); }
    Screen operator()(const contact::Reporting& it) const { return report_write(state, it, texts); }
    Screen operator()(const contact::Reported&) const { return report_sent(state, texts); }

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
    Screen operator()(const overlay::Help&) const { return help(state, below().page, texts); }
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
