// The payments section within a visit; its table is in payments.h.
#include <algorithm>

#include "kiosk/flows/work.h"

namespace kvitok {

struct Work::PaymentsRows {
    Work& w;

    payments::Showing* showing() {
        auto* at = std::get_if<place::Payments>(&w.visit().place);
        return at ? std::get_if<payments::Showing>(&at->at) : nullptr;
    }
    const Statement* statement() {
        const auto* at = showing();
        const auto* ready = at ? std::get_if<server::Ready<Statement>>(&at->statement) : nullptr;
        return ready ? &ready->value : nullptr;
    }
    payments::Choosing* choosing() {
        auto* at = std::get_if<place::Payments>(&w.visit().place);
        return at ? std::get_if<payments::Choosing>(&at->at) : nullptr;
    }

    void operator()(const payments::Open& p) {
        if (!w.visit().user || !w.choose_current(p.number)) return;
        w.enter(place::Payments{payments::Showing{.wanted = {.account = p.number}}});
        w.ask_statement();
    }
    void operator()(const payments::ChooseWindow& p) {
        auto* at = showing();
        if (!at) return;
        if (p.window == payments::Window::chosen) return choose_any();
        at->window = p.window;
        at->wanted = {at->wanted.account, payments::months_of(p.window), {}, {}};
        w.ask_statement();
    }
    void choose_any() {
        const Statement* seen = statement();
        if (!seen) return;
        w.enter(place::Payments{payments::Choosing{.account = seen->account,
                                                   .first = seen->first,
                                                   .last = seen->last,
                                                   .from = seen->from,
                                                   .to = seen->to,
                                                   .year = seen->from.year}});
    }
    template <class Choice>
    void choose(const Choice& p) {
        if (auto* at = choosing()) *at = payments::chosen(*at, p);
    }
    void operator()(const payments::ChooseEnd& p) { choose(p); }
    void operator()(const payments::ChooseYear& p) { choose(p); }
    void operator()(const payments::ChooseMonth& p) { choose(p); }
    void operator()(const payments::ShowChosen&) {
        const auto* at = choosing();
        if (!at) return;
        payments::Showing next{.wanted = {at->account, 0, at->from, at->to},
                               .window = payments::Window::chosen};
        if (!w.visit().trail.empty()) w.visit().trail.pop_back();
        w.replace(place::Payments{std::move(next)});
        w.ask_statement();
    }
    void operator()(const payments::PrintCopy& p) {
        const Statement* seen = statement();
        if (!seen) return;
        const auto fact = std::find_if(seen->payments.begin(), seen->payments.end(),
                                       [&](const PostedFact& one) { return one.id == p.id; });
        if (fact == seen->payments.end()) return;
        Slip slip = w.slip_of_account(SlipKind::posted, fact->id.hex + ":copy");
        slip.copy = 1;
        slip.payee = seen->payee;
        slip.fact = *fact;
        w.print(std::move(slip));
    }
    void operator()(const payments::PrintStatement&) {
        const Statement* seen = statement();
        if (!seen) return;
        Slip slip = w.slip_of_account(SlipKind::statement, "statement:" + seen->account.digits);
        slip.payee = seen->payee;
        slip.statement = *seen;
        w.print(std::move(slip));
    }
};

void Work::press(const payments::Press& event) {
    std::visit(PaymentsRows{*this}, event);
}

bool Work::choose_current(const AccountNumber& number) {
    if (visit().current && visit().current->number == number) return true;
    const auto& accounts = visit().accounts;
    const auto found = std::find_if(accounts.begin(), accounts.end(),
                                    [&](const auto& one) { return one.number == number; });
    if (found == accounts.end()) return false;
    visit().current = *found;
    visit().meters.clear();
    return true;
}

void Work::ask_statement() {
    auto* at = std::get_if<place::Payments>(&visit().place);
    auto* showing = at ? std::get_if<payments::Showing>(&at->at) : nullptr;
    if (!showing) return;
    showing->statement = server::Loading{ask(server::AskStatement{token(), showing->wanted})};
}

void Work::on_statement_answer(std::uint64_t request, const server::Answer& answer) {
    auto& at = std::get<place::Payments>(visit().place);
    auto* showing = std::get_if<payments::Showing>(&at.at);
    const auto* loading = showing ? std::get_if<server::Loading>(&showing->statement) : nullptr;
    if (!loading || loading->request != request) return;
    if (const auto* told = std::get_if<server::StatementTold>(&answer)) {
        showing->statement = server::Ready<Statement>{told->statement};
    } else {
        const auto* failed = std::get_if<server::Failed>(&answer);
        showing->statement =
            server::NotLoaded{failed ? failed->why : server::Failure::server_failed};
    }
}

// A paper beside the payments of this terminal: each is one of its own, whatever was printed
// before.
Slip Work::slip_of_account(SlipKind kind, const std::string& name) const {
    return {.kind = kind,
            .id = name + ":" + std::to_string(s.now.ms),
            .address = s.session.current ? s.session.current->address : Address{},
            .account = s.session.current ? s.session.current->number : AccountNumber{},
            .language = s.session.language,
            .at = s.now};
}

}  // namespace kvitok
