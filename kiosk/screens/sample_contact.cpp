#include <utility>

#include "kiosk/screens/sample_data.h"

namespace kvitok::screens::sample {

CompanyDetails company() {
    return {.company = {{"ОАО «Камал»", "Kamal Management Co."}, "1600000000"},
            .kpp = "160001001",
            .bank_account = "40702810000000000000",
            .bank_name = "Банк «Пример»",
            .bic = "040000000",
            .corr_account = "30101810000000000000",
            .postcode = "422980",
            .office_address = {"ул. Гражданская, д. 2, офис 5", "Grazhdanskaya st. 2, office 5"},
            .office_hours = {"пн–пт 8:00–17:00, обед 12:00–13:00",
                             "Mon–Fri 8:00–17:00, break 12:00–13:00"},
            .phone = "8 800 000-00-00",
            .email = "uk@kamal.example",
            .code =
                "ST00012|Name=ОАО «Камал»|PersonalAcc=40702810000000000000|BankName=Банк "
                "«Пример»|BIC=040000000|CorrespAcc=30101810000000000000|PayeeINN=1600000000|"
                "KPP=160001001|PersAcc=0154208731|TechCode=02"};
}

std::vector<NewsItem> news() {
    std::vector<NewsItem> all{
        {"n1",
         {2026, 10, 30},
         {"25 ноября не будет горячей воды", "No hot water on 25 November"},
         {"С 9:00 до 17:00 теплосеть меняет задвижку на ул. Гражданской. Холодная вода – "
          "без перерывов.",
          "From 9:00 to 17:00 a valve is being replaced in Grazhdanskaya st. Cold water stays on."},
         NewsTopic::outage},
        {"n2",
         {2026, 11, 20},
         {"Собрание собственников 5 декабря", "Owners’ meeting on 5 December"},
         {"В 18:30, школа № 7. Повестка: капитальный ремонт кровли и тариф на 2027 год.",
          "At 18:30, school No. 7. Agenda: roof repairs and the rate for 2027."},
         NewsTopic::meeting},
        {"n3",
         {2026, 11, 12},
         {"Во дворе заменили светильники", "New lamps in the yard"},
         {"Семь новых светодиодных фонарей. Не горит – напишите в «Обращения».",
          "Seven new LED lamps. If one is dark, write to us in Appeals."},
         NewsTopic::yard},
        {"n4",
         {2026, 11, 1},
         {"Готовы квитанции за октябрь", "October bills are ready"},
         {"Напечатать можно здесь: «Начисления» – «Напечатать квитанцию».",
          "Print them here: Charges – Print the bill."},
         NewsTopic::charges}};
    const std::pair<const char*, const char*> months[] = {
        {"сентябрь", "September"}, {"август", "August"},    {"июль", "July"},
        {"июнь", "June"},          {"май", "May"},          {"апрель", "April"},
        {"март", "March"},         {"февраль", "February"}, {"январь", "January"}};
    int month = 10;
    for (const auto& [russian, english] : months) {
        all.push_back({"bills-" + std::to_string(month),
                       {2026, month, 1},
                       {"Готовы квитанции за " + std::string(russian),
                        std::string(english) + " bills are ready"},
                       {"Напечатать можно здесь: «Начисления», затем «Напечатать квитанцию». "
                        "Оплатить нужно до 15 числа.",
                        "Print them here: Charges, then Print the bill. They are due by the 15th."},
                       NewsTopic::charges});
        month -= 1;
    }
    return all;
}

NewsArticle article() {
    return {"n1",
            {"25 ноября с 9:00 до 17:00 теплосеть меняет задвижку на ул. Гражданской. Горячей "
             "воды не будет во всём доме, холодная вода – без перерывов.\nПосле включения вода "
             "может идти мутной: дайте ей стечь две-три минуты.",
             "On 25 November from 9:00 to 17:00 a valve is being replaced in Grazhdanskaya st. "
             "There is no hot water in the house, cold water stays on.\nAfterwards the water may "
             "be cloudy: let it run for two or three minutes."}};
}

server::contact::Appeals appeals() {
    const auto day = [](int month, int date, int hour, int minute) {
        return from_local({{2026, month, date}, hour, minute, 0}, utc_offset_minutes);
    };
    server::contact::Appeals list{
        {{"1184",
          1184,
          AppealKind::charges,
          "Перерасчёт за горячую воду",
          AppealState::working,
          true,
          day(11, 21, 16, 20),
          {}},
         {"1179",
          1179,
          AppealKind::repair,
          "Не горит свет на 5-м этаже",
          AppealState::working,
          false,
          day(11, 20, 21, 0),
          {"мастер придёт 24 ноября", "an electrician comes on 24 November"}},
         {"1102",
          1102,
          AppealKind::documents,
          "Справка о составе семьи",
          AppealState::done,
          false,
          day(11, 3, 10, 15),
          {}},
         {"1067",
          1067,
          AppealKind::repair,
          "Протечка кровли над кв. 154",
          AppealState::done,
          false,
          day(10, 12, 15, 5),
          {}}},
        3};
    for (int number = 1060; number > 1056; --number) {
        list.appeals.push_back({std::to_string(number),
                                number,
                                AppealKind::other,
                                "Уборка подъезда",
                                AppealState::done,
                                false,
                                day(9, 5, 12, 0),
                                {}});
    }
    return list;
}

Appeal appeal() {
    const auto day = [](int date, int hour, int minute) {
        return from_local({{2026, 11, date}, hour, minute, 0}, utc_offset_minutes);
    };
    return {
        .summary = appeals().appeals.front(),
        .account = number(),
        .answer_by = {2026, 11, 18},
        .email = "m•••@mail.example",
        .phone = "•••• 45-67",
        .messages = {{false,
                      "В октябре горячей воды не было четыре дня, с 8 по 11 число. Прошу "
                      "сделать перерасчёт.",
                      day(14, 10, 5)},
                     {true, "Приняли. Запросили акт об отключении у теплосети.", day(16, 9, 40)},
                     {true,
                      "Акт получен. Перерасчёт 71,00 ₽ будет "
                      "в квитанции "
                      "за ноябрь. "
                      "Если сумма не та – ответьте здесь.",
                      day(21, 16, 20)}}};
}

ServiceCatalogue services() {
    using enum OfferGroup;
    const auto offer = [](const char* id, OfferGroup group, OfferSign sign, Name title, Name hint,
                          int price, bool from = false) {
        return ServiceOffer{id,  group, sign, std::move(title), std::move(hint), roubles(price),
                            from};
    };
    const Name sealed{"с опломбировкой, 1 час", "sealed, 1 hour"};
    return {
        .offers =
            {offer("water-meter", plumbing, OfferSign::meter,
                   {"Замена счётчика воды", "Replacing a water meter"}, sealed, 1850),
             offer("mixer", plumbing, OfferSign::tap, {"Замена смесителя", "Replacing a mixer tap"},
                   {"без стоимости смесителя", "without the tap itself"}, 900),
             offer("radiator", plumbing, OfferSign::radiator,
                   {"Замена радиатора", "Replacing a radiator"},
                   {"одна секция, с отключением стояка", "one section, the riser is shut off"},
                   2400, true),
             offer("electrician", electrics, OfferSign::electrician,
                   {"Вызов электрика", "An electrician comes"},
                   {"осмотр и мелкий ремонт", "a look and small repairs"}, 600),
             offer("socket", electrics, OfferSign::socket, {"Замена розетки", "Replacing a socket"},
                   {"одна точка", "one place"}, 350),
             offer("archive", documents, OfferSign::paper,
                   {"Справка из архива", "A certificate from the archive"},
                   {"готова за 2 рабочих дня", "ready in 2 working days"}, 250),
             offer("power-meter", electrics, OfferSign::meter,
                   {"Замена электросчётчика", "Replacing an electricity meter"}, sealed, 1500)},
        .days = {{2026, 11, 23},
                 {2026, 11, 24},
                 {2026, 11, 25},
                 {2026, 11, 26},
                 {2026, 11, 27},
                 {2026, 11, 30}},
        .hours = {{9, 12}, {13, 17}, {17, 20}},
        .year = 2026};
}

ServiceRequest order() {
    const auto socket = services().offers[4];
    return {.id = "319",
            .number = 319,
            .account = number(),
            .title = socket.title,
            .price = socket.price,
            .date = {2026, 11, 25},
            .hours = {13, 17},
            .can_cancel = true};
}

}  // namespace kvitok::screens::sample
