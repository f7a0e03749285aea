// The demo: a made-up house of 160 flats with three years of months that add up to the kopeck, and
// the account of the cabinet's published guide re-dated to October 2026. Deterministic: the same
// options give the same rows. Names are invented and masked.
#pragma once

#include <string_view>

#include "kiosk/domain/account.h"
#include "kiosk/domain/time.h"
#include "net/server/password.h"
#include "net/server/store.h"

namespace kvitok::server {

inline constexpr int demo_utc_offset_minutes = 180;
inline constexpr std::string_view demo_house_id = "grazhdanskaya-12";
inline constexpr std::string_view demo_device = "terminal-0007";
inline constexpr std::string_view demo_guide_account = "0154208731";
inline constexpr std::string_view demo_second_account = "7031524008";
inline constexpr std::string_view demo_user = "ivanov";
inline constexpr std::string_view demo_password = "kvartira-154-demo";
inline constexpr const char* demo_email = "muravyov@mail.example";
// A neighbour, with flat 12: whose account is not ivanov's.
inline constexpr std::string_view demo_neighbour = "petrova";
inline constexpr std::string_view demo_neighbour_password = "kvartira-12-demo";
inline constexpr std::string_view demo_neighbour_account = "0012195031";

// 22 November 2026, 14:32 at the house: where the demo's clock starts.
TimePoint demo_now();
inline constexpr Period demo_last_period{2026, 10};

struct DemoOptions {
    int flats = 160;  // 2..160; flats 154 and 12 come first
    int months = 36;  // 3..36, ending with October 2026
};

AccountNumber demo_account(int flat);

// Fills an empty store, in one transaction. Throws StoreFailed if it is not empty.
void load_demo(Store& store, Random& random, PasswordHasher& hasher, DemoOptions options = {});

}  // namespace kvitok::server
