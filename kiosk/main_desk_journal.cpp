#include "kiosk/main_desk_journal.h"

#include <algorithm>

#include "kiosk/main_desk_supervisor.h"

namespace kvitok::desk {

namespace {

struct NameOf {
    std::string operator()(const journal::PaymentChanged& change) const {
        return "payment " + std::string(to_word(change.record.state));
    }
    std::string operator()(const journal::ReceiptChanged& change) const {
        return "receipt " + std::string(to_word(change.state));
    }
    std::string operator()(const journal::ReadingChanged& change) const {
        return "reading " + std::string(to_word(change.state));
    }
};

bool is_record(std::string_view record) {
    const auto space = record.find(' ');
    if (space == std::string_view::npos) return false;
    const auto kind = record.substr(0, space);
    const auto word = record.substr(space + 1);
    if (kind == "payment") return parse_payment_state(word).has_value();
    if (kind == "receipt") return parse_receipt_state(word).has_value();
    return kind == "reading" && parse_reading_state(word).has_value();
}

class TrippedJournal final : public journal::Journal {
public:
    TrippedJournal(Tripwire& tripwire, std::unique_ptr<journal::Journal> inner)
        : tripwire_(tripwire), inner_(std::move(inner)) {}

    journal::ChainHead commit(std::span<const journal::Write> writes, TimePoint wall) override {
        if (tripwire_.strikes(Tripwire::When::before, writes)) cut_the_power();
        const auto head = inner_->commit(writes, wall);
        if (tripwire_.strikes(Tripwire::When::after, writes)) cut_the_power();
        return head;
    }
    journal::Recovered load() override { return inner_->load(); }
    void trim(TimePoint before) override { inner_->trim(before); }

private:
    Tripwire& tripwire_;
    std::unique_ptr<journal::Journal> inner_;
};

}  // namespace

std::string name_of(const journal::Write& write) {
    return std::visit(NameOf{}, write);
}

bool Tripwire::arm(When when, std::string_view record) {
    if (!is_record(record)) return false;
    const std::lock_guard lock(mutex_);
    when_ = when;
    record_ = record;
    return true;
}

bool Tripwire::strikes(When when, std::span<const journal::Write> writes) const {
    const std::lock_guard lock(mutex_);
    if (record_.empty() || when != when_) return false;
    return std::any_of(writes.begin(), writes.end(),
                       [&](const journal::Write& write) { return name_of(write) == record_; });
}

std::unique_ptr<journal::Journal> behind(Tripwire& tripwire,
                                         std::unique_ptr<journal::Journal> inner) {
    return std::make_unique<TrippedJournal>(tripwire, std::move(inner));
}

}  // namespace kvitok::desk
