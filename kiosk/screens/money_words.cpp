#include "kiosk/screens/money_words.h"

#include <algorithm>

#include "kiosk/screens/draft.h"

namespace kvitok::screens {
namespace {

constexpr const char* plus = "+";
constexpr const char* minus = "−";
// Longer periods are told in sums.
constexpr std::ptrdiff_t months_one_by_one = 4;
constexpr std::ptrdiff_t recalculations_one_by_one = 2;

std::string way_of(const PostedFact& fact, const Texts& texts) {
    switch (fact.channel) {
        case Channel::this_terminal:
        case Channel::other_terminal: {
            const auto& card = fact.approval.masked_card;
            if (card.empty()) return texts.say<"hist.by_any_card">();
            return texts.say<"hist.by_card">(card.substr(0, card.find(',')));
        }
        case Channel::cabinet:
            return texts.say<"hist.by_moneta">();
        case Channel::post:
            return texts.say<"hist.by_cash">();
        case Channel::sbp:
            return texts.say<"hist.by_sbp">();
        case Channel::moneta:
            break;
    }
    return texts.say<"hist.by_page">();
}

ui::SignedRows::Row signed_row(std::string label, Money amount, const Texts& texts) {
    const bool less = amount < Money{0};
    return {less ? minus : plus, std::move(label), texts.amount(magnitude(amount))};
}

// In the middle of a sentence a service begins with a small letter: «горячее водоснабжение».
std::string in_sentence(std::string name) {
    if (name.size() < 2 || name[0] != '\xD0') return name;
    const auto second = static_cast<unsigned char>(name[1]);
    if (second >= 0x90 && second <= 0x9F) {
        name[1] = static_cast<char>(second + 0x20);
    } else if (second >= 0xA0 && second <= 0xAF) {
        name[0] = '\xD1';
        name[1] = static_cast<char>(second - 0x20);
    }
    return name;
}

void add_kind(std::vector<ui::SignedRows::Row>& rows, const Statement& statement, MoveKind kind,
              const Texts& texts) {
    const auto count = std::count_if(statement.moves.begin(), statement.moves.end(),
                                     [&](const Move& move) { return move.kind == kind; });
    if (count == 0) return;
    const Money sum = sum_of(statement, kind);
    if (kind == MoveKind::charge && count > months_one_by_one)
        return rows.push_back(signed_row(texts.count<"hist.charged_all">(count), sum, texts));
    if (kind == MoveKind::recalculation && count > recalculations_one_by_one)
        return rows.push_back(signed_row(texts.count<"hist.recalculated_all">(count), sum, texts));
    if (kind == MoveKind::refund)
        return rows.push_back(signed_row(texts.say<"hist.refunded">(), sum, texts));
    if (kind == MoveKind::other)
        return rows.push_back(signed_row(texts.say<"hist.other">(), sum, texts));
    for (const Move& move : statement.moves) {
        if (move.kind != kind) continue;
        const auto month = texts.month(move.period);
        auto label = kind == MoveKind::charge ? texts.say<"hist.charged">(month)
                                              : texts.say<"hist.recalculated">(
                                                    month, in_sentence(texts.name(move.service)));
        rows.push_back(signed_row(std::move(label), move.amount, texts));
    }
}

}  // namespace

std::string where_paid(const PostedFact& fact, const Texts& texts) {
    switch (fact.channel) {
        case Channel::this_terminal:
            return texts.say<"hist.this_terminal">();
        case Channel::other_terminal:
            return texts.say<"hist.other_terminal">();
        case Channel::cabinet:
            return texts.say<"hist.cabinet">();
        case Channel::post:
            return texts.say<"hist.post">();
        case Channel::sbp:
        case Channel::moneta:
            break;
    }
    return texts.say<"hist.phone">();
}

std::string how_paid(const PostedFact& fact, const Texts& texts) {
    const auto way = way_of(fact, texts);
    if (fact.state == PostedState::refunding) return texts.say<"hist.refunding">(way);
    if (fact.state == PostedState::refunded) return texts.say<"hist.went_back">(way);
    return way;
}

std::string owed_on(Money owed, Date date, const Texts& texts) {
    const auto day = texts.day(date);
    if (owed == Money{0}) return texts.say<"hist.nothing_on">(day);
    return owed < Money{0} ? texts.say<"hist.credit_on">(day) : texts.say<"hist.debt_on">(day);
}

std::string span_of(const Statement& statement, const Texts& texts) {
    const Date first{statement.from.year, statement.from.month, 1};
    const bool one_year = statement.from.year == statement.until.year;
    return texts.say<"slip.statement_span">(one_year ? texts.day(first) : texts.date_long(first),
                                            texts.date_long(statement.until));
}

std::vector<ui::SignedRows::Row> movement_rows(const Statement& statement, const Texts& texts) {
    const Date first{statement.from.year, statement.from.month, 1};
    std::vector<ui::SignedRows::Row> rows{
        {"", owed_on(statement.opening, first, texts), texts.amount(magnitude(statement.opening))}};
    using enum MoveKind;
    for (const MoveKind kind : {charge, recalculation, refund, other})
        add_kind(rows, statement, kind, texts);
    if (!statement.payments.empty()) {
        const auto count = static_cast<std::int64_t>(statement.payments.size());
        rows.push_back({minus, texts.count<"hist.paid">(count), texts.amount(statement.paid)});
    }
    return rows;
}

}  // namespace kvitok::screens
