#include <cstdio>

#include "kiosk/journal/journal.h"

namespace kvitok::journal {

std::string payment_number(Date day, std::uint32_t count) {
    char text[16];
    std::snprintf(text, sizeof text, "%02u%02u%02u-%04u", static_cast<unsigned>(day.year) % 100,
                  static_cast<unsigned>(day.month) % 100, static_cast<unsigned>(day.day) % 100,
                  count % 10'000);
    return text;
}

std::string reading_number(Date day, std::uint32_t count) {
    return "П-" + payment_number(day, count);
}

}  // namespace kvitok::journal
