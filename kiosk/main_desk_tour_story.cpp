#include "kiosk/main_desk_tour_story.h"

#include "kiosk/main_desk_tour_people.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace kvitok::desk {

namespace {

using namespace std::chrono_literals;

constexpr auto account = "0154208731";
constexpr auto user = "ivanov";
constexpr auto password = "kvartira-154-demo";

// The sum in the line that holds these words: its digits up to the rouble sign.
std::int64_t kopecks_where(const Json& page, std::string_view words) {
    std::string line;
    for (std::istringstream all(words_of(page)); std::getline(all, line);) {
        const auto sign = line.find("₽");
        if (line.find(words) == std::string::npos || sign == std::string::npos) continue;
        std::int64_t kopecks = 0;
        for (const char letter : line.substr(0, sign)) {
            if (letter >= '0' && letter <= '9') kopecks = kopecks * 10 + (letter - '0');
        }
        return kopecks;
    }
    throw Unexpected(fmt::format("no sum stands beside “{}” on the screen", words));
}

void promise_payment(Guide& guide, std::string_view words) {
    guide.payments.push_back({guide.payment_number(), kopecks_where(guide.desk().seen(), words)});
}

void first_look(Guide& guide) {
    guide.heading("The resident comes");
    guide.see("attract", "Коснитесь экрана", "attract");
    guide.tap("Коснитесь экрана");
    guide.see("home", "не будет", "home");
    guide.tap("Eng");
    guide.see("home", "What would you like to do?", "home-english");
    guide.tap("Рус");
    guide.see("home", "Что нужно сделать?", "home-russian");
    guide.tap("Контакты");
    guide.see("contacts", "Приём жителей", "contacts");
    guide.tap("Назад");
    guide.tap("Новости");
    guide.see("news", "Новости", "news");
    guide.tap("Главная");
    guide.tap("Помощь");
    guide.see("help", "Как оплатить", "help");
    guide.tap("Вернуться");
}

void by_number(Guide& guide) {
    guide.heading("By the account number, without a login");
    guide.see("home", "Что нужно сделать?", "home-again");
    guide.tap("Ввести номер лицевого счёта");
    guide.see("account_number", "Номер лицевого счёта", "account-number");
    guide.type("0154208732");
    guide.tap("Продолжить");
    guide.see("account_number", "Такого счёта нет", "account-number-unknown");
    guide.tap("Стереть");
    guide.type(account);
    guide.see("account_number", "Продолжить", "account-number-typed");
    guide.tap("Продолжить");
    guide.see("account_found", "Долг на", "account-found");
    guide.tap("Главная");
}

void by_bill(Guide& guide) {
    guide.heading("By the bill, before the scanner");
    guide.see("home", "Что нужно сделать?", "home-with-bill");
    guide.operate("scanner", "hold-bill", "https://example.org/ticket/17");
    guide.see("account_number", "Это не квитанция за ЖКУ", "not-a-bill");
    guide.tap("Главная");
    guide.operate("scanner", "hold-bill-of", account);
    guide.see("pay_amount", "Сколько заплатить", "scanned-bill");
    guide.tap("Главная");
}

void sign_in(Guide& guide) {
    guide.heading("Signing in");
    guide.see("home", "Что нужно сделать?", "home-before-login");
    guide.tap("Войти в личный кабинет");
    guide.see("login", "Введите имя пользователя и пароль", "login");
    guide.type(user);
    guide.tap("Пароль");
    guide.type("квартира");
    guide.see("login", "Имя пользователя", "login-russian-keyboard");
    guide.tap("Войти");
    guide.see("login", "не подошли", "login-refused");
    guide.tap("Пароль");
    for (int i = 0; i < 8; ++i) guide.desk().tap("⌫");
    guide.type(password);
    guide.tap("Показать");
    guide.see("login", password, "login-shown");
    guide.tap("Войти");
    guide.see("accounts", "Здравствуйте", "accounts");
}

void look_at_the_account(Guide& guide) {
    guide.heading("The account card");
    guide.tap("ул. Гражданская, д. 12, кв. 154");
    guide.see("account_card", "Начислено за октябрь", "account-card");
    const Json& page = guide.desk().seen();
    for (const char* sum : {"5 589,37", "3 195,03"}) {
        if (!says(page, sum)) {
            throw Unexpected(
                fmt::format("the account card does not say {}:\n{}", sum, words_of(page)));
        }
    }
}

void hand_in_readings(Guide& guide) {
    guide.heading("Readings");
    guide.tap("Показания");
    guide.see("meters", "Передано 1 из 4", "meters");
    guide.tap("Передать", 1);
    guide.see("meter_entry", "Показание сейчас", "meter-entry");
    guide.type("435,118");
    guide.see("meter_entry", "Примерно к оплате", "meter-entry-typed");
    guide.tap("Передать ");
    guide.see("meter_check", "больше обычного", "meter-check-unusual");
    guide.tap("Исправить");
    for (int i = 0; i < 7; ++i) guide.desk().tap("⌫");
    guide.type("335,118");
    guide.tap("Передать ");
    guide.see("readings_done", "Показания приняты", "reading-accepted");
    guide.tap("Следующий счётчик");
    guide.see("meter_entry", "Горячая вода", "meter-entry-hot-water");
    guide.type("200");
    guide.tap("Передать ");
    guide.see("meter_check", "Меньше", "meter-check-less");
    guide.tap("Исправить");
    for (int i = 0; i < 3; ++i) guide.desk().tap("⌫");
    guide.type("219,5");
    guide.tap("Передать ");
    guide.see("readings_done", "Переданы 2 счётчика", "readings-two");
    guide.tap("Следующий счётчик");
    guide.see("meter_entry", "Электричество", "meter-entry-electricity");
    guide.type("14380");
    guide.tap("Передать ");
    guide.see("readings_done", "Слип напечатан", "readings-all");
    for (const char* value : {"335.118", "219.500", "14380.0"}) {
        guide.readings.push_back({guide.reading_number(), {value}});
    }
    guide.take_slip("slip-readings");
    guide.tap("Готово");
}

void be_declined(Guide& guide) {
    guide.heading("The bank declines the card");
    guide.see("accounts", "Оплатить", "accounts-again");
    guide.tap("Оплатить");
    guide.see("pay_amount", "Сколько заплатить", "pay-amount");
    guide.tap("Только за октябрь");
    guide.see("pay_amount", "Комиссия", "pay-amount-month");
    guide.tap("Перейти к оплате");
    guide.see("pay_terminal", "Приложите или вставьте карту", "pay-terminal");
    guide.operate("terminal", "present-card", "declined-05");
    guide.see("pay_problem", "Справка об отмене напечатана", "pay-declined");
    guide.take_slip("slip-not-paid");
}

void pay_the_month(Guide& guide) {
    guide.heading("Another card pays");
    guide.tap("Повторить");
    guide.see("pay_amount", "Сколько заплатить", "pay-amount-again");
    guide.tap("Только за октябрь");
    guide.tap("Перейти к оплате");
    guide.see("pay_terminal", "Приложите или вставьте карту", "pay-terminal-again");
    guide.operate("terminal", "present-card", "approved");
    guide.see("pay_success", "Чек напечатан", "pay-success");
    promise_payment(guide, "Оплачено");
    guide.take_slip("slip-payment");
    guide.tap("Готово");
}

void pay_without_network(Guide& guide) {
    guide.heading("The network is lost while the bank is asked");
    guide.see("accounts", "Долг", "accounts-after-payment");
    guide.tap("Оплатить");
    guide.tap("Другая сумма");
    guide.see("pay_other_sum", "Можно от", "pay-other-sum");
    guide.type("1000,50");
    guide.tap("Выбрать");
    guide.tap("Перейти к оплате");
    guide.see("pay_terminal", "Приложите или вставьте карту", "pay-terminal-other-sum");
    guide.operate("network", "lose");
    guide.operate("terminal", "present-card", "approved");
    guide.see("pay_success", "Чек напечатан", "pay-success-offline");
    guide.advance(11s, "nobody answers");
    guide.see("pay_pending", "Платить повторно не нужно", "pay-in-transit");
    promise_payment(guide, "списаны и записаны");
    guide.take_slip("slip-payment-in-transit");
    guide.operate("network", "restore");
    for (int i = 0; i < 8 && guide.desk().page()["name"] == "pay_pending"; ++i) {
        guide.advance(5s, "the terminal tries again");
        guide.desk().ask({{"command", "wait"}, {"screen", "pay_success"}, {"limit_ms", 300}});
    }
    guide.see("pay_success", "Оплачено", "pay-delivered");
    guide.tap("Готово");
}

void be_checked(Guide& guide) {
    guide.heading("The plug of the card terminal comes out while it answers");
    guide.see("accounts", "Долг", "accounts-with-rest");
    guide.tap("Оплатить");
    guide.see("pay_amount", "Сколько заплатить", "pay-amount-rest");
    guide.tap("Перейти к оплате");
    guide.see("pay_terminal", "Приложите или вставьте карту", "pay-terminal-rest");
    guide.operate("terminal", "fault", "unplug-in-answer");
    guide.operate("terminal", "present-card", "approved");
    guide.see("pay_checking", "Не платите повторно", "pay-checking");
    for (int i = 0; i < 40 && !says(guide.desk().page(), "Можно уходить"); ++i) {
        guide.desk().advance(5s);
    }
    guide.see("pay_checking", "Справка о проверке напечатана", "pay-checking-released");
    guide.take_slip("slip-checking");
    guide.operate("terminal", "plug");
    for (int i = 0; i < 40 && guide.desk().page()["name"] == "pay_checking"; ++i) {
        guide.desk().advance(5s);
    }
    guide.see("pay_success", "Чек напечатан", "pay-checked");
    promise_payment(guide, "Оплачено");
    guide.take_slip("slip-payment-checked");
}

void leave(Guide& guide) {
    guide.heading("The resident has left");
    guide.tap("Готово");
    guide.see("accounts", "Долга нет", "accounts-paid");
    guide.advance(61s, "nobody touches the screen");
    guide.see("inactivity", "Вы ещё здесь?", "inactivity");
    for (int second = 0; second < 32; ++second) guide.desk().advance(1s);
    guide.see("attract", "Кабинет закрыт", "attract-goodbye");
}

// The terminal looks for the server now and then; the time between passes at once.
void wait_until_shown(Guide& guide, std::string_view screen) {
    for (int i = 0; i < 60 && guide.desk().page()["name"] != screen; ++i) {
        guide.desk().advance(30s);
    }
}

void break_everything(Guide& guide) {
    guide.heading("Server and printer are gone");
    guide.operate("network", "lose");
    guide.operate("printer", "unplug");
    guide.operate("terminal", "unplug");
    wait_until_shown(guide, "out_of_service");
    guide.see("out_of_service", "не работает", "out-of-service");
    guide.operate("network", "restore");
    guide.operate("printer", "plug");
    guide.operate("terminal", "plug");
    wait_until_shown(guide, "attract");
    guide.see("attract", "Коснитесь экрана", "attract-repaired");
    guide.heading("The power fails");
    guide.cut_power();
    guide.see("attract", "Коснитесь экрана", "attract-after-power-cut");
}

}  // namespace

