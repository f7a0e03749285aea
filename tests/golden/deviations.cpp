#include "tests/golden/deviations.h"

#include <vector>

namespace kvitok::golden {
namespace {

struct Thing {
    const char* mockup;
    const char* name;
};

// One reason and all that follows from it.
struct Deviation {
    const char* reason;
    std::vector<Thing> things;
};

const std::vector<Deviation> deviations = {
    {"services keep the names that they have on the bill",
     {{"payments", "Перерасчёт за сентябрь, горячая вода"}}},
    {"the code has no box of its own", {{"pay_sbp", "box 302 556 476 476"}}},
    {"a phone is offered on the payment's own page, not promised before or after it",
     {{"attract", "картой или СБП"},
      {"attract", "с чеком"},
      {"pay_problem",
       "Попробуйте ещё раз той же картой или оплатите по СБП. Долг не изменился – 5 589,37 "
       "₽."},
      {"pay_problem", "Оплатить по СБП"}}},
    {"the plural of three is «новые»", {{"home", "3 новых за ноябрь"}}},
    {"one wording for all sizes and modes; where it is short of room it wraps",
     {{"home_1280x1024", "–"},
      {"home_1280x1024", "не будет горячей воды"},
      {"home_1280x1024", "Войти"},
      {"home_1280x1024", "Показания, начисления, обращения"},
      {"home_1280x1024", "Нужны счёт и эл. почта"},
      {"home_1280x1024", "3 за ноябрь"},
      {"home_1280x1024", "Диспетчер"},
      {"home_reach", "Показания, начисления, обращения"},
      {"meters_large", "поверка до 12.2026"},
      {"meter_entry_1280x1024", "Расход по месяцам, м³, дек 2025 – ноя 2026"}}},
    {"where the scanner is, is a matter of the site: the sample's is below",
     {{"home_1280x1024", "Поднесите QR-код с квитанции к сканеру справа от экрана"},
      {"home_1280x1024", "Сканер справа"}}},
    {"printing the bill belongs to a section that is not offered yet",
     {{"account_card_1280x1024", "Квитанция"}, {"account_card_1920x1080", "Квитанция"}}},
    {"a column whose cells are all empty goes first, design 5",
     {{"account_card_1280x1024", "Перерасчёт"}}},
    {"dots of a password are drawn as shapes, not as text", {{"login", "••••••"}}},
    {"every printable character can be typed, design 5: the symbols key takes from the space bar",
     {{"login", "box 414 1560 420 96"}, {"login", "Пробел"}}},
    {"a street cannot be declined by a program", {{"accounts", "Ждут 3 счётчика на Гражданской"}}},
    {"the server does not tell the hour of its data", {{"accounts", "Данные на 22 ноября, 06:00"}}},
    {"thicker borders of the high-contrast theme do not move what stands below",
     {{"meter_entry_hc", "box 48 720 984 254"},
      {"meter_entry_hc", "box 445 799 37 110"},
      {"meter_entry_hc", "box 492 793 37 116"},
      {"meter_entry_hc", "box 539 802 37 107"},
      {"meter_entry_hc", "box 586 797 37 112"},
      {"meter_entry_hc", "box 632 803 37 106"},
      {"meter_entry_hc", "box 679 808 37 101"},
      {"meter_entry_hc", "box 726 818 37 91"},
      {"meter_entry_hc", "box 773 846 37 63"},
      {"meter_entry_hc", "box 820 840 37 69"},
      {"meter_entry_hc", "box 867 807 37 102"},
      {"meter_entry_hc", "box 913 798 37 111"},
      {"meter_entry_hc", "box 960 812 37 97"}}},
    {"the bars are to scale: thirteen times the usual dwarfs the other months",
     {{"meter_check", "box 442 790 37 110"},
      {"meter_check", "box 489 784 37 116"},
      {"meter_check", "box 537 793 37 107"},
      {"meter_check", "box 584 788 37 112"},
      {"meter_check", "box 631 794 37 106"},
      {"meter_check", "box 679 799 37 101"},
      {"meter_check", "box 726 809 37 91"},
      {"meter_check", "box 773 837 37 63"},
      {"meter_check", "box 821 831 37 69"},
      {"meter_check", "box 868 798 37 102"},
      {"meter_check", "box 915 789 37 111"},
      {"meter_check", "box 963 803 37 97"}}},
    {"the words on the drawn device stand in the middle of its display",
     {{"pay_terminal", "5 589,37 ₽"}}},
    {"a payment is never cancelled on a time-out: the terminal is asked until it answers; the hour "
     "of the cancellation is not recorded",
     {{"pay_problem", "Банк не ответил за 60 секунд, и мы отменили операцию."},
      {"pay_problem",
       "Банк подтвердил отмену в 14:36. Если видите в приложении банка «в обработке», запись "
       "исчезнет сама."}}},
    {"no hour is promised that nobody has set",
     {{"pay_pending",
       "Ничего. Не платите второй раз. Если до 18:00 долг не обнулится, позвоните – деньги вернём "
       "или зачислим."},
      {"out_of_service",
       "Ремонтируем, обещаем включить сегодня к 18:00. Уже принятые платежи и показания "
       "сохранены."},
      {"out_of_service", "Temporarily out of service. Back by 18:00."}}},
    {"the terminal does not know the nearest other one, so that row is absent and the next moves "
     "up",
     {{"out_of_service", "box 72 768 936 508"},
      {"out_of_service", "ул. Гражданская, д. 2"},
      {"out_of_service", "ближайший терминал, 350 м, до 22:00"},
      {"out_of_service", "box 112 1042 856 2"},
      {"out_of_service", "Оплата с телефона"},
      {"out_of_service", "Наведите камеру или откройте lk.kamal.example"}}},
    {"one broken device does not stop the terminal: the code names all that is missing",
     {{"out_of_service", "Код для мастера: PRN-03"}}},
};

}  // namespace

std::set<std::string> deviations_of(std::string_view mockup) {
    std::set<std::string> names;
    for (const auto& deviation : deviations) {
        for (const auto& thing : deviation.things) {
            if (thing.mockup == mockup) names.insert(thing.name);
        }
    }
    return names;
}

}  // namespace kvitok::golden
