// The acquirer MONETA: СБП codes through its MerchantAPI, card payments on its own page, notices
// with its signature. The money of cards at the terminal is another bank's: given back there.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "net/http/exchange.h"
#include "net/server/acquirer.h"
#include "net/server/moneta.h"

namespace kvitok::server {

struct MonetaConfig {
    std::string shop;            // MNT_ID: the account that is paid into
    std::string sbp_payer;       // the acquirer's account of СБП payers; empty: no СБП
    std::string assistant;       // address of the page for cards; empty: no such payment
    std::string integrity_code;  // signs; never leaves the server
    moneta::Login login;
    std::string service_path = "/services";
    bool test_mode = false;
};
// Reads it from a JSON text with the names above ("user" and "password" for the
// login; "mode": "test" for tests). Throws
// std::invalid_argument.
MonetaConfig moneta_config_of(std::string_view json);

// Where it is: "address" and "ca_file" of the same text. Throws std::invalid_argument.
struct MonetaReach {
    std::string address;  // "https://www.moneta.ru"
    std::string ca_file;  // PEM
};
MonetaReach moneta_reach_of(std::string_view json);

class MonetaAcquirer : public Acquirer {
public:
    using MakeExchange = std::function<std::unique_ptr<http::Exchange>()>;

    // Makes as many exchanges as calls run at once. `cards` gives back what cards paid; it outlives
    // this.
    MonetaAcquirer(MonetaConfig config, MakeExchange make_exchange, Acquirer& cards);

    RefundResult refund(const PaymentId& payment, const Approval& approval) override;
    bool offers(PhoneMethod method) const override;
    tl::expected<PhoneOrderTaken, AcquirerError> order(const PhoneOrder& order) override;
    tl::expected<Operation, AcquirerError> find(const PaymentId& payment) override;
    tl::expected<void, AcquirerError> cancel(const PaymentId& payment,
                                             const std::string& operation) override;
    tl::expected<Notice, NoticeError> read_notice(std::string_view form) const override;
    std::string reply_to(const Notice& notice, NoticeAnswer said,
                         std::string_view contact) const override;

private:
    tl::expected<std::string, AcquirerError> call(std::string body);

    const MonetaConfig config_;
    const MakeExchange make_exchange_;
    Acquirer& cards_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<http::Exchange>> idle_;
};

}  // namespace kvitok::server
