#include "net/server/demo_contact.h"

#include <fmt/format.h>

#include "net/server/correspondence.h"
#include "net/server/store_appeals.h"
#include "net/server/store_services.h"

namespace kvitok::server {
namespace {

constexpr int demo_reply_days = 3;

struct DemoMessage {
    bool from_company;
    LocalTime at;
    const char* text;
};
struct DemoAppeal {
    int number;
    AppealKind kind;
    const char* subject;
    AppealState state;
    Name note;
    std::vector<DemoMessage> messages;
    int seen;
};

std::vector<DemoAppeal> demo_appeals() {
    return {
        {1067,
         AppealKind::repair,
         "Протечка кровли над кв. 154",
         AppealState::done,
         {},
         {{false, {{2026, 10, 5}, 19, 12, 0}, "Протекает кровля над кв. 154, пятно на потолке."},
          {true, {{2026, 10, 6}, 9, 30, 0}, "Мастер осмотрит кровлю 8 октября."},
          {true, {{2026, 10, 12}, 15, 5, 0}, "Кровлю отремонтировали. Обращение закрыто."}},
         3},
        {1102,
         AppealKind::documents,
         "Справка о составе семьи",
         AppealState::done,
         {},
         {{false, {{2026, 10, 28}, 12, 40, 0}, "Нужна справка о составе семьи для школы."},
          {true, {{2026, 11, 3}, 10, 15, 0}, "Справка готова, заберите её в офисе 5."}},
         2},
        {1179,
         AppealKind::repair,
         "Не горит свет на 5-м этаже",
         AppealState::working,
         {"мастер придёт 24 ноября", "an electrician comes on 24 November"},
         {{false, {{2026, 11, 20}, 20, 15, 0}, "Не горит свет на 5-м этаже, второй подъезд."},
          {true, {{2026, 11, 20}, 21, 0, 0}, "Заявка принята, мастер придёт 24 ноября."}},
         2},
        {1184,
         AppealKind::charges,
         "Перерасчёт за горячую воду",
         AppealState::working,
         {},
         {{false,
           {{2026, 11, 14}, 10, 5, 0},
           "В октябре горячей воды не было четыре дня, с 8 по 11 число. Прошу сделать перерасчёт."},
          {true, {{2026, 11, 16}, 9, 40, 0}, "Приняли. Запросили акт об отключении у теплосети."},
          {true,
           {{2026, 11, 21}, 16, 20, 0},
           "Акт получен. Перерасчёт 71,00 ₽ будет в квитанции "
           "за "
           "ноябрь. "
           "Если "
           "сумма "
           "не "
           "та "
           "– "
           "ответьте здесь."}},
         2},
    };
}

std::vector<ServiceOffer> more_offers() {
    using enum OfferGroup;
    using enum OfferSign;
    return {
        {"power-meter",
         electrics,
         meter,
         {"Замена электросчётчика", "Replacing an electricity meter"},
         {"с опломбировкой, 1 час", "sealed, 1 hour"},
         roubles(1500),
         false},
        {"drain",
         plumbing,
         tap,
         {"Прочистка канализации", "Clearing a drain"},
         {"до стояка, до двух метров", "as far as the riser, up to two metres"},
         roubles(1200),
         true},
    };
}

std::vector<ServiceOffer> first_offers() {
    using enum OfferGroup;
    using enum OfferSign;
    return {
        {"water-meter",
         plumbing,
         meter,
         {"Замена счётчика воды", "Replacing a water meter"},
         {"с опломбировкой, 1 час", "sealed, 1 hour"},
         roubles(1850),
         false},
        {"mixer",
         plumbing,
         tap,
         {"Замена смесителя", "Replacing a mixer tap"},
         {"без стоимости смесителя", "without the tap itself"},
         roubles(900),
         false},
        {"radiator",
         plumbing,
         radiator,
         {"Замена радиатора", "Replacing a radiator"},
         {"одна секция, с отключением стояка", "one section, the riser is shut off"},
         roubles(2400),
         true},
        {"electrician",
         electrics,
         electrician,
         {"Вызов электрика", "An electrician comes"},
         {"осмотр и мелкий ремонт", "a look and small repairs"},
         roubles(600),
         false},
        {"socket",
         electrics,
         socket,
         {"Замена розетки", "Replacing a socket"},
         {"одна точка", "one place"},
         roubles(350),
         false},
        {"archive",
         documents,
         paper,
         {"Справка из архива", "A certificate from the archive"},
         {"готова за 2 рабочих дня", "ready in 2 working days"},
         roubles(250),
         false},
    };
}

const std::vector<ServiceOffer>& demo_offers() {
    static const auto offers = [] {
        auto all = first_offers();
        for (auto& offer : more_offers()) all.push_back(std::move(offer));
        return all;
    }();
    return offers;
}

}  // namespace

void import_services(Store& store, const std::string& company_id) {
    int place = 0;
    for (const ServiceOffer& offer : demo_offers()) {
        add_offer(store, company_id, offer, place);
        ++place;
    }
    for (const HourSpan hours : {HourSpan{9, 12}, HourSpan{13, 17}, HourSpan{17, 20}})
        add_service_hours(store, company_id, hours);
}

void import_appeals(Store& store, const std::string& user_id, const AccountNumber& account,
                    int utc_offset_minutes) {
    for (const DemoAppeal& demo : demo_appeals()) {
        StoredAppeal stored;
        Appeal& appeal = stored.appeal;
        appeal.summary = {.id = fmt::format("{:032x}", demo.number),
                          .number = demo.number,
                          .kind = demo.kind,
                          .subject = demo.subject,
                          .state = demo.state,
                          .note = demo.note};
        appeal.account = account;
        appeal.answer_by = working_day_after(store, demo.messages.front().at.date, demo_reply_days);
        appeal.email = "m.ivanov@mail.example";
        appeal.phone = "+79990004567";
        std::vector<std::string> ids;
        for (const DemoMessage& message : demo.messages) {
            ids.push_back(fmt::format("{:030x}{:02x}", demo.number, ids.size()));
            appeal.messages.push_back(
                {message.from_company, message.text, from_local(message.at, utc_offset_minutes)});
        }
        stored.user_id = user_id;
        stored.created = appeal.messages.front().at;
        appeal.summary.updated = appeal.messages.back().at;
        stored.seen = demo.seen;
        add_appeal(store, stored, ids);
    }
    StoredRequest done;
    done.request = {.id = fmt::format("{:032x}", 318),
                    .number = 318,
                    .account = account,
                    .price = roubles(900),
                    .date = {2026, 9, 17},
                    .hours = {13, 17},
                    .state = RequestState::done};
    done.user_id = user_id;
    done.offer_id = "mixer";
    done.created = from_local({{2026, 9, 14}, 18, 20, 0}, utc_offset_minutes);
    add_request(store, done);
}

void import_calendar(Store& store) {
    for (const Date day_off :
         {Date{2026, 1, 1},  Date{2026, 1, 2},   Date{2026, 1, 5},  Date{2026, 1, 6},
          Date{2026, 1, 7},  Date{2026, 1, 8},   Date{2026, 1, 9},  Date{2026, 2, 23},
          Date{2026, 3, 9},  Date{2026, 5, 1},   Date{2026, 5, 11}, Date{2026, 6, 12},
          Date{2026, 11, 4}, Date{2026, 12, 31}, Date{2027, 1, 1},  Date{2027, 1, 4},
          Date{2027, 1, 5},  Date{2027, 1, 6},   Date{2027, 1, 7},  Date{2027, 1, 8}})
        set_calendar_day(store, day_off, false);
}

}  // namespace kvitok::server
