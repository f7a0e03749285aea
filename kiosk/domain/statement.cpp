#include "kiosk/domain/statement.h"

#include <array>
#include <source_location>
#include <utility>

#include "kiosk/domain/check.h"

namespace kvitok {
namespace {

constexpr std::array channel_words{
    std::pair{Channel::this_terminal, std::string_view("this_terminal")},
    std::pair{Channel::other_terminal, std::string_view("other_terminal")},
    std::pair{Channel::cabinet, std::string_view("cabinet")},
    std::pair{Channel::post, std::string_view("post")},
    std::pair{Channel::sbp, std::string_view("sbp")},
    std::pair{Channel::moneta, std::string_view("moneta")},
};
constexpr std::array posted_words{
    std::pair{PostedState::posted, std::string_view("posted")},
    std::pair{PostedState::refunding, std::string_view("refunding")},
    std::pair{PostedState::refunded, std::string_view("refunded")},
};
constexpr std::array move_words{
    std::pair{MoveKind::charge, std::string_view("charge")},
    std::pair{MoveKind::recalculation, std::string_view("recalculation")},
    std::pair{MoveKind::refund, std::string_view("refund")},
    std::pair{MoveKind::other, std::string_view("other")},
};

template <class T, std::size_t size>
std::string_view statement_word(T value,
                                const std::array<std::pair<T, std::string_view>, size>& words) {
    for (const auto& [each, word] : words)
        if (each == value) return word;
    check_failed("every value has a word", std::source_location::current());
}

template <class T, std::size_t size>
std::optional<T> statement_value(std::string_view word,
                                 const std::array<std::pair<T, std::string_view>, size>& words) {
    for (const auto& [each, known] : words)
        if (known == word) return each;
    return std::nullopt;
}

}  // namespace

std::string_view to_word(Channel channel) {
    return statement_word(channel, channel_words);
}

std::optional<Channel> parse_channel(std::string_view word) {
    return statement_value(word, channel_words);
}

std::string_view to_word(PostedState state) {
    return statement_word(state, posted_words);
}

std::optional<PostedState> parse_posted_state(std::string_view word) {
    return statement_value(word, posted_words);
}

std::string_view to_word(MoveKind kind) {
    return statement_word(kind, move_words);
}

std::optional<MoveKind> parse_move_kind(std::string_view word) {
    return statement_value(word, move_words);
}

Money sum_of(const Statement& statement, MoveKind kind) {
    Money sum;
    for (const Move& move : statement.moves)
        if (move.kind == kind) sum = sum + move.amount;
    return sum;
}

bool adds_up(const Statement& statement) {
    Money owed = statement.opening, paid;
    for (const Move& move : statement.moves) owed = owed + move.amount;
    for (const PostedFact& payment : statement.payments) paid = paid + payment.amount;
    return paid == statement.paid && owed - statement.paid == statement.closing;
}

}  // namespace kvitok
