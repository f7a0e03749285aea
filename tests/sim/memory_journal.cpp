#include "tests/sim/memory_journal.h"

#include <algorithm>

namespace kvitok::simulated {

namespace {

void require(bool holds, const char* what) {
    if (!holds) throw journal::JournalFailure(what);
}

}  // namespace

journal::ChainHead MemoryJournal::commit(std::span<const journal::Write> writes, TimePoint wall) {
    Tables next = tables_;
    for (const journal::Write& write : writes) {
        std::visit([&](const auto& change) { apply(next, change); }, write);
        ++next.sequence;
        next.last = wall;
    }
    tables_ = std::move(next);
    return {tables_.sequence, ""};
}

void MemoryJournal::apply(Tables& tables, const journal::PaymentChanged& change) {
    const PaymentRecord& record = change.record;
    const auto found = tables.payments.find(record.id.hex);
    if (found == tables.payments.end()) {
        tables.order.push_back(record.id.hex);
        ++tables.counters.payments;
    } else {
        const PaymentRecord& before = found->second;
        require(!is_final(before.state), "a final payment is never changed");
        require(before.number == record.number && before.quote.amount == record.quote.amount &&
                    before.quote.fee == record.quote.fee,
                "the sums of a payment are never changed");
    }
    tables.payments[record.id.hex] = record;
    const auto unresolved =
        std::count_if(tables.payments.begin(), tables.payments.end(),
                      [](const auto& one) { return is_unresolved(one.second.state); });
    require(unresolved <= 1, "one unresolved payment a terminal");
}

void MemoryJournal::apply(Tables& tables, const journal::ReceiptChanged& change) {
    const std::pair key{change.slip, change.copy};
    const auto found = tables.receipts.find(key);
    require(found == tables.receipts.end() || change.state != ReceiptState::printing,
            "a paper is begun once");
    std::erase(tables.receipt_order, key);
    tables.receipt_order.push_back(key);
    tables.receipts[key] = {change.slip, change.state, change.copy, change.content_hash};
}

void MemoryJournal::apply(Tables& tables, const journal::ReadingChanged& change) {
    if (tables.slips.insert(change.reading.number).second) ++tables.counters.reading_slips;
    for (auto& [reading, state] : tables.readings) {
        if (reading.id != change.reading.id) continue;
        require(state == ReadingState::queued, "an answered reading is never changed");
        reading = change.reading;
        state = change.state;
        return;
    }
    tables.readings.emplace_back(change.reading, change.state);
}

journal::Recovered MemoryJournal::load() {
    journal::Recovered recovered;
    const auto is_open = [&](const std::string& slip) {
        const auto found = tables_.payments.find(slip.substr(0, slip.find(':')));
        return found != tables_.payments.end() && !is_final(found->second.state);
    };
    for (const std::string& id : tables_.order) {
        if (is_open(id)) recovered.open.push_back(tables_.payments.at(id));
    }
    for (const auto& key : tables_.receipt_order) {
        const journal::ReceiptRecord& receipt = tables_.receipts.at(key);
        if (receipt.state == ReceiptState::printing || is_open(receipt.slip)) {
            recovered.receipts.push_back(receipt);
        }
    }
    for (const auto& [reading, state] : tables_.readings) {
        if (state == ReadingState::queued) recovered.queued.push_back(reading);
    }
    recovered.counters = tables_.counters;
    recovered.head.sequence = tables_.sequence;
    recovered.last = tables_.last;
    return recovered;
}

void MemoryJournal::trim(TimePoint) {}

}  // namespace kvitok::simulated
