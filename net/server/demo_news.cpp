#include "net/server/demo_news.h"

namespace kvitok::server {
namespace {

NewsImport outage(int utc_offset_minutes) {
    return {
        .item =
            {"2026-10-30-outage",
             {2026, 10, 30},
             {"25 ноября не будет горячей воды", "No hot water on 25 November"},
             {"С 9:00 до 17:00 теплосеть меняет задвижку на ул. Гражданской. Холодная вода – без "
              "перерывов.",
              "From 9:00 to 17:00 a valve is replaced in Grazhdanskaya st. Cold water stays on."},
             NewsTopic::outage},
        .outage_when = {"25 ноября, 9:00–17:00", "25 November, 9:00–17:00"},
        .outage_what = {"не будет горячей воды", "no hot water"},
        .outage_until = from_local({{2026, 11, 25}, 17, 0, 0}, utc_offset_minutes),
        .full = {"25 ноября с 9:00 до 17:00 теплосеть меняет задвижку на ул. Гражданской. Горячей "
                 "воды не будет во всём доме, холодная вода – без перерывов.\n"
                 "После включения вода может идти мутной: дайте ей стечь две-три минуты. Плату за "
                 "этот день пересчитаем в квитанции за ноябрь.",
                 "On 25 November from 9:00 to 17:00 the heating network replaces a valve in "
                 "Grazhdanskaya st. There is no hot water in the house, cold water stays on.\n"
                 "Afterwards the water may be cloudy: let it run for two or three minutes. The "
                 "charge for that day is corrected in the bill of November."}};
}

NewsImport news_of_meeting() {
    return {.item = {"2026-11-20-meeting",
                     {2026, 11, 20},
                     {"Собрание собственников 5 декабря", "Owners' meeting on 5 December"},
                     {"В 18:30, школа № 7. Повестка: капитальный ремонт кровли и тариф на "
                      "2027 год.",
                      "At 18:30, school No. 7. Agenda: major repair of the roof, and the "
                      "rates of 2027."},
                     NewsTopic::meeting},
            .full = {"Собрание собственников дома 12 по ул. Гражданской пройдёт 5 декабря в "
                     "18:30 в актовом зале школы № 7.\nПовестка: капитальный ремонт кровли в "
                     "2027 году, смета и порядок оплаты; тариф на содержание жилья на 2027 "
                     "год; выбор совета дома.\nВозьмите с собой паспорт. Если прийти не "
                     "получится, решение можно заполнить заранее в офисе управляющей "
                     "компании.",
                     "The owners of 12 Grazhdanskaya st. meet on 5 December at 18:30 in the "
                     "hall of school No. 7.\nAgenda: major repair of the roof in 2027, its "
                     "estimate and how it is paid; the rate of building upkeep in 2027; "
                     "election of the house council.\nBring your passport. If you cannot "
                     "come, fill in your decision beforehand at the company's office."}};
}

NewsImport news_of_lamps() {
    return {.item = {"2026-11-12-lamps",
                     {2026, 11, 12},
                     {"Во дворе заменили светильники", "New lamps in the yard"},
                     {"Семь новых светодиодных фонарей. Не горит – напишите в «Обращения».",
                      "Seven new LED lamps. If one is dark, write to us in Appeals."},
                     NewsTopic::yard},
            .full = {"Во дворе и над подъездами установлены семь светодиодных светильников. "
                     "Они включаются сами, когда темнеет.\nЕсли какой-то не горит или светит "
                     "в окна, напишите в «Обращения» и укажите подъезд.",
                     "Seven LED lamps were installed in the yard and above the entrances. "
                     "They switch on by themselves at dusk.\nIf one is dark or shines into "
                     "your windows, write to us in Appeals and name the entrance."}};
}

NewsImport news_of_bills() {
    return {.item = {"2026-11-01-bills",
                     {2026, 11, 1},
                     {"Готовы квитанции за октябрь", "October bills are ready"},
                     {"Напечатать можно здесь: «Начисления» – «Напечатать квитанцию».",
                      "Print them here: Charges – Print the bill."},
                     NewsTopic::charges},
            .full = {"Квитанции за октябрь готовы. Оплатить их нужно до 15 "
                     "ноября.\nНапечатать квитанцию можно здесь: «Начисления» – «Напечатать "
                     "квитанцию».",
                     "The bills of October are ready. They are due by 15 November.\nPrint "
                     "yours here: Charges – Print the bill."}};
}

NewsImport news_of_heating() {
    return {.item = {"2026-10-12-heating",
                     {2026, 10, 12},
                     {"С 1 октября дом отапливается", "The heating is on since 1 October"},
                     {"Плата за отопление считается по общедомовому счётчику.",
                      "The charge for heating follows the meter of the house."},
                     NewsTopic::charges},
            .full = {"Отопление включено 1 октября. Плата считается по показаниям "
                     "общедомового теплосчётчика и площади квартиры.\nЕсли батареи холодные, "
                     "позвоните диспетчеру: мастер придёт в тот же день.",
                     "The heating was switched on on 1 October. The charge follows the heat "
                     "meter of the house and the area of the apartment.\nIf your radiators "
                     "are cold, call the dispatcher: somebody comes the same day."}};
}

NewsImport news_of_check() {
    return {.item = {"2026-09-28-check",
                     {2026, 9, 28},
                     {"Проверьте срок поверки счётчиков",
                      "Check when your meters are due for verification"},
                     {"Срок указан на экране «Показания». Поверку проводит любая "
                      "аккредитованная организация.",
                      "The date is on the Readings screen. Any accredited firm may verify "
                      "them."},
                     NewsTopic::other},
            .full = {"Срок поверки каждого счётчика указан на экране «Показания». После него "
                     "расход считается по среднему, а потом по нормативу.\nПоверку проводит "
                     "любая аккредитованная организация. Замену счётчика можно заказать в "
                     "«Услугах».",
                     "The date of each meter is on the Readings screen. After it the average "
                     "counts, and then the norm.\nAny accredited firm may verify a meter. A "
                     "replacement can be ordered in Services."}};
}

NewsImport news_of_cleaning() {
    return {.item = {"2026-09-05-cleaning",
                     {2026, 9, 5},
                     {"Новый график уборки подъездов", "New schedule of cleaning"},
                     {"Влажная уборка – по вторникам и пятницам.",
                      "The stairs are washed on Tuesdays and Fridays."},
                     NewsTopic::yard},
            .full = {"С 7 сентября влажная уборка подъездов проходит по вторникам и "
                     "пятницам, лифты моют каждый день.\nЗамечания по уборке принимаем в "
                     "«Обращениях».",
                     "From 7 September the stairs are washed on Tuesdays and Fridays, the "
                     "lifts every day.\nTell us in Appeals what is not clean."}};
}

}  // namespace

std::vector<NewsImport> demo_news(int utc_offset_minutes) {
    return {outage(utc_offset_minutes), news_of_meeting(), news_of_lamps(),   news_of_bills(),
            news_of_heating(),          news_of_check(),   news_of_cleaning()};
}

}  // namespace kvitok::server
