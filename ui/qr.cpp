#include "ui/qr.h"

#include <qrencode.h>

#include <memory>

namespace kvitok::ui {

QrCode code_of(std::string_view bytes) {
    QrCode code;
    if (bytes.empty() || bytes.size() > 2331) return code;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeData(static_cast<int>(bytes.size()),
                          reinterpret_cast<const unsigned char*>(bytes.data()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!made) return code;
    code.size = made->width;
    const auto count =
        static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.modules.reserve(count);
    for (std::size_t i = 0; i < count; ++i) code.modules.push_back((made->data[i] & 1) != 0);
    return code;
}

}  // namespace kvitok::ui
