#include "net/wire/endpoints.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace kvitok::wire {
namespace {

TEST(Endpoints, every_path_leads_back_to_its_endpoint) {
    for (const Endpoint& each : endpoints) {
        const auto parameters = std::ranges::count(each.pattern, '{');
        const std::string parameter = parameters > 0 ? "0154208731" : "";
        const std::string second = parameters > 1 ? "2026-10" : "";
        const auto found =
            route(each.listener, to_word(each.method), path_of(each.name, parameter, second));
        ASSERT_TRUE(found.has_value()) << each.operation;
        EXPECT_EQ(found->name, each.name) << each.operation;
        EXPECT_EQ(found->parameter, parameter) << each.operation;
        EXPECT_EQ(found->second, second) << each.operation;
    }
}

TEST(Endpoints, names_and_operations_are_unique) {
    std::set<EndpointName> names;
    std::set<std::string_view> operations;
    for (const Endpoint& each : endpoints) {
        EXPECT_TRUE(names.insert(each.name).second) << each.operation;
        EXPECT_TRUE(operations.insert(each.operation).second) << each.operation;
    }
}

TEST(Endpoints, a_listener_knows_only_its_own_paths) {
    EXPECT_FALSE(route(Listener::open, "GET", "/v1/house").has_value());
    EXPECT_FALSE(route(Listener::operators, "GET", "/v1/house").has_value());
    EXPECT_FALSE(route(Listener::devices, "GET", "/metrics").has_value());
    EXPECT_FALSE(route(Listener::open, "GET", "/metrics").has_value());
    EXPECT_EQ(route(Listener::open, "GET", "/health")->name, EndpointName::open_health);
    EXPECT_EQ(route(Listener::operators, "GET", "/health")->name, EndpointName::operators_health);
}

TEST(Endpoints, a_known_path_with_another_method_is_told_apart) {
    EXPECT_EQ(route(Listener::devices, "PUT", "/v1/house").error(), RouteError::method_not_allowed);
    EXPECT_EQ(route(Listener::devices, "get", "/v1/house").error(), RouteError::method_not_allowed);
    EXPECT_EQ(route(Listener::devices, "GET", "/v2/house").error(), RouteError::not_found);
}

TEST(Endpoints, an_odd_target_is_not_found) {
    for (const char* target :
         {"", "/", "v1/house", "/v1/house/", "//v1/house", "/v1/accounts/", "/v1/accounts",
          "/v1/accounts//meters", "/v1/accounts/1/2", "/v1/accounts/1/meters/", "/v1/accounts/%",
          "/v1/accounts/%4", "/v1/accounts/%zz", "/V1/house", "/v1/accounts/../house",
          "https://host/v1/house"})
        EXPECT_FALSE(route(Listener::devices, "GET", target).has_value()) << target;
    EXPECT_FALSE(
        route(Listener::devices, "GET", "/v1/accounts/" + std::string(65, '1')).has_value());
    EXPECT_TRUE(
        route(Listener::devices, "GET", "/v1/accounts/" + std::string(64, '1')).has_value());
}

TEST(Endpoints, a_query_is_cut_off) {
    EXPECT_EQ(route(Listener::devices, "GET", "/v1/house?x=/v1/bills")->name, EndpointName::house);
}

TEST(Endpoints, a_parameter_travels_whatever_it_holds) {
    const std::string odd = "a/b?c#d %41\xD0\x96'--;";
    const std::string path = path_of(EndpointName::account, odd);
    EXPECT_EQ(path.find_first_of(" ?#'"), std::string::npos) << path;
    const auto found = route(Listener::devices, "GET", path);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->parameter, odd);
}

TEST(Endpoints, a_missing_parameter_is_our_mistake) {
    EXPECT_DEATH((void)path_of(EndpointName::account), "parameter");
    EXPECT_DEATH((void)path_of(EndpointName::house, "1"), "parameter");
    EXPECT_DEATH((void)path_of(EndpointName::account, "1", "2"), "parameter");
}

}  // namespace
}  // namespace kvitok::wire
