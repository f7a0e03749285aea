// A pretend acquirer and the resident's phone: MONETA's interface as its documents describe it,
// with a parser and signatures of its own that the server shares nothing with. It lives in the
// desk's process; the server reaches it through the seam of the network, and hears its notices at
// its open listener. What it knows outlives a power cut. Any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "kiosk/domain/clock.h"
#include "net/http/exchange.h"

namespace kvitok::desk {

class PhoneBank {
public:
    static constexpr auto shop = "54600817";
    static constexpr auto sbp_payer = "364";
    static constexpr auto assistant = "https://moneta.example/assistant.htm";
    static constexpr auto integrity_code = "desk-7f3a";

    // `memory` is the file of what it knows. `clock` outlives it.
    PhoneBank(std::filesystem::path memory, const Clock& clock);

    // The server's way to it.
    std::unique_ptr<http::Exchange> make_exchange();
    // Its way to the server's open listener; nothing while there is no server.
    void connect(std::unique_ptr<http::Exchange> server);

    // What the phone's camera sees on the terminal's screen; empty for nothing.
    void look_at(std::string code);
    // pay, decline: the code that the camera sees, or saw last. refund: the last that was paid.
    // settle: what hangs between payer and company comes through. fault: no-notice, double-notice,
    // wrong-signature, late, stuck, silent or off. page: what the phone shows. What is then to be
    // seen, or an error sentence.
    tl::expected<std::string, std::string> operate(std::string_view verb,
                                                   std::string_view argument);
    // Sends the notices whose time has come.
    void tick();

    // The answer to a request of the server; empty when it says nothing.
    std::string answer(const std::string& body);
    bool is_silent() const;

private:
    struct Operation {
        std::int64_t id = 0;
        std::string transaction;
        std::string amount;  // "5589.37"
        std::string status;
        std::string code;
        std::int64_t notice_at = 0;  // 0: none is due
        int notices = 0;             // how many times
        bool wrong_signature = false;
    };
    using Done = tl::expected<std::string, std::string>;

    nlohmann::json invoice(const nlohmann::json& request);
    nlohmann::json list(const nlohmann::json& request) const;
    nlohmann::json cancel(const nlohmann::json& request);
    Operation* seen_operation();
    Operation* open_page(const std::string& address);
    Done pay();
    Done decline();
    Done refund();
    Done settle();
    bool accepted(const Operation& operation, std::string_view command) const;
    std::string form_of(const Operation& operation, std::string_view command) const;
    void send_notice(std::int64_t id);
    void save() const;
    void load();

    const std::filesystem::path memory_;
    const Clock& clock_;
    mutable std::mutex mutex_;
    std::vector<Operation> operations_;
    std::string seen_;
    std::string fault_;
    mutable std::mutex wire_;  // one notice at a time
    std::unique_ptr<http::Exchange> server_;
};

}  // namespace kvitok::desk
