// Makes an attached device ready to be pumped: opens it, asks it what only it knows, and puts port,
// line and conversation together as its catalog row says. Runs on the device's worker; bounded by
// the control requests' limits (a second each).
#pragma once

#include "drivers/catalog.h"
#include "drivers/worker.h"
#include "kiosk/domain/clock.h"
#include "kiosk/domain/log.h"

namespace kvitok::drivers {

// What all sessions need; outlives them.
struct SessionParts {
    usb::PortSource& source;
    const Clock& clock;
    Log& log;
    int utc_offset_minutes = 0;
};

// On failure a line in the log: `later` when it cannot be opened now, `never` when it is none of
// ours.
tl::expected<Session, OpenAgain> open_session(const SessionParts& parts, const usb::Found& found,
                                              const Model& model, const Post& post);

}  // namespace kvitok::drivers
