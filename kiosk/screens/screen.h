// What a state looks like and what its buttons mean. Pure values; any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/flows/state.h"
#include "ui/page.h"

namespace kvitok::screens {

// A page and the presses that its own actions stand for: action n means meanings[n - 1].
struct Screen {
    ui::Page page;
    std::vector<Press> meanings;
};

// What pressing `action` on this screen means; `text` is the character of a key. Nothing for an
// action that concerns only the view, or that the screen did not give out.
std::optional<Press> meaning_of(const Screen& screen, ui::Action action,
                                std::string_view text = {});

}  // namespace kvitok::screens
