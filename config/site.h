// What of the local configuration decides how a visit goes; the rest of it is config/settings.h.
// Values.
#pragma once

#include <chrono>

namespace kvitok {

// Where a device is, seen from the screen: screens and arrows point there.
enum class Side { below, right };

// All in seconds. The longer pair is for any of the access modes (large text, contrast, reach).
struct IdleSettings {
    std::chrono::seconds warning{60};
    std::chrono::seconds countdown{30};
    std::chrono::seconds warning_assisted{120};
    std::chrono::seconds countdown_assisted{60};
    std::chrono::seconds result{45};  // a result screen without touch
    friend bool operator==(const IdleSettings&, const IdleSettings&) = default;
};

struct LimitSettings {
    std::chrono::minutes session{10};  // the longest session, idle or not
    int min_free_mib = 64;             // less free space for the journal: no money is taken
    friend bool operator==(const LimitSettings&, const LimitSettings&) = default;
};

// What the terminal offers; what is off has no button.
struct SectionSettings {
    bool payment = true;
    bool readings = true;
    bool login = true;
    bool news = true;
    friend bool operator==(const SectionSettings&, const SectionSettings&) = default;
};

}  // namespace kvitok
