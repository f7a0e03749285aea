#include "net/server/store_import.h"

#include "net/server/store_db.h"
#include "net/wire/company.h"

namespace kvitok::server {
namespace {

const char* word_of(Resource resource) {
    switch (resource) {
        case Resource::cold_water:
            return "cold_water";
        case Resource::hot_water:
            return "hot_water";
        case Resource::electricity:
            return "electricity";
        case Resource::heat:
            return "heat";
    }
    check(false, "a resource has a word");
    return "";
}

std::string text_or_empty(const std::optional<Decimal>& value) {
    return value ? to_plain(*value) : std::string{};
}

}  // namespace

// The statements of the big tables with the variables that they are bound to.
struct Importer::Prepared {
    explicit Prepared(soci::session& sql)
        : charge((sql.prepare << "INSERT INTO charges (account, period, service, volume, tariff,"
                                 " charged, recalculated, total) VALUES (:a, :b, :c, :d, :e, :f,"
                                 " :g, :h)",
                  soci::use(account), soci::use(period), soci::use(service), soci::use(volume),
                  soci::use(tariff), soci::use(first), soci::use(second), soci::use(third))),
          entry((sql.prepare << "INSERT INTO entries (number, reference, at, period)"
                                " VALUES (:a, :b, :c, :d)",
                 soci::use(number), soci::use(reference), soci::use(first), soci::use(period))),
          entry_row((sql.prepare << "INSERT INTO entry_rows (entry, line, book, debit, credit)"
                                    " VALUES (:a, :b, :c, :d, :e)",
                     soci::use(number), soci::use(line), soci::use(book), soci::use(first),
                     soci::use(second))) {
        sql << "SELECT COALESCE(MAX(number), 0) FROM entries", soci::into(number);
    }

