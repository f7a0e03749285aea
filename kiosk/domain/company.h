// What a management company says of itself beyond its name: bank details, where and when it is to
// be found; and the whole text of a piece of its news. Values; any thread.
#pragma once

#include <string>

#include "kiosk/domain/account.h"

namespace kvitok {

// Of the company that keeps one account.
struct CompanyDetails {
    Payee company;
    std::string kpp;
    std::string bank_account;  // 20 digits
    std::string bank_name;
    std::string bic;
    std::string corr_account;
    std::string postcode;
    Name office_address;
    Name office_hours;
    std::string phone;
    std::string email;
    std::string code;  // the bank details as a payment code, GOST R 56042, without a sum
    friend bool operator==(const CompanyDetails&, const CompanyDetails&) = default;
};

// Paragraphs are separated by '\n'.
struct NewsArticle {
    std::string id;
    Name text;
    friend bool operator==(const NewsArticle&, const NewsArticle&) = default;
};

}  // namespace kvitok
