// Three years of bills and payments of a made-up flat. Pure and deterministic.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/account.h"
#include "kiosk/domain/meter.h"
#include "net/server/store_import.h"

namespace kvitok::server {

// The last month with a bill.
inline constexpr Period last_billed{2026, 10};

// The flat of the guide, whose last three months are given; and the second account of its owner.
inline constexpr int guide_flat = 154;
inline constexpr int second_flat = 31;  // in the other house: seed it with 1000 + flat

struct DemoFlat {
    int seed = 0;  // what makes it differ from the others
    Decimal area;
    Tenure tenure = Tenure::owned;
};

struct DemoPayment {
    LocalTime at;
    Money amount;
    std::string source;  // "terminal", "cabinet", "post"
};

struct DemoRecalculation {
    std::string service;
    Money amount;
    Name reason;
};

struct DemoMonth {
    Period period;
    std::vector<ChargeImport> charges;
    std::vector<DemoRecalculation> recalculations;
    std::vector<DemoPayment> payments;
};

struct DemoHistory {
    Money opening;  // debt before the first month
    std::vector<DemoMonth> months;
};

DemoHistory demo_history(const DemoFlat& flat, Period first, Period last);

// What a flat used of a resource in a month: 3 decimals for water, 2 for electricity, 4 for heat.
Decimal demo_use(const DemoFlat& flat, Resource resource, Period month);

struct DemoService {
    const char* code;
    Name name;
    Name unit;
    std::int64_t prices[3];  // kopecks a unit: before 7.2024, before 7.2025, since
};
const std::vector<DemoService>& demo_services();
Decimal demo_price(const std::string& service, Period month);

// A number in [0, bound) that depends on the three only.
int demo_chance(int seed, Period month, int salt, int bound);

}  // namespace kvitok::server
