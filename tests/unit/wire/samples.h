// One full example of every message, every optional field set, for the tests of wire and client.
#pragma once

#include "net/wire/appeals.h"
#include "net/wire/codec.h"
#include "net/wire/company.h"

namespace kvitok::wire::samples {

inline const AccountNumber account_number{"0154208731"};
inline const PaymentId payment_id{"00112233445566778899aabbccddeeff"};
inline const TimePoint moment{1'795'357'920'123};

inline Name name(const char* russian, const char* english) {
    return Name{russian, english};
}

inline Payee payee() {
    return {name("ОАО «Камал»", "Kamal JSC"), "6200098765"};
}

inline Address address() {
    return {name("ул. Гражданская, д. 12", "12 Grazhdanskaya St"), "154"};
}

inline AccountSummary summary() {
    AccountSummary value;
    value.number = account_number;
    value.address = address();
    value.payee = payee();
    value.balance = Money{558'937};
    value.last_period = {2026, 10};
    value.charged_last = Money{319'503};
    value.meters_waiting = 2;
    value.readings_due = Date{2026, 11, 25};
    return value;
}

inline AccountCard card() {
    AccountCard value;
    value.summary = summary();
    value.payer = name("Сергей Викторович М.", "Sergey M.");
    value.area = {505, 1};
    value.tenure = Tenure::municipal;
    value.charges.period = {2026, 10};
    value.charges.rows.push_back({name("ГВС", "Hot water"), name("м³", "m³"), Decimal{6030, 3},
                                  Decimal{8826, 2}, Money{53'222}, Money{-1}, Money{53'221}});
    value.charges.charged = Money{53'222};
    value.charges.recalculated = Money{-1};
    value.charges.total = Money{53'221};
    value.unread_appeals = 1;
    value.unread_news = 2;
    return value;
}

inline Meter meter() {
    Meter value;
    value.id = "m-17";
    value.account = account_number;
    value.resource = Resource::electricity;
    value.place = name("кухня", "kitchen");
    value.serial = "18-204417";
    value.unit = name("кВт·ч", "kWh");
    value.whole_digits = 6;
    value.fraction_digits = 1;
    value.zones.push_back(
        {name("день", "day"), Decimal{123'456, 1}, Decimal{124'000, 1}, Decimal{261, 2}});
    value.previous_period = {2026, 10};
    value.verification_due = {2027, 3, 14};
    value.remote = true;
    value.usage = {Decimal{2016, 1}, Decimal{1999, 1}};
    value.submitted_at = moment;
    return value;
}

inline House house() {
    House value;
    value.notice.company = payee();
    value.notice.dispatcher_phone = "8 800 000-00-00";
    value.notice.office_hours = name("пн–пт 9–18", "Mon–Fri 9–18");
    value.notice.office_address = name("ул. Ленина, 1", "1 Lenina St");
    value.notice.postcode = "422980";
    value.notice.email = "uk@kamal.example";
    value.notice.news.push_back({"n-1",
                                 {2026, 11, 20},
                                 name("Вода", "Water"),
                                 name("Не будет", "None"),
                                 NewsTopic::outage});
    value.notice.outage_when = name("25 ноября", "25 November");
    value.notice.outage_what = name("нет воды", "no water");
    value.server_time = moment;
    value.receipt_url_base = "https://kvitok.example.ru/r/";
    value.window = {15, 25};
    value.pay_min = Money{100};
    value.pay_max = Money{10'000'000};
    value.fee = Money{0};
    value.sbp = true;
    return value;
}

inline Reading reading() {
    Reading value;
    value.id = "0123456789abcdef0123456789abcdef";
    value.number = "П-261122-0064";
    value.account = account_number;
    value.meter_id = "m-17";
    value.values = {Decimal{124'000, 1}, Decimal{7, 0}};
    value.counts_for = {2026, 11};
    value.taken_at = moment;
    value.confirmed_unusual = true;
    value.rolled_over = true;
    return value;
}

inline Approval approval() {
    return {Money{319'503}, "032612345678", "A1B2C3", "•••• 4417, Мир", "10023451"};
}

inline Quote quote() {
    Quote value;
    value.id = "q-77";
    value.account = account_number;
    value.payee = payee();
    value.amount = Money{319'503};
    value.fee = Money{1};
    value.balance_after = Money{239'434};
    value.period = {2026, 10};
    value.expires = moment;
    value.signature = "c0ffee";
    return value;
}

inline PaymentPost payment() {
    return {payment_id, "261122-0317", quote(), approval(), "VTK-004417", 91, moment};
}

inline CompanyDetails company() {
    return {payee(),
            "160001001",
            "40702810600000000000",
            "Банк «Пример»",
            "040000000",
            "30101810800000000000",
            "422980",
            name("ул. Ленина, 1", "1 Lenina St"),
            name("пн–пт 9–18", "Mon–Fri 9–18"),
            "8 800 000-00-00",
            "uk@kamal.example",
            "ST00012|Name=Камал"};
}

inline const std::string object_id(32, 'a');

inline Appeal appeal() {
    return {{object_id, 1184, AppealKind::charges, "Перерасчёт", AppealState::working, true, moment,
             name("мастер придёт", "somebody comes")},
            account_number,
            {2026, 11, 26},
            "m•••@mail.example",
            "•••• 45-67",
            AnswerWay::phone,
            {{false, "Не было воды", moment}, {true, "Приняли", moment}}};
}

inline ServiceRequest service_request() {
    return {object_id,
            12,
            account_number,
            name("Розетка", "Socket"),
            Money{35'000},
            true,
            {2026, 11, 25},
            {9, 13},
            RequestState::accepted,
            true,
            name("придём", "we come")};
}

inline ServiceCatalogue catalogue() {
    return {{{"socket", OfferGroup::electrics, OfferSign::socket, name("Розетка", "Socket"),
              name("одна точка", "one"), Money{35'000}, true}},
            {{2026, 11, 24}},
            {{9, 13}},
            2026,
            {service_request()}};
}

inline Invoice invoice() {
    Invoice value;
    value.id = payment_id;
    value.number = "Т-261122-0001";
    value.account = account_number;
    value.payee = payee();
    value.amount = Money{558'937};
    value.period = {2026, 10};
    value.state = InvoiceState::waiting;
    value.code = "https://qr.nspk.ru/AD100023V96ORJUR98CRVT2RR91R3UNA";
    value.seconds_left = 278;
    value.created = moment;
    value.operation = "416490";
    return value;
}

inline InvoiceOrder invoice_order() {
    return {payment_id, account_number,      Money{558'937},
            Money{0},   PhoneMethod::moneta, "a@b.example"};
}

inline Statement statement() {
    Statement value;
    value.account = account_number;
    value.payee = payee();
    value.from = {2026, 8};
    value.to = {2026, 10};
    value.until = {2026, 10, 31};
    value.first = {2023, 11};
    value.last = {2026, 10};
    value.opening = Money{254'042};
    value.moves.push_back({MoveKind::recalculation,
                           {2026, 9},
                           name("ГВС", "Hot water"),
                           name("Нет", "None"),
                           Money{-11'840}});
    value.paid = Money{319'503};
    value.closing = Money{-77'301};
    value.payments.push_back({payment_id,
                              "261122-0317",
                              moment,
                              Channel::cabinet,
                              PostedState::refunding,
                              Money{319'503},
                              Money{0},
                              Money{-77'301},
                              {2026, 9},
                              approval()});
    value.open.push_back(invoice());
    return value;
}

inline Heartbeat heartbeat() {
    Heartbeat value;
    value.terminal = "T-0012";
    value.version = "1.0";
    value.time = moment;
    value.journal_events = 12'345;
    value.journal_hash = std::string(64, 'a');
    value.unsent_payments = 1;
    value.unsent_sum = Money{319'503};
    value.unsent_readings = 2;
    value.manual.push_back({payment_id, "261122-0317", account_number, Money{319'503}, moment,
                            "VTK-004417", 91, PayReason::foreign_operation, approval()});
    value.devices.push_back({"printer", "Custom VKP80", "123", "low_paper"});
    return value;
}

inline people::FullName full_name() {
    return {"Муравьёв", "Сергей", "Викторович"};
}

template <class Visit>
void for_each_first_message(Visit visit) {
    visit("AccountSummary", summary());
    visit("AccountCard", card());
    visit("Reading", reading());
    visit("Quote", quote());
    visit("House", house());
    visit("BillQuery", BillQuery{"0154208731", "6200098765", "40702810138250123017", "044525225",
                                 Money{100'000}});
    visit("Credentials", Credentials{"сергей", "пароль \"\\\n/"});
    visit("SignedIn",
          SignedIn{{"0123456789abcdef", name("Сергей", "Sergey"), name("С. М.", "S. M.")},
                   {summary(), summary()}});
    visit("AccountList", AccountList{{summary()}});
    visit("MeterList", MeterList{{meter()}, {15, 25}});
    visit("ReadingTaken", ReadingTaken{"П-261122-0064", {2026, 11}, {2026, 12, 5}, reading().id});
    visit("QuoteRequest", QuoteRequest{account_number, Money{319'503}});
    visit("PaymentPost", payment());
    visit("PaymentTaken", PaymentTaken{"L-1", Money{-5}, {2026, 11, 23}, payment_id});
    visit("RefundRequest", RefundRequest{payment(), PayReason::refused_by_server});
    visit("RefundTaken", RefundTaken{RefundState::refunded, payment_id});
    visit("PaymentStatus",
          PaymentStatus{payment_id, LedgerState::posted, Decision::paid, approval()});
    visit("Statement", statement());
    visit("StatementQuery", StatementQuery{account_number, 0, Period{2026, 8}, Period{2026, 9}});
    visit("Invoice", invoice());
    visit("InvoiceOrder", invoice_order());
}

// Calls visit(schema name, message) with every message.
template <class Visit>
void for_each_message(Visit visit) {
    for_each_first_message(visit);
    visit("Heartbeat", heartbeat());
    visit("HeartbeatTaken", HeartbeatTaken{moment});
    visit("Health", Health{"ok", "1.0"});
    visit("Application", people::Application{reading().id, Language::english, full_name(),
                                             "+79175554567", "a@mail.example", "user", "secret"});
    visit("Profile", people::Profile{"user", full_name(), "a@mail.example", "+79175554567",
                                     Date{2026, 3, 3}, true});
    visit("LetterSent", LetterSent{reading().id, moment});
    visit("LetterCode", LetterCode{reading().id, "012345"});
    visit("RecoveryRequest", RecoveryRequest{reading().id, Language::russian, "a@mail.example"});
    visit("RecoveredPassword", RecoveredPassword{reading().id, "012345", "secret"});
    visit("Changed", Changed{reading().id});
    visit("ProfileChange", ProfileChange{reading().id, full_name(), "89175554567", false});
    visit("EmailChange", EmailChange{reading().id, Language::russian, "b@mail.example"});
    visit("PasswordChange", PasswordChange{reading().id, "old", "new"});
    visit("UserDeletion", UserDeletion{reading().id, "secret"});
    visit("CardCredentials", CardCredentials{"04512b9a773d80", "384016"});
    visit("EntryCardList",
          EntryCardList{{{"00112233445566778899aabbccddeeff", "0417", moment, moment}}});
    visit("CompanyDetails", company());
    visit("NewsArticle", NewsArticle{"n-1", name("Не будет воды", "No water")});
    visit("NewsMarks", NewsMarks{{"n-1", "n-2"}});
    visit("Appeal", appeal());
    visit("AppealList", AppealList{{appeal().summary}, 3});
    visit("AppealPost", AppealPost{object_id, account_number, AppealKind::repair, "Не горит свет",
                                   "m@mail.example", "+79990004567"});
    visit("AppealReply", AppealReply{object_id, "Сумма не та"});
    visit("AppealSeen", AppealSeen{3});
    visit("AppealWay", AppealWay{AnswerWay::phone});
    visit("ServiceCatalogue", catalogue());
    visit("ServiceRequest", service_request());
    visit("RequestPost", RequestPost{object_id, account_number, "socket", {2026, 11, 24}, {9, 13}});
    visit("ReportPost", ReportPost{object_id, "meters", "Опечатка в слове"});
    visit("ReportTaken", ReportTaken{object_id});
    visit("Error", Error{ErrorCode::credentials, "wrong name or password", 2, 15});
}

}  // namespace kvitok::wire::samples