    std::string account, period, service, volume, tariff, reference, book;
    long long first = 0, second = 0, third = 0, number = 0;
    int line = 0;
    soci::statement charge, entry, entry_row;
};

Importer::Importer(Store& store)
    : store_(store),
      prepared_(
          with_sql(store, [](soci::session& sql) { return std::make_unique<Prepared>(sql); })) {}

Importer::~Importer() = default;

void Importer::house(const House& house, const std::string& company_id) {
    with_sql(store_, [&](soci::session& sql) {
        const Requisites& bank = house.requisites;
        sql << "INSERT INTO companies (id, name_ru, name_en, inn, kpp, bank_account, bank_name,"
               " bic, corr_account, dispatcher_phone, office_hours_ru, office_hours_en,"
               " office_address_ru, office_address_en, postcode, email) VALUES (:id, :ru, :en, "
               ":inn,"
               " :kpp, :acc, :bank, :bic, :corr, :phone, :hru, :hen, :aru, :aen, :post, :email)"
               " ON CONFLICT (id) DO NOTHING",
            soci::use(company_id), soci::use(house.company.company.russian),
            soci::use(house.company.company.english), soci::use(house.company.inn),
            soci::use(bank.kpp), soci::use(bank.bank_account), soci::use(bank.bank_name),
            soci::use(bank.bic), soci::use(bank.corr_account), soci::use(house.dispatcher_phone),
            soci::use(house.office_hours.russian), soci::use(house.office_hours.english),
            soci::use(house.office_address.russian), soci::use(house.office_address.english),
            soci::use(house.postcode), soci::use(house.email);
        const long long pay_min = house.pay_min.kopecks, pay_max = house.pay_max.kopecks;
        const long long fee = house.fee.kopecks;
        sql << "INSERT INTO houses (id, company_id, address_ru, address_en, utc_offset_minutes,"
               " window_from, window_to, pay_minimum, pay_maximum, fee) VALUES (:id, :company,"
               " :ru, :en, :offset, :first, :last, :least, :most, :fee)",
            soci::use(house.id), soci::use(company_id), soci::use(house.address.russian),
            soci::use(house.address.english), soci::use(house.utc_offset_minutes),
            soci::use(house.window.from_day), soci::use(house.window.to_day), soci::use(pay_min),
            soci::use(pay_max), soci::use(fee);
    });
}

void Importer::service(const ServiceRow& service, int place) {
    with_sql(store_, [&](soci::session& sql) {
        sql << "INSERT INTO services (code, name_ru, name_en, unit_ru, unit_en, place)"
               " VALUES (:code, :nru, :nen, :uru, :uen, :place)",
            soci::use(service.code), soci::use(service.name.russian),
            soci::use(service.name.english), soci::use(service.unit.russian),
            soci::use(service.unit.english), soci::use(place);
    });
}

void Importer::tariff(const std::string& house_id, const std::string& service, Period from,
                      Decimal price) {
    with_sql(store_, [&](soci::session& sql) {
        const std::string month = to_iso(from), roubles = to_plain(price);
        sql << "INSERT INTO tariffs (house_id, service, from_period, price)"
               " VALUES (:house, :service, :month, :price)",
            soci::use(house_id), soci::use(service), soci::use(month), soci::use(roubles);
    });
}

void Importer::account(const Account& account) {
    with_sql(store_, [&](soci::session& sql) {
        const std::string flat = account.house_id + "/" + account.address.flat;
        const std::string area = to_plain(account.area);
        sql << "INSERT INTO flats (id, house_id, number, area) VALUES (:id, :house, :flat, :area)",
            soci::use(flat), soci::use(account.house_id), soci::use(account.address.flat),
            soci::use(area);
        const std::string tenure = account.tenure == Tenure::municipal ? "municipal" : "owned";
        sql << "INSERT INTO accounts (number, flat_id, payer_ru, payer_en, tenure)"
               " VALUES (:number, :flat, :ru, :en, :tenure)",
            soci::use(account.number.digits), soci::use(flat), soci::use(account.payer.russian),
            soci::use(account.payer.english), soci::use(tenure);
    });
}

void Importer::charges(const AccountNumber& account, Period period,
                       const std::vector<ChargeImport>& rows) {
    with_sql(store_, [&](soci::session&) {
        Prepared& p = *prepared_;
        p.account = account.digits;
        p.period = to_iso(period);
        for (const ChargeImport& row : rows) {
            p.service = row.service;
            p.volume = text_or_empty(row.volume);
            p.tariff = text_or_empty(row.tariff);
            p.first = row.charged.kopecks;
            p.second = row.recalculated.kopecks;
            p.third = (row.charged + row.recalculated).kopecks;
            p.charge.execute(true);
        }
    });
}

void Importer::recalculation(const AccountNumber& account, Period period,
                             const std::string& service, Money amount, const Name& reason) {
    with_sql(store_, [&](soci::session& sql) {
        const std::string month = to_iso(period);
        const long long kopecks = amount.kopecks;
        sql << "INSERT INTO recalculations (account, period, service, amount, reason_ru,"
               " reason_en) VALUES (:account, :month, :service, :amount, :ru, :en)",
            soci::use(account.digits), soci::use(month), soci::use(service), soci::use(kopecks),
            soci::use(reason.russian), soci::use(reason.english);
    });
}

void Importer::meter(const Meter& meter, int place) {
    with_sql(store_, [&](soci::session& sql) {
        const std::string resource = word_of(meter.resource);
        const std::string due = to_iso(meter.verification_due);
        const int remote = meter.remote;
        sql << "INSERT INTO meters (id, account, resource, place_ru, place_en, serial, unit_ru,"
               " unit_en, whole_digits, fraction_digits, verification_due, remote, place)"
               " VALUES (:id, :account, :resource, :pru, :pen, :serial, :uru, :uen, :whole,"
               " :fraction, :due, :remote, :place)",
            soci::use(meter.id), soci::use(meter.account.digits), soci::use(resource),
            soci::use(meter.place.russian), soci::use(meter.place.english), soci::use(meter.serial),
            soci::use(meter.unit.russian), soci::use(meter.unit.english),
            soci::use(meter.whole_digits), soci::use(meter.fraction_digits), soci::use(due),
            soci::use(remote), soci::use(place);
        int number = 0;
        for (const Zone& zone : meter.zones) {
            ++number;
            const std::string tariff = to_plain(zone.tariff);
            sql << "INSERT INTO zones (meter_id, zone, name_ru, name_en, tariff)"
                   " VALUES (:meter, :zone, :ru, :en, :tariff)",
                soci::use(meter.id), soci::use(number), soci::use(zone.name.russian),
                soci::use(zone.name.english), soci::use(tariff);
        }
    });
}

void Importer::reading(const StoredReading& reading) {
    add_reading(store_, reading);
}

std::int64_t Importer::entry(const Entry& entry) {
    return with_sql(store_, [&](soci::session&) {
        Prepared& p = *prepared_;
        ++p.number;
        p.reference = entry.reference;
        p.first = entry.at.ms;
        p.period = entry.period ? to_iso(*entry.period) : "";
        p.entry.execute(true);
        p.line = 0;
        Money sum;
        for (const EntryRow& row : entry.rows) {
            ++p.line;
            p.book = row.book;
            p.first = row.debit.kopecks;
            p.second = row.credit.kopecks;
            sum = sum + row.debit - row.credit;
            p.entry_row.execute(true);
        }
        check(sum.kopecks == 0 && p.line > 0, "an entry has equal debit and credit");
        return static_cast<std::int64_t>(p.number);
    });
}

void Importer::payment(const PostedPayment& payment) {
    add_payment(store_, payment);
}

void Importer::user(const UserImport& user) {
    with_sql(store_, [&](soci::session& sql) {
        const long long password_at = user.password_at.ms;
        const std::string from = user.bills_from ? to_iso(*user.bills_from) : std::string();
        sql << "INSERT INTO users (id, login, password_hash, given_ru, given_en, short_ru,"
               " short_en, surname, first_name, patronymic, email, phone, password_at, bills_from)"
               " VALUES (:id, :login, :hash, :gru, :gen, :sru, :sen, :surname, :first,"
               " :patronymic, :email, :phone, :at, :from)",
            soci::use(user.id), soci::use(user.login), soci::use(user.password_hash),
            soci::use(user.given_name.russian), soci::use(user.given_name.english),
            soci::use(user.short_name.russian), soci::use(user.short_name.english),
            soci::use(user.name.surname), soci::use(user.name.first_name),
            soci::use(user.name.patronymic), soci::use(user.email), soci::use(user.phone),
            soci::use(password_at), soci::use(from);
        int place = 0;
        for (const AccountNumber& account : user.accounts) {
            sql << "INSERT INTO user_accounts (user_id, account, place)"
                   " VALUES (:user, :account, :place)",
                soci::use(user.id), soci::use(account.digits), soci::use(place);
            ++place;
        }
    });
}

void Importer::news(const std::string& house_id, const NewsImport& news) {
    with_sql(store_, [&](soci::session& sql) {
        const std::string date = to_iso(news.item.date);
        const std::string topic(wire::to_word(news.item.topic));
        const long long until = news.outage_until.ms;
        sql << "INSERT INTO news (id, house_id, date, title_ru, title_en, text_ru, text_en,"
               " outage_when_ru, outage_when_en, outage_what_ru, outage_what_en, outage_until,"
               " topic, full_ru, full_en) VALUES (:id, :house, :date, :tru, :ten, :xru, :xen,"
               " :wru, :wen, :oru, :oen, :until, :topic, :fru, :fen)",
            soci::use(news.item.id), soci::use(house_id), soci::use(date),
            soci::use(news.item.title.russian), soci::use(news.item.title.english),
            soci::use(news.item.text.russian), soci::use(news.item.text.english),
            soci::use(news.outage_when.russian), soci::use(news.outage_when.english),
            soci::use(news.outage_what.russian), soci::use(news.outage_what.english),
            soci::use(until), soci::use(topic), soci::use(news.full.russian),
            soci::use(news.full.english);
    });
}

void Importer::device(const std::string& name, const std::string& house_id) {
    with_sql(store_, [&](soci::session& sql) {
        sql << "INSERT INTO devices (name, house_id, seen_at, heartbeat)"
               " VALUES (:name, :house, 0, '')",
            soci::use(name), soci::use(house_id);
    });
}

}  // namespace kvitok::server
