#include <array>

#include "net/wire/archive.h"
#include "net/wire/company.h"
#include "net/wire/words.h"

namespace kvitok::wire {
namespace {

constexpr std::array news_topics{
    Word<NewsTopic>{NewsTopic::other, "other"},     Word<NewsTopic>{NewsTopic::outage, "outage"},
    Word<NewsTopic>{NewsTopic::meeting, "meeting"}, Word<NewsTopic>{NewsTopic::yard, "yard"},
    Word<NewsTopic>{NewsTopic::charges, "charges"},
};

}  // namespace

std::string_view to_word(NewsTopic topic) {
    return word_of(topic, news_topics);
}

std::optional<NewsTopic> parse_news_topic(std::string_view word) {
    return value_of(word, news_topics);
}

void describe(Archive& archive, NewsTopic& value) {
    std::string text;
    if (!archive.is_reading()) text = to_word(value);
    archive.text(text, 1, 32);
    if (!archive.is_reading() || archive.has_failed()) return;
    if (const auto found = parse_news_topic(text)) {
        value = *found;
    } else {
        archive.fail(DecodeError::bad_value);
    }
}

void describe(Archive& archive, CompanyDetails& value) {
    Object(archive)
        .field("company", value.company)
        .text("kpp", value.kpp, 0, 9)
        .text("bank_account", value.bank_account, 0, 20)
        .text("bank_name", value.bank_name, 0, 256)
        .text("bic", value.bic, 0, 9)
        .text("corr_account", value.corr_account, 0, 20)
        .text("postcode", value.postcode, 0, 16)
        .field("office_address", value.office_address)
        .field("office_hours", value.office_hours)
        .text("phone", value.phone, 0, 32)
        .text("email", value.email, 0, 128)
        .text("code", value.code, 0, 2048);
}

void describe(Archive& archive, NewsArticle& value) {
    Object(archive).text("id", value.id, 1, 64).field("text", value.text);
}

void describe(Archive& archive, NewsMarks& value) {
    Object(archive).list("read", value.read, 0, max_news);
}

}  // namespace kvitok::wire
