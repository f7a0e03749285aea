// Holds openapi.yaml and schemas.yaml together with the table of endpoints and the codec.
#include <map>

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>
#include <nlohmann/json.hpp>

#include "net/wire/endpoints.h"
#include "tests/source_folder.h"
#include "tests/unit/wire/samples.h"

namespace kvitok::wire {
namespace {

using Json = nlohmann::json;

YAML::Node load(const std::string& file) {
    return YAML::LoadFile(test::source_folder() / "net/wire" / file);
}

const YAML::Node& schemas() {
    static const YAML::Node page = load("schemas.yaml");
    return page;
}

YAML::Node resolved(const YAML::Node& schema) {
    const YAML::Node& given = schema;
    if (!given["$ref"]) return given;
    const auto ref = given["$ref"].as<std::string>();
    const YAML::Node& page = schemas();
    return page[ref.substr(ref.find("#/") + 2)];
}

std::string type_of(const YAML::Node& schema) {
    return schema["type"] ? schema["type"].as<std::string>() : "";
}

bool is_required(const YAML::Node& schema, const std::string& key) {
    for (const auto& each : schema["required"])
        if (each.as<std::string>() == key) return true;
    return false;
}

// Calls visit(where, value, its schema, is required) with every value of a full message.
template <class Visit>
void walk(const Json& value, const YAML::Node& given, const std::string& where,
          const Json::json_pointer& pointer, bool required, const Visit& visit) {
    const YAML::Node schema = resolved(given);
    visit(where, pointer, value, schema, required);
    if (type_of(schema) == "object") {
        for (const auto& [key, child] : value.items()) {
            ASSERT_TRUE(schema["properties"][key]) << where << "." << key << " is not on the page";
            walk(child, schema["properties"][key], where + "." + key, pointer / key,
                 is_required(schema, key), visit);
        }
    }
    if (type_of(schema) == "array") {
        std::size_t index = 0;
        for (const Json& child : value)
            walk(child, schema["items"], where + "[]", pointer / index++, true, visit);
    }
}

template <class Visit>
void walk_all(Visit visit) {
    samples::for_each_message([&](const char* name, const auto& message) {
        using T = std::decay_t<decltype(message)>;
        const Json root = Json::parse(to_json(message));
        const auto decodes = [](const Json& changed) {
            return from_json<T>(changed.dump()).has_value();
        };
        ASSERT_TRUE(schemas()[name]) << name << " has no schema";
        walk(root, schemas()[name], name, Json::json_pointer{}, true,
             [&](const std::string& where, const Json::json_pointer& pointer, const Json& value,
                 const YAML::Node& schema,
                 bool required) { visit(where, root, pointer, value, schema, required, decodes); });
    });
}

Json with(Json root, const Json::json_pointer& pointer, Json value) {
    root[pointer] = std::move(value);
    return root;
}

TEST(OpenApi, has_the_paths_of_the_table_and_no_others) {
    std::map<std::string, std::string> page;
    const YAML::Node openapi = load("openapi.yaml");
    for (const auto& path : openapi["paths"]) {
        for (const auto& operation : path.second) {
            std::string method = operation.first.as<std::string>();
            for (char& c : method) c = static_cast<char>(std::toupper(c));
            const std::string what = method + " " + path.first.as<std::string>() + " ";
            const YAML::Node& body = operation.second;
            page[body["operationId"].as<std::string>()] =
                what + body["x-listener"].as<std::string>();
            // One path cannot hold two operations of one method, but two listeners can.
            if (const YAML::Node also = body["x-also"])
                page[also["operationId"].as<std::string>()] =
                    what + also["listener"].as<std::string>();
        }
    }
    std::map<std::string, std::string> table;
    for (const Endpoint& each : endpoints) {
        constexpr const char* listeners[] = {"devices", "open", "operators"};
        table[std::string{each.operation}] = std::string{to_word(each.method)} + " " +
                                             std::string{each.pattern} + " " +
                                             listeners[static_cast<int>(each.listener)];
    }
    EXPECT_EQ(page, table);
}

TEST(OpenApi, says_an_idempotency_key_of_whatever_moves_money_or_a_reading) {
    const YAML::Node openapi = load("openapi.yaml");
    for (const char* path : {"/v1/readings", "/v1/payments", "/v1/refunds"}) {
        const YAML::Node parameters = openapi["paths"][path]["post"]["parameters"];
        ASSERT_TRUE(parameters) << path;
        EXPECT_EQ(parameters[0]["$ref"].as<std::string>(),
                  "#/components/parameters/IdempotencyKey");
    }
}

TEST(OpenApi, points_only_at_what_exists) {
    const YAML::Node openapi = load("openapi.yaml");
    const std::function<void(const YAML::Node&)> follow = [&](const YAML::Node& node) {
        if (node.IsMap() && node["$ref"]) {
            const auto ref = node["$ref"].as<std::string>();
            const auto hash = ref.find("#/");
            ASSERT_NE(hash, std::string::npos) << ref;
            YAML::Node target = hash == 0 ? YAML::Clone(openapi) : YAML::Clone(schemas());
            std::istringstream parts(ref.substr(hash + 2));
            for (std::string part; std::getline(parts, part, '/');) {
                ASSERT_TRUE(target[part]) << ref;
                target.reset(target[part]);
            }
        }
        if (node.IsMap())
            for (const auto& each : node) follow(each.second);
        if (node.IsSequence())
            for (const auto& each : node) follow(each);
    };
    follow(openapi);
}

TEST(OpenApi, lists_every_field_that_is_written_and_no_other) {
    walk_all([](const std::string& where, const Json&, const Json::json_pointer&, const Json& value,
                const YAML::Node& schema, bool, const auto&) {
        if (type_of(schema) != "object") return;
        for (const auto& property : schema["properties"])
            EXPECT_TRUE(value.contains(property.first.as<std::string>()))
                << where << "." << property.first.as<std::string>() << " is not written";
        for (const auto& key : schema["required"])
            EXPECT_TRUE(schema["properties"][key.as<std::string>()])
                << where << " requires an unknown " << key.as<std::string>();
    });
}

TEST(OpenApi, requires_exactly_what_the_codec_requires) {
    walk_all([](const std::string& where, const Json& root, const Json::json_pointer& pointer,
                const Json&, const YAML::Node&, bool required, const auto& decodes) {
        if (pointer.empty() || where.ends_with("[]")) return;
        Json changed = root;
        changed[pointer.parent_pointer()].erase(pointer.back());
        EXPECT_EQ(decodes(changed), !required) << where;
        EXPECT_EQ(decodes(with(root, pointer, nullptr)), !required) << where << " = null";
    });
}

TEST(OpenApi, gives_every_value_the_type_that_the_codec_insists_on) {
    walk_all([](const std::string& where, const Json& root, const Json::json_pointer& pointer,
                const Json& value, const YAML::Node& schema, bool, const auto& decodes) {
        const std::string type = type_of(schema);
        EXPECT_TRUE(
            value.is_object() == (type == "object") && value.is_array() == (type == "array") &&
            value.is_string() == (type == "string") && value.is_boolean() == (type == "boolean") &&
            value.is_number_integer() == (type == "integer"))
            << where << " is not " << type;
        for (const Json& other :
             {Json::object(), Json::array(), Json("x"), Json(true), Json(7), Json(1.5)}) {
            if (other.type_name() == std::string_view{value.type_name()} &&
                !other.is_number_float())
                continue;
            EXPECT_FALSE(decodes(with(root, pointer, other))) << where << " = " << other;
        }
    });
}

TEST(OpenApi, states_the_limits_that_the_codec_keeps) {
    walk_all([](const std::string& where, const Json& root, const Json::json_pointer& pointer,
                const Json& value, const YAML::Node& schema, bool, const auto& decodes) {
        const auto takes = [&](const Json& other) { return decodes(with(root, pointer, other)); };
        if (const YAML::Node most = schema["maxLength"]) {
            const auto length = most.as<std::size_t>();
            EXPECT_TRUE(takes(std::string(length, 'a'))) << where;
            EXPECT_FALSE(takes(std::string(length + 1, 'a'))) << where;
        }
        if (type_of(schema) == "string" && schema["maxLength"]) {
            const auto least = schema["minLength"] ? schema["minLength"].as<std::size_t>() : 0;
            EXPECT_EQ(takes(""), least == 0) << where;
        }
        if (type_of(schema) == "integer") {
            const auto least = schema["minimum"].as<std::int64_t>();
            const auto most = schema["maximum"].as<std::int64_t>();
            EXPECT_TRUE(takes(least) && takes(most)) << where;
            EXPECT_FALSE(takes(least - 1)) << where;
            EXPECT_FALSE(takes(static_cast<std::uint64_t>(most) + 1)) << where;
        }
        if (schema["enum"] && where != "Error.error") {
            EXPECT_FALSE(takes("a word that nobody knows")) << where;
            for (const auto& word : schema["enum"])
                EXPECT_TRUE(takes(word.as<std::string>())) << where << " " << word;
        }
        if (type_of(schema) == "array") {
            const auto least = schema["minItems"] ? schema["minItems"].as<std::size_t>() : 0;
            Json list = Json::array();
            for (std::size_t i = 0; i < least; ++i) list.push_back(value[0]);
            EXPECT_TRUE(takes(list)) << where;
            if (least > 0) {
                EXPECT_FALSE(takes(Json::array())) << where;
            }
            while (list.size() < schema["maxItems"].as<std::size_t>()) list.push_back(value[0]);
            EXPECT_TRUE(takes(list)) << where;
            list.push_back(value[0]);
            EXPECT_FALSE(takes(list)) << where;
        }
    });
}

TEST(OpenApi, knows_every_error_word_of_the_program) {
    std::size_t count = 0;
    for (const auto& word : schemas()["ErrorCode"]["enum"]) {
        const auto text = word.as<std::string>();
        EXPECT_EQ(to_word(parse_error_code(text)), text);
        ++count;
    }
    EXPECT_EQ(count, static_cast<std::size_t>(ErrorCode::other) + 1);
}

}  // namespace
}  // namespace kvitok::wire
