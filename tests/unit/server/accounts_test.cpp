#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;
using Accounts = World;

std::string bill(const std::string& account, const std::string& inn = "1600000000") {
    wire::BillQuery query;
    query.pers_acc = account;
    query.payee_inn = inn;
    query.personal_acc = "40702810600000000000";
    query.bic = "040000000";
    return wire::to_json(query);
}

TEST_F(Accounts, show_a_stranger_the_debt_but_neither_flat_nor_name) {
    const auto response = get("/v1/accounts/" + guide);
    EXPECT_EQ(response.status, 200);
    const auto summary = read<AccountSummary>(response);
    EXPECT_EQ(summary.balance, roubles(5589, 37));
    EXPECT_EQ(summary.charged_last, roubles(3195, 3));
    EXPECT_EQ(summary.address.street_and_house.russian, "ул. Гражданская, д. 12");
    EXPECT_EQ(summary.address.flat, "");
    EXPECT_EQ(summary.meters_waiting, 3);
    EXPECT_EQ(summary.readings_due, (Date{2026, 11, 25}));
    EXPECT_EQ(response.body.find("Сергей"), std::string::npos);
}

TEST_F(Accounts, that_do_not_exist_are_unknown_whatever_their_letters) {
    for (const std::string number :
         {"0000000000", "1", "01542087310154208731", "0154208731'--", "%27%20OR%201%3D1--",
          "%00%01%02", "0154%0a208731", "%D0%B0", "..%2f..%2f", "0154208731%00"}) {
        const auto response = get("/v1/accounts/" + number);
        EXPECT_EQ(response.status, 404) << number;
        EXPECT_NE(response.body.find("account_unknown"), std::string::npos) << number;
    }
}

TEST_F(Accounts, cannot_be_searched_for_by_the_thousand) {
    Response response;
    for (int i = 0; i < 60; ++i)
        EXPECT_EQ(error_of(get("/v1/accounts/9" + std::to_string(100000000 + i))),
                  ErrorCode::account_unknown);
    EXPECT_EQ(error_of(get("/v1/accounts/" + guide)), ErrorCode::too_many);
    clock.advance(std::chrono::minutes(61));
    EXPECT_EQ(get("/v1/accounts/" + guide).status, 200);
}

TEST_F(Accounts, are_found_by_the_code_of_their_bill) {
    const auto response = send("POST", "/v1/bills", bill(guide));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(read<AccountSummary>(response).number.digits, guide);
    EXPECT_EQ(send("POST", "/v1/bills", bill("0154 2087 31")).status, 200);
}

TEST_F(Accounts, are_not_found_by_the_bill_of_another_company) {
    EXPECT_EQ(error_of(send("POST", "/v1/bills", bill(guide, "7707083893"))),
              ErrorCode::other_company);
    EXPECT_EQ(error_of(send("POST", "/v1/bills", bill("' OR 1=1 --"))), ErrorCode::account_unknown);
    EXPECT_EQ(error_of(send("POST", "/v1/bills", "{\"pers_acc\":")), ErrorCode::bad_request);
}

TEST_F(Accounts, open_their_card_to_their_owner_only) {
    const std::string token = token_of(demo_user, demo_password);
    const auto card = read<AccountCard>(get("/v1/me/accounts/" + guide, token));
    EXPECT_EQ(card.payer.russian, "Сергей Викторович М.");
    EXPECT_EQ(card.summary.address.flat, "154");
    EXPECT_EQ(to_plain(card.area), "50.5");
    EXPECT_EQ(card.tenure, Tenure::municipal);
    EXPECT_EQ(card.charges.total, roubles(3195, 3));
    EXPECT_EQ(error_of(get("/v1/me/accounts/" + neighbour, token)), ErrorCode::account_unknown);
    EXPECT_EQ(error_of(get("/v1/me/accounts/0000000000", token)), ErrorCode::account_unknown);
    EXPECT_EQ(error_of(get("/v1/me/accounts/" + guide)), ErrorCode::not_signed_in);
    EXPECT_EQ(error_of(get("/v1/me/accounts/" + guide, "0123")), ErrorCode::not_signed_in);
}

