#include "net/server/store_accounts.h"

#include "net/server/store_db.h"

namespace kvitok::server {

std::optional<Account> find_account(Store& store, const AccountNumber& number) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<Account> {
        Account account;
        account.number = number;
        std::string area, tenure;
        sql << "SELECT h.id, h.address_ru, h.address_en, f.number, f.area, c.name_ru, c.name_en,"
               " c.inn, a.payer_ru, a.payer_en, a.tenure FROM accounts a"
               " JOIN flats f ON f.id = a.flat_id JOIN houses h ON h.id = f.house_id"
               " JOIN companies c ON c.id = h.company_id WHERE a.number = :number",
            soci::use(number.digits), soci::into(account.house_id),
            soci::into(account.address.street_and_house.russian),
            soci::into(account.address.street_and_house.english), soci::into(account.address.flat),
            soci::into(area), soci::into(account.payee.company.russian),
            soci::into(account.payee.company.english), soci::into(account.payee.inn),
            soci::into(account.payer.russian), soci::into(account.payer.english),
            soci::into(tenure);
        if (!sql.got_data()) return std::nullopt;
        account.area = stored(parse_decimal(area));
        account.tenure = tenure == "municipal" ? Tenure::municipal : Tenure::owned;
        return account;
    });
}

std::vector<AccountNumber> all_accounts(Store& store) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<AccountNumber> numbers;
        std::string digits;
        soci::statement rows =
            (sql.prepare << "SELECT number FROM accounts ORDER BY number", soci::into(digits));
        rows.execute();
        while (rows.fetch()) numbers.push_back({digits});
        return numbers;
    });
}

std::vector<Period> billed_periods(Store& store, const AccountNumber& number) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<Period> periods;
        std::string period;
        soci::statement rows =
            (sql.prepare << "SELECT DISTINCT period FROM charges WHERE account = :account"
                            " ORDER BY period",
             soci::use(number.digits), soci::into(period));
        rows.execute();
        while (rows.fetch()) periods.push_back(stored(parse_period(period)));
        return periods;
    });
}

std::optional<Period> last_period(Store& store, const AccountNumber& number) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<Period> {
        std::string period;
        sql << "SELECT COALESCE(MAX(period), '') FROM charges WHERE account = :account",
            soci::use(number.digits), soci::into(period);
        if (period.empty()) return std::nullopt;
        return stored(parse_period(period));
    });
}

Charges charges_of(Store& store, const AccountNumber& number, Period period) {
    return with_sql(store, [&](soci::session& sql) {
        Charges charges;
        charges.period = period;
        const std::string month = to_iso(period);
        ChargeRow row;
        std::string volume, tariff;
        long long charged = 0, recalculated = 0, total = 0;
        soci::statement rows =
            (sql.prepare << "SELECT s.name_ru, s.name_en, s.unit_ru, s.unit_en, c.volume, c.tariff,"
                            " c.charged, c.recalculated, c.total FROM charges c"
                            " JOIN services s ON s.code = c.service"
                            " WHERE c.account = :account AND c.period = :period ORDER BY s.place",
             soci::use(number.digits), soci::use(month), soci::into(row.service.russian),
             soci::into(row.service.english), soci::into(row.unit.russian),
             soci::into(row.unit.english), soci::into(volume), soci::into(tariff),
             soci::into(charged), soci::into(recalculated), soci::into(total));
        rows.execute();
        while (rows.fetch()) {
            row.volume = volume.empty() ? std::nullopt : parse_decimal(volume);
            row.tariff = tariff.empty() ? std::nullopt : parse_decimal(tariff);
            row.charged = Money{charged};
            row.recalculated = Money{recalculated};
            row.total = Money{total};
            charges.charged = charges.charged + row.charged;
            charges.recalculated = charges.recalculated + row.recalculated;
            charges.total = charges.total + row.total;
            charges.rows.push_back(row);
        }
        return charges;
    });
}

Money charged_in(Store& store, const AccountNumber& number, Period period) {
    return with_sql(store, [&](soci::session& sql) {
        long long total = 0;
        const std::string month = to_iso(period);
        sql << "SELECT COALESCE(SUM(total), 0) FROM charges WHERE account = :account"
               " AND period = :period",
            soci::use(number.digits), soci::use(month), soci::into(total);
        return Money{total};
    });
}

std::vector<Recalculation> recalculations_of(Store& store, const AccountNumber& number) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<Recalculation> found;
        Recalculation one;
        std::string period;
        long long amount = 0;
        soci::statement rows =
            (sql.prepare << "SELECT r.period, s.name_ru, s.name_en, r.amount, r.reason_ru,"
                            " r.reason_en FROM recalculations r JOIN services s"
                            " ON s.code = r.service WHERE r.account = :account ORDER BY r.period",
             soci::use(number.digits), soci::into(period), soci::into(one.service.russian),
             soci::into(one.service.english), soci::into(amount), soci::into(one.reason.russian),
             soci::into(one.reason.english));
        rows.execute();
        while (rows.fetch()) {
            one.period = stored(parse_period(period));
            one.amount = Money{amount};
            found.push_back(one);
        }
        return found;
    });
}

}  // namespace kvitok::server
