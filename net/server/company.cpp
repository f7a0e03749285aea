// The company that keeps an account, and its news with their read marks.
#include <algorithm>

#include "net/server/bills.h"
#include "net/server/handlers.h"
#include "net/server/store_news.h"
#include "net/wire/company.h"

namespace kvitok::server {
namespace {

Response nobody_reads() {
    return refusal(wire::ErrorCode::not_signed_in, "nobody is signed in");
}

}  // namespace

int unread_news(Context& context, const std::string& user_id) {
    const auto bulletin =
        bulletin_of(context.store, context.house.id, context.now, context.today());
    const auto read = read_news(context.store, user_id, context.house.id);
    return static_cast<int>(
        std::count_if(bulletin.news.begin(), bulletin.news.end(), [&](const NewsItem& item) {
            return std::find(read.begin(), read.end(), item.id) == read.end();
        }));
}

Response get_requisites(Context& context, const Request& request, const std::string& number) {
    const auto own = own_account(context, request, number);
    if (!own) return own.error();
    const auto house = find_house(context.store, own->account.house_id);
    if (!house) return refusal(wire::ErrorCode::account_unknown, "no such account");
    const auto code = write_bill_code(requisites_code_of(own->account, *house));
    CompanyDetails details{.company = house->company,
                           .kpp = house->requisites.kpp,
                           .bank_account = house->requisites.bank_account,
                           .bank_name = house->requisites.bank_name,
                           .bic = house->requisites.bic,
                           .corr_account = house->requisites.corr_account,
                           .postcode = house->postcode,
                           .office_address = house->office_address,
                           .office_hours = house->office_hours,
                           .phone = house->dispatcher_phone,
                           .email = house->email,
                           .code = code.value_or("")};
    return answer(200, details);
}

Response get_news_article(Context& context, const std::string& id) {
    const auto article = find_article(context.store, context.house.id, id, context.today());
    if (!article) return refusal(wire::ErrorCode::not_found, "no such news");
    return answer(200, *article);
}

Response get_news_marks(Context& context, const Request& request) {
    const auto owner = owner_of(context, request);
    if (!owner) return nobody_reads();
    return answer(200, wire::NewsMarks{read_news(context.store, owner->user_id, context.house.id)});
}

Response post_news_read(Context& context, const Request& request, const std::string& id) {
    const auto owner = owner_of(context, request);
    if (!owner) return nobody_reads();
    if (!find_article(context.store, context.house.id, id, context.today()))
        return refusal(wire::ErrorCode::not_found, "no such news");
    mark_news_read(context.store, owner->user_id, id, context.now);
    return {.status = 204, .content_type = "", .body = "", .retry_after_s = 0};
}

}  // namespace kvitok::server
