// What a decision costs: the steps of a payment from the form to Paid.
#include <benchmark/benchmark.h>

#include "kiosk/domain/check.h"
#include "kiosk/flows/pay.h"

namespace kvitok {
namespace {

void steps_of_a_payment(benchmark::State& state) {
    const terminal::Ready ready{"VTK-1", {41, "", {}}, 42, {true, true, true}};
    Quote quote;
    quote.id = "q-1";
    quote.amount = roubles(5589, 37);
    pay::Purpose purpose;
    purpose.account.number.digits = "0154208731";
    purpose.account.balance = quote.amount;
    pay::Surroundings around;
    around.attached_serial = "VTK-1";
    around.can_print = true;
    around.today = {2026, 11, 22};
    const Moment now{{}, {}, std::string(32, 'a')};

    std::int64_t steps = 0;
    for (auto _ : state) {
        pay::State at = pay::Idle{};
        std::uint64_t next_request = 1;
        const auto take = [&](const pay::Event& event) {
            around.next_request = next_request;
            auto step = pay::step(at, event, around, now);
            next_request += step.requests_used;
            at = std::move(step.next);
            ++steps;
        };
        take(pay::Opened{purpose});
        take(pay::PayPressed{});
        const auto* preparing = std::get_if<pay::Preparing>(&at);
        check(preparing != nullptr, "the payment did not begin");
        const auto terminal_request = preparing->terminal_request;
        const auto quote_request = preparing->quote_request;
        take(terminal::Answered{terminal_request, ready});
        take(pay::QuoteArrived{quote_request, quote});
        const auto* intent = std::get_if<pay::Intent>(&at);
        check(intent != nullptr, "the payment was not authorised");
        terminal::Approved approved{42, {}};
        approved.approval.amount = intent->record.quote.amount + intent->record.quote.fee;
        take(terminal::Answered{intent->request, approved});
        const auto* waiting = std::get_if<pay::Approved>(&at);
        check(waiting != nullptr, "the approval was not taken");
        take(terminal::Answered{waiting->request, terminal::Committed{}});
        check(std::holds_alternative<pay::Paid>(at), "the payment was not finished");
    }
    state.SetItemsProcessed(steps);
}
BENCHMARK(steps_of_a_payment)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kvitok
