// Whatever the bytes, a decoder answers; what it accepts, it can write and read again.
#include <random>

#include <gtest/gtest.h>

#include "net/wire/endpoints.h"
#include "tests/unit/wire/samples.h"

namespace kvitok::wire {
namespace {

template <class T>
void feed(std::string_view bytes) {
    const auto decoded = from_json<T>(bytes);
    if (!decoded) return;
    const auto again = from_json<T>(to_json(*decoded));
    ASSERT_TRUE(again.has_value()) << bytes;
    ASSERT_EQ(*again, *decoded) << bytes;
}

void feed_all(std::string_view bytes) {
    samples::for_each_message(
        [&](const char*, const auto& message) { feed<std::decay_t<decltype(message)>>(bytes); });
}

std::string random_bytes(std::mt19937_64& random, std::size_t length, std::string_view alphabet) {
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i)
        bytes +=
            alphabet.empty() ? static_cast<char>(random()) : alphabet[random() % alphabet.size()];
    return bytes;
}

std::string mutated(std::mt19937_64& random, std::string text) {
    constexpr std::string_view alphabet = "{}[]\":,\\0123456789.-+eEtruefalsn \xD0\x96\xff";
    for (auto changes = 1 + random() % 4; changes > 0; --changes) {
        if (text.empty()) return text;
        const std::size_t at = random() % text.size();
        switch (random() % 4) {
            case 0:
                text[at] = alphabet[random() % alphabet.size()];
                break;
            case 1:
                text.erase(at, 1 + random() % 8);
                break;
            case 2:
                text.insert(at, 1, alphabet[random() % alphabet.size()]);
                break;
            default:
                text.insert(at, text.substr(random() % text.size(), random() % 40));
        }
    }
    return text;
}

TEST(RandomBytes, decoders_survive_noise) {
    std::mt19937_64 random(20'261'122);
    for (int i = 0; i < 1500; ++i) {
        feed_all(random_bytes(random, random() % 64, ""));
        feed_all(random_bytes(random, random() % 64, "{}[]\":,\\u0n1.e-"));
    }
}

TEST(RandomBytes, decoders_survive_messages_that_were_damaged) {
    std::mt19937_64 random(354);
    samples::for_each_message([&](const char*, const auto& message) {
        const std::string text = to_json(message);
        for (int i = 0; i < 600; ++i) feed<std::decay_t<decltype(message)>>(mutated(random, text));
    });
}

TEST(RandomBytes, no_message_is_taken_for_another_with_a_crash) {
    samples::for_each_message([](const char*, const auto& message) { feed_all(to_json(message)); });
}

TEST(RandomBytes, routes_survive_noise) {
    std::mt19937_64 random(155);
    for (int i = 0; i < 20'000; ++i) {
        const std::string target = "/v1/" + random_bytes(random, random() % 40, "acounts/%012fA?.");
        (void)route(Listener::devices, "GET", target);
        (void)route(Listener::devices, "POST", random_bytes(random, random() % 40, ""));
    }
}

}  // namespace
}  // namespace kvitok::wire
