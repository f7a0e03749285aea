// The few commands that a reader or a card is asked, and what their answers mean. Pure.
// Source: ISO/IEC 7816-4, 5.1 (command and response pairs), 7.1.1 (SELECT); PC/SC part 3,
// 3.2.2.1.3 (GET DATA, answered by the reader); EMV 4.3 book 1, 12.2.2 and book B, 3.3.1.
#pragma once

#include <cstdint>
#include <optional>

#include "drivers/ccid/codec.h"

namespace kvitok::drivers::ccid {

// FF CA 00 00 00: the identifier of a contactless card.
Bytes get_identifier();
// SELECT of the payment system environment: with contacts, and without.
Bytes select_payment_environment(bool contactless);

// SW1 SW2; nothing of an answer that is too short to have them.
std::optional<std::uint16_t> status_of(ByteView answer);
inline constexpr std::uint16_t status_ok = 0x9000;
// Data and status of the longest answer there is.
inline constexpr std::size_t longest_answer = 0x10002;

// The four cases of a command (ISO/IEC 7816-3, 12.1.2), short ones only: nothing else is sent here.
enum class Case { one, two, three, four };
// Nothing when the length bytes do not fit the command.
std::optional<Case> case_of(ByteView command);

}  // namespace kvitok::drivers::ccid
