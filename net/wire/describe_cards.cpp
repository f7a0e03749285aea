#include "net/wire/archive.h"

namespace kvitok::wire {
namespace {

constexpr std::size_t card_id_digits = 32;
constexpr std::size_t mark_digits = 4;

}  // namespace

void describe(Archive& archive, CardCredentials& value) {
    Object(archive)
        .text("card", value.card, 8, 20)
        .text("code", value.code, entry_card::code_digits, entry_card::code_digits);
    if (!archive.is_reading() || archive.has_failed()) return;
    if (!entry_card::is_identifier(value.card) || !entry_card::is_code(value.code)) {
        archive.fail(DecodeError::bad_value);
    }
}

void describe(Archive& archive, entry_card::EntryCard& value) {
    Object(archive)
        .hex("id", value.id, card_id_digits)
        .text("mark", value.mark, mark_digits, mark_digits)
        .field("bound", value.bound)
        .maybe("used", value.used);
}

void describe(Archive& archive, EntryCardList& value) {
    Object(archive).list("cards", value.cards, 0, entry_card::most_cards);
}

}  // namespace kvitok::wire
