#include "net/server/store_appeals.h"
#include "net/server/store_services.h"
#include "net/wire/appeals.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

struct Services : World {
    const std::string token = token_of(demo_user, demo_password);
    const std::string foreign = token_of(demo_neighbour, demo_neighbour_password);
    const std::string path = "/v1/me/accounts/" + guide + "/services";

    ServiceCatalogue catalogue() { return read<ServiceCatalogue>(get(path, token)); }
    wire::RequestPost wish() {
        return {random_hex(random, 16), {guide}, "socket", {2026, 11, 25}, {13, 17}};
    }
    Response post(const wire::RequestPost& wish, const std::string& by) {
        return send("POST", "/v1/me/requests", wire::to_json(wish), wish.id, by);
    }
    Response cancel(const std::string& id, const std::string& by) {
        return send("POST", "/v1/me/requests/" + id + "/cancel", {}, {}, by);
    }
};

TEST_F(Services, have_prices_days_that_are_worked_and_hours) {
    const auto all = catalogue();
    EXPECT_EQ(all.offers.size(), 8u);
    EXPECT_EQ(all.offers[0].price, roubles(1850));
    EXPECT_TRUE(all.offers[2].price_from);
    EXPECT_EQ(all.year, 2026);
    // From Monday 23 November on; the weekend is left out.
    EXPECT_EQ(all.days, (std::vector<Date>{{2026, 11, 23},
                                           {2026, 11, 24},
                                           {2026, 11, 25},
                                           {2026, 11, 26},
                                           {2026, 11, 27},
                                           {2026, 11, 30}}));
    EXPECT_EQ(all.hours.size(), 3u);
    ASSERT_EQ(all.requests.size(), 1u);
    EXPECT_EQ(all.requests[0].state, RequestState::done);
    EXPECT_FALSE(all.requests[0].can_cancel);
}

TEST_F(Services, are_ordered_once_however_often_it_is_sent) {
    const auto wish = this->wish();
    const auto response = post(wish, token);
    EXPECT_EQ(response.status, 201);
    const auto request = read<ServiceRequest>(response);
    EXPECT_EQ(request.number, 319);
    EXPECT_EQ(request.title.russian, "Замена розетки");
    EXPECT_EQ(request.price, roubles(350));
    EXPECT_TRUE(request.can_cancel);
    EXPECT_EQ(post(wish, token).status, 200);
    auto other = wish;
    other.offer = "mixer";
    EXPECT_EQ(error_of(post(other, token)), ErrorCode::id_reused);
    EXPECT_EQ(catalogue().requests.size(), 2u);
}

TEST_F(Services, come_only_when_and_as_they_are_offered) {
    const auto refused = [&](auto change) {
        auto bad = wish();
        change(bad);
        EXPECT_EQ(error_of(post(bad, token)), ErrorCode::bad_request);
    };
    refused([](auto& it) { it.date = {2026, 11, 28}; });  // Saturday
    refused([](auto& it) { it.date = {2026, 11, 22}; });  // today
    refused([](auto& it) { it.date = {2027, 11, 23}; });
    refused([](auto& it) { it.hours = {0, 24}; });
    refused([](auto& it) { it.offer = "palace"; });
    EXPECT_EQ(catalogue().requests.size(), 1u);
    const auto wish = this->wish();
    EXPECT_EQ(error_of(send("POST", "/v1/me/requests", wire::to_json(wish), {}, token)),
              ErrorCode::bad_request);
    auto impossible = wire::to_json(wish);
    impossible.replace(impossible.find("2026-11-25"), 10, "2026-02-31");
    EXPECT_EQ(error_of(send("POST", "/v1/me/requests", impossible, wish.id, token)),
              ErrorCode::bad_request);
}

TEST_F(Services, can_be_cancelled_until_the_day_before) {
    const auto wish = this->wish();
    post(wish, token);
    EXPECT_EQ(read<ServiceRequest>(cancel(wish.id, token)).state, RequestState::cancelled);
    EXPECT_EQ(cancel(wish.id, token).status, 200);
    auto late = this->wish();
    late.date = {2026, 11, 23};
    post(late, token);
    clock.now = from_local({{2026, 11, 23}, 8, 0, 0}, demo_utc_offset_minutes);
    const std::string later = token_of(demo_user, demo_password);
    EXPECT_EQ(error_of(cancel(late.id, later)), ErrorCode::in_progress);
    const auto all = read<ServiceCatalogue>(get(path, later));
    EXPECT_EQ(error_of(cancel(all.requests.back().id, later)), ErrorCode::in_progress);
}

TEST_F(Services, ordered_by_somebody_are_nobody_elses) {
    const auto wish = this->wish();
    post(wish, token);
    EXPECT_EQ(error_of(get(path, foreign)), ErrorCode::account_unknown);
    EXPECT_EQ(error_of(get(path)), ErrorCode::not_signed_in);
    EXPECT_EQ(error_of(post(this->wish(), foreign)), ErrorCode::account_unknown);
    const auto theirs = cancel(wish.id, foreign);
    EXPECT_EQ(error_of(theirs), ErrorCode::not_found);
    EXPECT_EQ(theirs.body, cancel(std::string(32, 'f'), foreign).body);
    EXPECT_EQ(error_of(cancel(wish.id, {})), ErrorCode::not_signed_in);
}

TEST_F(Services, follow_what_the_company_says) {
    const auto wish = this->wish();
    post(wish, token);
    set_request_state(*store, wish.id, RequestState::accepted, {"придёт мастер", "a fitter comes"});
    const auto request = catalogue().requests.front();
    EXPECT_EQ(request.state, RequestState::accepted);
    EXPECT_TRUE(request.can_cancel);
    EXPECT_EQ(request.note.russian, "придёт мастер");
}

struct Reports : World {
    Response report(const wire::ReportPost& post) {
        return send("POST", "/v1/reports", wire::to_json(post), post.id);
    }
};

TEST_F(Reports, are_kept_once_without_a_person) {
    const wire::ReportPost post{random_hex(random, 16), "meters", "Опечатка: «счётчк»"};
    EXPECT_EQ(report(post).status, 201);
    EXPECT_EQ(report(post).status, 200);
    EXPECT_EQ(error_of(report({post.id, "meters", "Другое"})), ErrorCode::id_reused);
    const auto all = all_reports(*store);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].screen, "meters");
    EXPECT_EQ(all[0].device, demo_device);
}

TEST_F(Reports, are_refused_when_they_say_nothing_or_come_by_the_dozen) {
    EXPECT_EQ(error_of(report({random_hex(random, 16), "meters", "  "})), ErrorCode::bad_request);
    EXPECT_EQ(error_of(report({random_hex(random, 16), "", "Опечатка"})), ErrorCode::bad_request);
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(report({random_hex(random, 16), "home", "Опечатка"}).status, 201);
    EXPECT_EQ(error_of(report({random_hex(random, 16), "home", "Опечатка"})), ErrorCode::too_many);
    clock.advance(std::chrono::minutes(61));
    EXPECT_EQ(report({random_hex(random, 16), "home", "Опечатка"}).status, 201);
}

}  // namespace
}  // namespace kvitok::server
