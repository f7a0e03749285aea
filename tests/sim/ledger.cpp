#include "tests/sim/ledger.h"

namespace kvitok::simulated {

namespace {

AccountSummary account(const AccountNumber& number) {
    return {.number = number,
            .address = {{"ул. Гражданская, д. 12", "Grazhdanskaya St. 12"}, ""},
            .payee = {{"ОАО «Камал»", "Kamal"}, "1600000000"},
            .balance = roubles(1500, 37),
            .last_period = {2026, 10},
            .charged_last = roubles(700)};
}

// What must be the same when a payment comes twice.
bool same_money(const PaymentRecord& a, const PaymentRecord& b) {
    return a.quote == b.quote && a.number == b.number && a.terminal_serial == b.terminal_serial &&
           a.approval == b.approval;
}

}  // namespace

server::Answer Ledger::answer(const server::Question& question, TimePoint now) {
    return std::visit([&](const auto& one) { return on(one, now); }, question);
}

server::Answer Ledger::on(const server::AskHouse&, TimePoint) {
    return server::House{.pay_min = roubles(10), .pay_max = roubles(60'000)};
}

server::Answer Ledger::on(const server::FindAccount& question, TimePoint) {
    return server::AccountFound{account(question.number)};
}

server::Answer Ledger::on(const server::AskQuote& question, TimePoint now) {
    Quote quote{.id = "q-" + std::to_string(quotes_.size() + 1),
                .account = question.number,
                .payee = account(question.number).payee,
                .amount = question.amount,
                .balance_after = account(question.number).balance - question.amount,
                .period = {2026, 10},
                .expires = now + Milliseconds{600'000},
                .signature = "00"};
    quotes_.emplace(quote.id, quote);
    return server::Quoted{quote};
}

server::Answer Ledger::on(const server::Deliver& question, TimePoint) {
    const PaymentRecord& record = question.record;
    const auto known = credited_.find(record.id.hex);
    const server::PaymentAccepted accepted{"L-" + record.id.hex.substr(0, 8), {}, {2026, 11, 23}};
    if (known != credited_.end()) {
        if (same_money(known->second.record, record)) return accepted;
        ++alarms_;
        return server::Failed{server::Failure::refused};
    }
    const auto quote = quotes_.find(record.quote.id);
    const bool ours = quote != quotes_.end() && quote->second == record.quote && record.approval &&
                      record.approval->amount == record.quote.amount;
    if (!ours) ++alarms_;
    const bool closed = refused_.contains(record.id.hex) || chance_.in_1000(refuse_permille_);
    if (!ours || closed) {
        refused_.insert(record.id.hex);
        return server::Failed{server::Failure::refused};
    }
    residents_ = residents_ - record.quote.amount;
    company_ = company_ + record.quote.amount;
    Entry& entry = credited_[record.id.hex];
    entry.record = record;
    ++entry.credits;
    return accepted;
}

// The acquirer takes its time; asking again is harmless.
server::Answer Ledger::on(const server::Refund& question, TimePoint) {
    const PaymentRecord& record = question.record;
    if (credited_.contains(record.id.hex)) {
        ++alarms_;
        return server::Failed{server::Failure::refused};
    }
    if (!record.approval) return server::Refunded{false};
    if (++refunds_asked_[record.id.hex] < 2) return server::Refunded{false};
    bank_.reverse(record.approval->rrn);
    return server::Refunded{true};
}

server::Answer Ledger::on(const server::AskPayment& question, TimePoint) {
    if (!register_closed_) return server::PaymentDecided{};
    const std::string& id = question.id.hex;
    for (const sim::BankEntry& entry : bank_.entries()) {
        if (entry.reference != id || entry.net() == Money{0}) continue;
        if (entry.net() != entry.asked) {
            bank_.reverse(entry.rrn);
            continue;
        }
        return server::PaymentDecided{
            server::Decision::paid,
            Approval{entry.captured, entry.rrn, entry.auth, "•••• 4417", entry.terminal}};
    }
    return server::PaymentDecided{server::Decision::reversed, std::nullopt};
}

server::Answer Ledger::on(const server::HandIn& question, TimePoint) {
    const Reading& reading = question.reading;
    const auto [known, fresh] = readings_.emplace(reading.id, reading);
    if (!fresh && known->second != reading) ++alarms_;
    return server::ReadingAccepted{reading.counts_for, {2026, 12, 1}};
}

server::Answer Ledger::on(const server::AskMeters& question, TimePoint) {
    Meter meter{.id = "cold",
                .account = question.number,
                .unit = {"м³", "m³"},
                .zones = {{.previous = {327'250, 3}}},
                .previous_period = {2026, 10},
                .verification_due = {2030, 1, 1}};
    return server::Meters{{meter}, {}};
}

Money Ledger::credited(const std::string& payment) const {
    const auto found = credited_.find(payment);
    return found == credited_.end() ? Money{} : found->second.record.quote.amount;
}

int Ledger::credits_of(const std::string& payment) const {
    const auto found = credited_.find(payment);
    return found == credited_.end() ? 0 : found->second.credits;
}

}  // namespace kvitok::simulated
