#include "net/server/store_services.h"

#include "net/server/store_db.h"
#include "net/wire/appeals.h"

namespace kvitok::server {
namespace {

constexpr const char* request_columns =
    "SELECT r.id, r.number, r.user_id, r.account, r.offer_id, o.title_ru, o.title_en, r.price,"
    " o.price_from, r.date, r.hour_from, r.hour_to, r.state, r.note_ru, r.note_en, r.created_at,"
    " r.fingerprint FROM service_requests r JOIN service_offers o ON o.id = r.offer_id ";

template <class... Uses>
std::vector<StoredRequest> requests_where(Store& store, const std::string& condition,
                                          const Uses&... uses) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<StoredRequest> found;
        StoredRequest stored;
        ServiceRequest& one = stored.request;
        long long number = 0, price = 0, created = 0;
        int from = 0;
        std::string date, state;
        auto statement = (sql.prepare << request_columns + condition);
        statement, soci::into(one.id), soci::into(number), soci::into(stored.user_id),
            soci::into(one.account.digits), soci::into(stored.offer_id),
            soci::into(one.title.russian), soci::into(one.title.english), soci::into(price),
            soci::into(from), soci::into(date), soci::into(one.hours.from),
            soci::into(one.hours.to), soci::into(state), soci::into(one.note.russian),
            soci::into(one.note.english), soci::into(created), soci::into(stored.fingerprint);
        (void)(statement, ..., soci::use(uses));
        soci::statement rows = statement;
        rows.execute();
        while (rows.fetch()) {
            one.number = static_cast<int>(number);
            one.price = Money{price};
            one.price_from = from != 0;
            one.date = server::stored(parse_date(date));
            one.state = server::stored(wire::parse_request_state(state));
            stored.created = TimePoint{created};
            found.push_back(stored);
        }
        return found;
    });
}

std::optional<StoredRequest> only(std::vector<StoredRequest> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

std::vector<ServiceOffer> offers_of(Store& store, const std::string& house_id) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<ServiceOffer> offers;
        ServiceOffer offer;
        std::string group, sign;
        long long price = 0;
        int from = 0;
        soci::statement rows =
            (sql.prepare << "SELECT o.id, o.kind, o.sign, o.title_ru, o.title_en, o.hint_ru,"
                            " o.hint_en, o.price, o.price_from FROM service_offers o"
                            " JOIN houses h ON h.company_id = o.company_id WHERE h.id = :house"
                            " ORDER BY o.place LIMIT 64",
             soci::use(house_id), soci::into(offer.id), soci::into(group), soci::into(sign),
             soci::into(offer.title.russian), soci::into(offer.title.english),
             soci::into(offer.hint.russian), soci::into(offer.hint.english), soci::into(price),
             soci::into(from));
        rows.execute();
        while (rows.fetch()) {
            offer.group = server::stored(wire::parse_offer_group(group));
            offer.sign = server::stored(wire::parse_offer_sign(sign));
            offer.price = Money{price};
            offer.price_from = from != 0;
            offers.push_back(offer);
        }
        return offers;
    });
}

std::vector<HourSpan> service_hours_of(Store& store, const std::string& house_id) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<HourSpan> all;
        HourSpan hours;
        soci::statement rows =
            (sql.prepare << "SELECT s.hour_from, s.hour_to FROM service_hours s JOIN houses h"
                            " ON h.company_id = s.company_id WHERE h.id = :house"
                            " ORDER BY s.hour_from LIMIT 8",
             soci::use(house_id), soci::into(hours.from), soci::into(hours.to));
        rows.execute();
        while (rows.fetch()) all.push_back(hours);
        return all;
    });
}

void add_offer(Store& store, const std::string& company_id, const ServiceOffer& offer, int place) {
    with_sql(store, [&](soci::session& sql) {
        const std::string group(wire::to_word(offer.group)), sign(wire::to_word(offer.sign));
        const long long price = offer.price.kopecks;
        const int from = offer.price_from;
        sql << "INSERT INTO service_offers (id, company_id, kind, sign, title_ru, title_en,"
               " hint_ru, hint_en, price, price_from, place) VALUES (:id, :company, :kind, :sign,"
               " :tru, :ten, :hru, :hen, :price, :from, :place)",
            soci::use(offer.id), soci::use(company_id), soci::use(group), soci::use(sign),
            soci::use(offer.title.russian), soci::use(offer.title.english),
            soci::use(offer.hint.russian), soci::use(offer.hint.english), soci::use(price),
            soci::use(from), soci::use(place);
    });
}

void add_service_hours(Store& store, const std::string& company_id, HourSpan hours) {
    with_sql(store, [&](soci::session& sql) {
        sql << "INSERT INTO service_hours (company_id, hour_from, hour_to)"
               " VALUES (:company, :from, :to)",
            soci::use(company_id), soci::use(hours.from), soci::use(hours.to);
    });
}

std::optional<StoredRequest> find_request(Store& store, const std::string& id) {
    return only(requests_where(store, "WHERE r.id = :id", id));
}

std::optional<StoredRequest> find_request_by_number(Store& store, int number) {
    return only(requests_where(store, "WHERE r.number = :number", number));
}

std::vector<StoredRequest> requests_of(Store& store, const std::string& user_id,
                                       const AccountNumber& account) {
    return requests_where(store,
                          "WHERE r.user_id = :user AND r.account = :account"
                          " ORDER BY r.created_at DESC, r.number DESC LIMIT 64",
                          user_id, account.digits);
}

std::vector<StoredRequest> all_requests(Store& store) {
    return requests_where(store, "ORDER BY r.date, r.hour_from, r.number");
}

int requests_since(Store& store, const std::string& user_id, TimePoint since) {
    return with_sql(store, [&](soci::session& sql) {
        int count = 0;
        const long long from = since.ms;
        sql << "SELECT COUNT(*) FROM service_requests WHERE user_id = :user AND created_at > :at",
            soci::use(user_id), soci::use(from), soci::into(count);
        return count;
    });
}

int add_request(Store& store, const StoredRequest& stored) {
    return with_sql(store, [&](soci::session& sql) {
        const ServiceRequest& one = stored.request;
        long long number = one.number;
        if (number == 0)
            sql << "SELECT COALESCE(MAX(number), 0) + 1 FROM service_requests", soci::into(number);
        const std::string date = to_iso(one.date), state(wire::to_word(one.state));
        const long long price = one.price.kopecks, created = stored.created.ms;
        sql << "INSERT INTO service_requests (id, number, user_id, account, offer_id, price, date,"
               " hour_from, hour_to, state, note_ru, note_en, created_at, fingerprint)"
               " VALUES (:id, :number, :user, :account, :offer, :price, :date, :from, :to, :state,"
               " :nru, :nen, :created, :print)",
            soci::use(one.id), soci::use(number), soci::use(stored.user_id),
            soci::use(one.account.digits), soci::use(stored.offer_id), soci::use(price),
            soci::use(date), soci::use(one.hours.from), soci::use(one.hours.to), soci::use(state),
            soci::use(one.note.russian), soci::use(one.note.english), soci::use(created),
            soci::use(stored.fingerprint);
        return static_cast<int>(number);
    });
}

void set_request_state(Store& store, const std::string& id, RequestState state, const Name& note) {
    with_sql(store, [&](soci::session& sql) {
        const std::string word(wire::to_word(state));
        sql << "UPDATE service_requests SET state = :state, note_ru = :ru, note_en = :en"
               " WHERE id = :id",
            soci::use(word), soci::use(note.russian), soci::use(note.english), soci::use(id);
    });
}

}  // namespace kvitok::server
