// The night page: idle and out of service. UI internals; any thread.
#pragma once

#include "ui/kit.h"
#include "ui/page.h"

namespace kvitok::ui {

// Everything above the access bar, `width` x `height`. Blocks of the page stand below the lead.
Node night_of(const Page& page, const Kit& kit, Sizer& sizer, double width, double height);

}  // namespace kvitok::ui
