// A journal that can be told to cut the power at the very moment when a given record has become
// durable, or just before. Around the real one; same thread, same failures.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "kiosk/journal/journal.h"

namespace kvitok::desk {

// Set by the UI thread, looked at by the journal's.
class Tripwire {
public:
    enum class When { before, after };

    // `record` is what a write is called: "payment intent", "receipt printing", "reading queued".
    // False for a name that no write has.
    [[nodiscard]] bool arm(When when, std::string_view record);
    bool strikes(When when, std::span<const journal::Write> writes) const;

private:
    mutable std::mutex mutex_;
    When when_ = When::after;
    std::string record_;
};

// "payment intent", "receipt printing", "reading queued".
std::string name_of(const journal::Write& write);

// `tripwire` outlives the journal.
std::unique_ptr<journal::Journal> behind(Tripwire& tripwire,
                                         std::unique_ptr<journal::Journal> inner);

}  // namespace kvitok::desk
