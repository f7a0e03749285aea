#include "net/server/bills.h"

#include <fmt/format.h>

namespace kvitok::server {

BillCode requisites_code_of(const Account& account, const House& house) {
    const Requisites& bank = house.requisites;
    BillCode code;
    code.charset = BillCharset::utf_8;
    code.fields = {
        {"Name", house.company.company.russian},
        {"PersonalAcc", bank.bank_account},
        {"BankName", bank.bank_name},
        {"BIC", bank.bic},
        {"CorrespAcc", bank.corr_account},
        {"PayeeINN", house.company.inn},
        {"KPP", bank.kpp},
        {"PersAcc", account.number.digits},
        {"PayerAddress",
         account.address.street_and_house.russian + ", кв. " + account.address.flat},
        {"Purpose", "ЖКУ, л/с " + account.number.digits},
        {"Category", "ЖКУ"},
        {"TechCode", "02"},
    };
    return code;
}

BillCode bill_code_of(const Account& account, const House& house, Period period, Money debt) {
    const Requisites& bank = house.requisites;
    const std::string month = fmt::format("{:02}{}", period.month, period.year);
    BillCode code;
    code.charset = BillCharset::utf_8;
    code.fields = {
        {"Name", house.company.company.russian},
        {"PersonalAcc", bank.bank_account},
        {"BankName", bank.bank_name},
        {"BIC", bank.bic},
        {"CorrespAcc", bank.corr_account},
        {"PayeeINN", house.company.inn},
        {"KPP", bank.kpp},
        {"PersAcc", account.number.digits},
        {"PayerAddress", house.address.russian + ", кв. " + account.address.flat},
        {"Purpose",
         fmt::format("ЖКУ за {:02}.{}, л/с {}", period.month, period.year, account.number.digits)},
        {"PaymPeriod", month},
        {"Category", "ЖКУ"},
        {"TechCode", "02"},
    };
    if (debt.kopecks > 0) code.fields.push_back({"Sum", std::to_string(debt.kopecks)});
    return code;
}

}  // namespace kvitok::server