void tell_the_story(Guide& guide) {
    first_look(guide);
    by_number(guide);
    by_bill(guide);
    register_somebody(guide);
    sign_in(guide);
    look_at_the_profile(guide);
    look_at_the_account(guide);
    hand_in_readings(guide);
    be_declined(guide);
    pay_the_month(guide);
    pay_without_network(guide);
    be_checked(guide);
    leave(guide);
    break_everything(guide);
}

std::vector<std::string> differences(const Guide& guide, const Json& ledger) {
    std::vector<std::string> wrong;
    std::multimap<std::string, std::int64_t> payments;
    std::set<std::string> ids;
    for (const Json& one : ledger["server"]["payments"]) {
        payments.emplace(one.value("number", ""), one.value("amount", std::int64_t{0}));
        if (!ids.insert(one.value("id", "")).second) wrong.push_back("a payment's id stands twice");
    }
    for (const auto& promised : guide.payments) {
        const auto found = payments.find(promised.number);
        if (found == payments.end()) {
            wrong.push_back("payment " + promised.number + " is not in the books");
        } else if (found->second != promised.kopecks) {
            wrong.push_back(fmt::format("payment {}: the screen said {} kopecks, the books {}",
                                        promised.number, promised.kopecks, found->second));
        }
        if (found != payments.end()) payments.erase(found);
    }
    for (const auto& [number, amount] : payments) {
        wrong.push_back("payment " + number + " is in the books, and no screen said so");
    }
    std::multiset<std::pair<std::string, std::vector<std::string>>> readings;
    for (const Json& one : ledger["server"]["readings"]) {
        readings.emplace(one.value("number", ""), one.value("values", std::vector<std::string>{}));
    }
    for (const auto& promised : guide.readings) {
        const auto found = readings.find({promised.number, promised.values});
        if (found == readings.end()) {
            wrong.push_back("reading " + promised.number + " is not in the books as it was typed");
        } else {
            readings.erase(found);
        }
    }
    for (const auto& [number, values] : readings) {
        wrong.push_back("reading " + number + " is in the books, and no screen said so");
    }
    if (ledger["server"]["unbalanced"] != 0) wrong.push_back("the ledger does not balance");
    return wrong;
}

}  // namespace kvitok::desk