TEST_F(Accounts, of_an_owner_come_with_debt_and_overpayment) {
    const auto signed_in = read<wire::SignedIn>(sign_in(demo_user, demo_password));
    ASSERT_EQ(signed_in.accounts.size(), 2u);
    EXPECT_EQ(signed_in.accounts[0].balance, roubles(5589, 37));
    EXPECT_EQ(signed_in.accounts[1].balance, -roubles(412, 60));
    EXPECT_EQ(signed_in.accounts[1].address.flat, "31");
    const auto list = read<wire::AccountList>(get("/v1/me/accounts", signed_in.user.token));
    EXPECT_EQ(list.accounts, signed_in.accounts);
}

TEST_F(Accounts, show_the_serials_of_their_meters_to_the_owner_only) {
    const std::string path = "/v1/accounts/" + guide + "/meters";
    const auto stranger = read<wire::MeterList>(get(path));
    ASSERT_EQ(stranger.meters.size(), 4u);
    EXPECT_EQ(stranger.meters[0].serial, "•• 4417");
    EXPECT_EQ(stranger.window, (ReadingWindow{15, 25}));
    const auto owner = read<wire::MeterList>(get(path, token_of(demo_user, demo_password)));
    EXPECT_EQ(owner.meters[0].serial, "18-204417");
    const auto foreign =
        read<wire::MeterList>(get(path, token_of(demo_neighbour, demo_neighbour_password)));
    EXPECT_EQ(foreign.meters[0].serial, "•• 4417");
}

TEST_F(Accounts, belong_to_a_house_with_news_and_a_banner_until_the_outage_is_over) {
    auto house = read<wire::House>(get("/v1/house"));
    EXPECT_EQ(house.notice.company.company.russian, "ОАО «Камал»");
    EXPECT_EQ(house.notice.news.size(), 7u);
    EXPECT_EQ(house.notice.news.front().topic, NewsTopic::meeting);
    EXPECT_EQ(house.notice.email, "uk@kamal.example");
    ASSERT_TRUE(house.notice.outage_when);
    EXPECT_EQ(house.notice.outage_when->russian, "25 ноября, 9:00–17:00");
    EXPECT_EQ(house.notice.outage_what->english, "no hot water");
    EXPECT_EQ(house.pay_max, roubles(60000));
    EXPECT_EQ(house.server_time, clock.now);
    clock.advance(std::chrono::hours(24 * 4));
    house = read<wire::House>(get("/v1/house"));
    EXPECT_FALSE(house.notice.outage_when);
}

TEST_F(Accounts, are_closed_to_a_terminal_that_is_not_on_the_list) {
    Request request;
    request.method = "GET";
    request.target = "/v1/accounts/" + guide;
    request.device = "terminal-0666";
    EXPECT_EQ(error_of(core.handle(request)), ErrorCode::forbidden);
    request.device = "";
    EXPECT_EQ(error_of(core.handle(request)), ErrorCode::forbidden);
}

TEST_F(Accounts, are_not_served_on_the_open_and_the_operators_listener) {
    for (const auto listener : {wire::Listener::open, wire::Listener::operators}) {
        Request request;
        request.listener = listener;
        request.method = "GET";
        request.target = "/v1/accounts/" + guide;
        request.device = demo_device;
        EXPECT_EQ(core.handle(request).status, 404);
        request.target = "/health";
        EXPECT_EQ(core.handle(request).status, 200);
    }
    EXPECT_EQ(send("PUT", "/v1/house").status, 405);
    EXPECT_EQ(send("GET", "/v1/accounts").status, 404);
}

}  // namespace
}  // namespace kvitok::server
