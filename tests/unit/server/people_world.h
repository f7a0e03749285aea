// Residents who register, forget and change: requests with ids of their own, and the letters that
// come of them.
#pragma once

#include <regex>

#include "net/server/people.h"
#include "net/server/store_mail.h"
#include "net/server/store_users.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {

struct PeopleWorld : World {
    std::string fresh_id() { return random_hex(random, 16); }

    template <class Body>
    Response ask(std::string target, const Body& body, std::string bearer = {}) {
        return send("POST", std::move(target), wire::to_json(body), body.id, std::move(bearer));
    }
    Response open_page(std::string method, std::string target, std::string body = {},
                       std::string origin = "192.0.2.7") {
        Request request;
        request.listener = wire::Listener::open;
        request.method = std::move(method);
        request.target = std::move(target);
        request.body = std::move(body);
        request.origin = std::move(origin);
        return core.handle(request);
    }

    // The letter about a request; its text is empty when there is none.
    Letter letter(const std::string& reference) {
        const auto found = find_letter(*store, reference);
        return found ? found->letter : Letter{};
    }
    static std::string code_in(const Letter& letter) {
        std::smatch match;
        std::regex_search(letter.text, match, std::regex(": ([0-9]{6})\n"));
        return match[1];
    }
    // The path of the link.
    static std::string link_in(const Letter& letter) {
        std::smatch match;
        std::regex_search(letter.text, match, std::regex("https://localhost(/l/[0-9a-f]{64})\n"));
        return match[1];
    }
    static std::string another_code(const std::string& code) {
        return code == "000000" ? "000001" : "000000";
    }

    people::Application form() {
        return {fresh_id(),         Language::russian,       {"Сидорова", "Анна", "Олеговна"},
                "8 917 555-00-77",  "sidorova@mail.example", "sidorova",
                "Herbst-Kastanie 7"};
    }
    // The id of the request, whose letter is on its way.
    std::string registered(const people::Application& form) {
        EXPECT_EQ(ask("/v1/registrations", form).status, 201);
        return form.id;
    }
    Response enter_code(const std::string& id, const std::string& code) {
        return ask("/v1/registrations/code", wire::LetterCode{id, code});
    }
};

}  // namespace kvitok::server
