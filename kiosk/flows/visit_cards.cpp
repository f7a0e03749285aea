// The reader of the residents' own cards.
#include "kiosk/flows/work.h"

namespace kvitok {

void Work::on(const reader::Event& event) {
    if (std::holds_alternative<reader::Attached>(event)) s.health.reader = true;
    const bool broken = std::holds_alternative<reader::Lost>(event) ||
                        std::holds_alternative<reader::Faulted>(event);
    if (broken) s.health.reader = false;
}

}  // namespace kvitok
