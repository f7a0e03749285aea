// What a card reader tells of the cards that are laid on it, as values that cross threads. A reader
// is for cards that name their owner, never for payment: of a bank card it tells only that it is
// one. Source: PC/SC part 3, 3.2.2.1.3 (identifier); ISO/IEC 14443-3, 6.5.4 (identifiers made up
// anew); EMV 4.3 book 1, 12.2 (payment environments).
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace kvitok::reader {

enum class CardKind {
    lasting,     // has an identifier of its own, the same at every tap
    random,      // makes its identifier up anew at every tap: it names nobody
    payment,     // a bank card; nothing of it was read
    nameless,    // answers, but has no identifier that a reader may ask for
    unreadable,  // taken away too soon, or damaged
};

// `identifier` is there for lasting cards only: 4, 7 or 10 bytes. It is personal: hidden from logs,
// screens and the journal, overwritten when it is no longer needed.
struct CardTapped {
    CardKind kind = CardKind::unreadable;
    std::vector<std::uint8_t> identifier;
};
struct CardRemoved {};

enum class Fault {
    silent,    // does not answer any more
    hardware,  // says so of itself
};
struct Faulted {
    Fault fault = Fault::silent;
};

struct Attached {
    std::string model;
    std::string serial;
};
struct Lost {};

using Event = std::variant<CardTapped, CardRemoved, Faulted, Attached, Lost>;

}  // namespace kvitok::reader
