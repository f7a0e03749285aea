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

}  // namespace kvitok::screens::sample
