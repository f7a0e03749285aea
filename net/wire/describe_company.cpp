#include "net/wire/archive.h"
#include "net/wire/company.h"

namespace kvitok::wire {

void describe(Archive& archive, CompanyDetails& value) {
    Object(archive)
        .field("company", value.company)
        .text("kpp", value.kpp, 0, 9)
        .text("bank_account", value.bank_account, 0, 20)
        .text("bank_name", value.bank_name, 0, 256)
        .text("bic", value.bic, 0, 9)
        .text("corr_account", value.corr_account, 0, 20)
        .text("postcode", value.postcode, 0, 16)
        .field("office_address", value.office_address)
        .field("office_hours", value.office_hours)
        .text("phone", value.phone, 0, 32)
        .text("email", value.email, 0, 128)
        .text("code", value.code, 0, 2048);
}

void describe(Archive& archive, NewsArticle& value) {
    Object(archive).text("id", value.id, 1, 64).field("text", value.text);
}

void describe(Archive& archive, NewsMarks& value) {
    Object(archive).list("read", value.read, 0, max_news);
}

}  // namespace kvitok::wire
