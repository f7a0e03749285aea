// The people, meters and sums of the mock-ups: what samples and tests of screens and slips are made
// of. Nobody's real data. Pure.
#pragma once

#include <string>

#include "kiosk/flows/state.h"

namespace kvitok::screens::sample {

// 22 November 2026 at this minute, by the clock of the house.
TimePoint at(int hour, int minute);
inline constexpr int utc_offset_minutes = 180;

AccountNumber number();
AccountSummary debtor();    // owes 5 589,37
AccountSummary creditor();  // has paid 412,60 too much
AccountCard card();

Meter cold_water();
Meter hot_water();
Meter electricity();
Meter day_and_night();  // two zones
Meter heat();           // submitted at 14:29
server::Meters meters();

CompanyDetails company();
// As on the mock-up, and older ones for more pages.
std::vector<NewsItem> news();
NewsArticle article();
server::contact::Appeals appeals();
Appeal appeal();
ServiceCatalogue services();
ServiceRequest order();

HandedReading cold_water_handed();
HandedReading hot_water_handed();
HandedReading electricity_handed();
HandedReading heat_handed();

// A payment of the whole debt in a state.
PaymentRecord payment(PaymentState state, PayReason reason = PayReason::none,
                      std::string name = "261122-0317");

// Everything works, nobody is there.
State state();
// Sergey has signed in and looks at his account.
State signed_in();

Slip payment_slip(PaymentRecord record, SlipKind kind, int copy = 0);
Slip readings_slip(ReadingState state);

}  // namespace kvitok::screens::sample
