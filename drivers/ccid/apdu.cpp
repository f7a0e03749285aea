#include "drivers/ccid/apdu.h"

#include <string_view>

namespace kvitok::drivers::ccid {

Bytes get_identifier() {
    return {0xFF, 0xCA, 0x00, 0x00, 0x00};
}

Bytes select_payment_environment(bool contactless) {
    const std::string_view name = contactless ? "2PAY.SYS.DDF01" : "1PAY.SYS.DDF01";
    Bytes command{0x00, 0xA4, 0x04, 0x00, static_cast<std::uint8_t>(name.size())};
    command.insert(command.end(), name.begin(), name.end());
    command.push_back(0x00);
    return command;
}

std::optional<std::uint16_t> status_of(ByteView answer) {
    if (answer.size() < 2) return std::nullopt;
    const ByteView status = answer.last(2);
    return static_cast<std::uint16_t>(status[0] << 8 | status[1]);
}

std::optional<Case> case_of(ByteView command) {
    if (command.size() == 4) return Case::one;
    if (command.size() == 5) return Case::two;
    if (command.size() < 6 || command[4] == 0) return std::nullopt;
    const std::size_t without_le = std::size_t{5} + command[4];
    if (command.size() == without_le) return Case::three;
    if (command.size() == without_le + 1) return Case::four;
    return std::nullopt;
}

}  // namespace kvitok::drivers::ccid
