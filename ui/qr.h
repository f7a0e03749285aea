// QR codes (ISO/IEC 18004) as plain modules. Any thread.
#pragma once

#include <string_view>

#include "ui/blocks.h"

namespace kvitok::ui {

// The code of these bytes at error correction level M, the smallest version that holds them,
// without a quiet zone. Empty (size 0) when the bytes do not fit a code (more than 2331).
QrCode code_of(std::string_view bytes);

}  // namespace kvitok::ui
