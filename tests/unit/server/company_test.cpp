#include "net/wire/company.h"
#include "kiosk/domain/bill_code.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;
using Company = World;

TEST_F(Company, tells_its_bank_details_to_the_owner_of_an_account_with_a_code_that_reads_back) {
    const std::string token = token_of(demo_user, demo_password);
    const auto details =
        read<CompanyDetails>(get("/v1/me/accounts/" + guide + "/requisites", token));
    EXPECT_EQ(details.company.company.russian, "ОАО «Камал»");
    EXPECT_EQ(details.kpp, "160001001");
    EXPECT_EQ(details.email, "uk@kamal.example");
    EXPECT_EQ(details.postcode, "422980");
    const auto code = parse_bill_code(details.code);
    ASSERT_TRUE(code.has_value());
    EXPECT_EQ(code->value("PersonalAcc"), details.bank_account);
    EXPECT_EQ(code->value("BIC"), details.bic);
    EXPECT_EQ(code->value("PersAcc"), guide);
    EXPECT_FALSE(code->sum());
}

TEST_F(Company, tells_nobody_else) {
    const std::string token = token_of(demo_user, demo_password);
    const auto foreign = get("/v1/me/accounts/" + neighbour + "/requisites", token);
    const auto nowhere = get("/v1/me/accounts/0000000000/requisites", token);
    EXPECT_EQ(error_of(foreign), ErrorCode::account_unknown);
    EXPECT_EQ(foreign.body, nowhere.body);
    EXPECT_EQ(error_of(get("/v1/me/accounts/" + guide + "/requisites")), ErrorCode::not_signed_in);
}

TEST_F(Company, has_news_with_whole_texts_for_anybody_at_the_terminal) {
    const auto article = read<NewsArticle>(get("/v1/news/2026-11-20-meeting"));
    EXPECT_NE(article.text.russian.find("совета дома"), std::string::npos);
    EXPECT_NE(article.text.english.find("house council"), std::string::npos);
    EXPECT_EQ(error_of(get("/v1/news/2026-13-01-none")), ErrorCode::not_found);
}

TEST_F(Company, keeps_what_is_not_news_yet_to_itself) {
    clock.now = from_local({{2026, 11, 19}, 12, 0, 0}, demo_utc_offset_minutes);
    EXPECT_EQ(error_of(get("/v1/news/2026-11-20-meeting")), ErrorCode::not_found);
    EXPECT_EQ(get("/v1/news/2026-11-12-lamps").status, 200);
}

TEST_F(Company, remembers_for_each_reader_what_was_read_and_counts_the_rest) {
    const std::string token = token_of(demo_user, demo_password);
    const auto unread = [&] {
        return read<AccountCard>(get("/v1/me/accounts/" + guide, token)).unread_news;
    };
    const int before = unread();
    EXPECT_EQ(before, 7);
    const std::string path = "/v1/me/news/2026-11-20-meeting/read";
    EXPECT_EQ(send("POST", path, {}, {}, token).status, 204);
    EXPECT_EQ(send("POST", path, {}, {}, token).status, 204);
    EXPECT_EQ(unread(), before - 1);
    EXPECT_EQ(read<wire::NewsMarks>(get("/v1/me/news", token)).read,
              std::vector<std::string>{"2026-11-20-meeting"});
    const std::string other = token_of(demo_neighbour, demo_neighbour_password);
    EXPECT_TRUE(read<wire::NewsMarks>(get("/v1/me/news", other)).read.empty());
}

TEST_F(Company, marks_nothing_for_a_stranger_and_nothing_that_is_not_there) {
    EXPECT_EQ(error_of(send("POST", "/v1/me/news/2026-11-20-meeting/read")),
              ErrorCode::not_signed_in);
    EXPECT_EQ(error_of(get("/v1/me/news")), ErrorCode::not_signed_in);
    const std::string token = token_of(demo_user, demo_password);
    EXPECT_EQ(error_of(send("POST", "/v1/me/news/nothing/read", {}, {}, token)),
              ErrorCode::not_found);
}

}  // namespace
}  // namespace kvitok::server
