#include "net/server/decisions.h"

#include <algorithm>

#include "net/server/crypto.h"
#include "net/server/store_house.h"
#include "net/wire/codec.h"

namespace kvitok::server {
namespace {

std::string trimmed(std::string name) {
    const auto begin = name.find_first_not_of(" \t");
    if (begin == std::string::npos) return {};
    return name.substr(begin, name.find_last_not_of(" \t") - begin + 1);
}

std::string folded(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return name;
}

}  // namespace

std::string_view to_text(DecideError error) {
    switch (error) {
        case DecideError::not_a_payment_id:
            return "a payment id has 32 hex digits";
        case DecideError::two_persons_needed:
            return "two different persons must decide: --by A --by B";
        case DecideError::decided_otherwise:
            return "the other verdict was given before";
        case DecideError::already_posted:
            return "the ledger has this payment: refund it instead";
    }
    return "";
}

tl::expected<void, DecideError> decide(Store& store, const PaymentId& payment,
                                       wire::Decision verdict,
                                       const std::vector<std::string>& persons,
                                       const Approval& approval, TimePoint now) {
    if (!is_hex_id(payment.hex, 32)) return tl::unexpected(DecideError::not_a_payment_id);
    if (persons.size() != 2) return tl::unexpected(DecideError::two_persons_needed);
    const std::string first = trimmed(persons[0]), second = trimmed(persons[1]);
    if (first.empty() || second.empty() || folded(first) == folded(second))
        return tl::unexpected(DecideError::two_persons_needed);
    const std::string word(wire::to_word(verdict));
    Transaction transaction(store);
    if (const auto before = find_decision(store, payment)) {
        if (before->verdict != word) return tl::unexpected(DecideError::decided_otherwise);
        return {};
    }
    if (verdict == wire::Decision::reversed && find_payment(store, payment))
        return tl::unexpected(DecideError::already_posted);
    add_decision(store, {payment, word, first, second, now, approval});
    transaction.commit();
    return {};
}

std::vector<OpenQuestion> open_questions(Store& store) {
    std::vector<OpenQuestion> found;
    for (const Device& device : all_devices(store)) {
        if (device.heartbeat.empty()) continue;
        const auto beat = wire::from_json<wire::Heartbeat>(device.heartbeat);
        if (!beat) continue;
        for (const wire::ManualPayment& payment : beat->manual)
            if (!find_decision(store, payment.id)) found.push_back({device.name, payment});
    }
    return found;
}

}  // namespace kvitok::server
