// Bulk writing into the store: what the billing system hands over, and the demo. Prepared once,
// used for many rows, inside the caller's transaction. See store.h for the rules.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/domain/people.h"
#include "net/server/store_accounts.h"
#include "net/server/store_house.h"
#include "net/server/store_ledger.h"
#include "net/server/store_meters.h"
#include "net/server/store_money.h"

namespace kvitok::server {

struct ServiceRow {
    std::string code;
    Name name;
    Name unit;
};

struct ChargeImport {
    std::string service;
    std::optional<Decimal> volume;
    std::optional<Decimal> tariff;
    Money charged;
    Money recalculated;
};

struct UserImport {
    std::string id;
    std::string login;
    std::string password_hash;
    Name given_name;
    Name short_name;
    std::vector<AccountNumber> accounts;
    people::FullName name;
    std::string email;
    std::string phone;
    TimePoint password_at;
    std::optional<Period> bills_from;  // by e-mail
};

struct NewsImport {
    NewsItem item;
    Name outage_when;
    Name outage_what;
    TimePoint outage_until;  // 0 if it is no outage
    Name full;               // the whole text; paragraphs end with '\n'
};

class Importer {
public:
    explicit Importer(Store& store);
    ~Importer();
    Importer(const Importer&) = delete;
    Importer& operator=(const Importer&) = delete;

    // The house with its company, which is made if it is new.
    void house(const House& house, const std::string& company_id);
    void service(const ServiceRow& service, int place);
    void tariff(const std::string& house_id, const std::string& service, Period from,
                Decimal price);
    // The account and its flat.
    void account(const Account& account);
    void charges(const AccountNumber& account, Period period,
                 const std::vector<ChargeImport>& rows);
    void recalculation(const AccountNumber& account, Period period, const std::string& service,
                       Money amount, const Name& reason);
    void meter(const Meter& meter, int place);
    void reading(const StoredReading& reading);
    // Takes the next number; the reference must be new.
    std::int64_t entry(const Entry& entry);
    void payment(const PostedPayment& payment);
    void user(const UserImport& user);
    void news(const std::string& house_id, const NewsImport& news);
    void device(const std::string& name, const std::string& house_id);

private:
    struct Prepared;
    Store& store_;
    std::unique_ptr<Prepared> prepared_;
};

}  // namespace kvitok::server
