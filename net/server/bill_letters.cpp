#include "net/server/bill_letters.h"

#include <fmt/format.h>

#include <algorithm>

#include "config/strings/texts.h"
#include "net/server/store_accounts.h"
#include "net/server/store_house.h"
#include "net/server/store_ledger.h"
#include "net/server/store_mail.h"
#include "net/server/store_people.h"
#include "net/server/store_users.h"

namespace kvitok::server {
namespace {

std::string bill_text(Store& store, const Texts& texts, const Account& account, Period month) {
    const Charges charges = charges_of(store, account.number, month);
    std::string text =
        texts.say<"letter.bill">(grouped(account.number), texts.address(account.address)) + "||";
    for (const ChargeRow& row : charges.rows)
        text += texts.say<"letter.bill_row">(texts.name(row.service), texts.sum(row.total)) + "|";
    const Money balance = balance_of(store, resident_book(account.number));
    text += texts.say<"letter.bill_total">(texts.sum(charges.total)) + "|";
    text += balance < Money{0} ? texts.say<"letter.bill_credit">(texts.sum(-balance))
                               : texts.say<"letter.bill_debt">(texts.sum(balance));
    const auto house = find_house(store, account.house_id);
    text += "||" + texts.say<"letter.bill_end">() + "||";
    text += texts.say<"letter.end">(texts.name(account.payee.company),
                                    house ? house->dispatcher_phone : std::string());
    std::replace(text.begin(), text.end(), '|', '\n');
    return text + "\n";
}

bool queue_bill(Store& store, Random& random, const UserRow& user, const Account& account,
                Period month, TimePoint now) {
    const std::string reference =
        fmt::format("bill:{}:{}:{}", to_iso(month), account.number.digits, user.id);
    if (find_letter(store, reference)) return false;
    const Texts texts(user.language);
    const Letter letter{user.email,
                        texts.say<"letter.bill_subject">(texts.month_year(month)),
                        bill_text(store, texts, account, month),
                        {}};
    Transaction transaction(store);
    const bool queued = queue_letter(store, random, reference, letter, now);
    transaction.commit();
    return queued;
}

bool is_billed(Store& store, const AccountNumber& account, Period month) {
    const auto months = billed_periods(store, account);
    return std::ranges::find(months, month) != months.end();
}

}  // namespace

int queue_bill_letters(Store& store, Random& random, Period month, TimePoint now) {
    int queued = 0;
    for (const UserRow& user : bill_subscribers(store))
        for (const AccountNumber& number : accounts_of_user(store, user.id))
            if (const auto account = find_account(store, number);
                account && is_billed(store, number, month))
                queued += queue_bill(store, random, user, *account, month, now);
    return queued;
}

int queue_new_bill_letters(Store& store, Random& random, TimePoint now) {
    int queued = 0;
    for (const UserRow& user : bill_subscribers(store))
        for (const AccountNumber& number : accounts_of_user(store, user.id))
            if (const auto account = find_account(store, number))
                for (const Period month : billed_periods(store, number))
                    if (month >= *user.bills_from)
                        queued += queue_bill(store, random, user, *account, month, now);
    return queued;
}

}  // namespace kvitok::server
