#include "kiosk/main_desk_tour_contact.h"

namespace kvitok::desk {
namespace {

void read_about_the_company(Guide& guide) {
    guide.heading("Bank details and news of the company");
    guide.tap("Реквизиты");
    guide.see("requisites", "управляющая организация", "requisites");
    guide.tap("Напечатать реквизиты");
    guide.see("requisites", "Напечатать реквизиты", "requisites-printed");
    guide.take_slip("slip-requisites");
    guide.tap("Назад");
    guide.see("account_card", "Начислено за октябрь", "account-card-after-requisites");
    guide.tap("Новости");
    guide.see("news", "новое", "news-unread");
    guide.tap("Собрание собственников 5 декабря");
    guide.see("news_article", "выбор совета дома", "news-article");
    guide.tap("Назад");
    guide.see("news", "Новости", "news-read");
    guide.tap("Назад");
}

void write_to_the_company(Guide& guide) {
    guide.heading("A letter to the company");
    guide.see("account_card", "Обращения", "account-card-before-appeals");
    guide.tap("Обращения");
    guide.see("appeals", "новый ответ", "appeals");
    guide.tap("Перерасчёт за горячую воду");
    guide.see("appeal_chat", "Акт получен", "appeal-chat");
    guide.tap("Назад");
    guide.see("appeals", "в работе", "appeals-read");
    guide.tap("Написать в управляющую компанию");
    guide.see("appeal_write", "Что случилось", "appeal-write");
    guide.tap("Отправить");
    guide.see("appeal_write", "Заполните поле", "appeal-write-empty");
    guide.tap("Ремонт");
    guide.tap("Что случилось");
    guide.type("Не горит свет у лифта на третьем этаже");
    guide.tap("Эл. почта для ответа");
    guide.type("sergey@mail.example");
    guide.tap("Или телефон");
    guide.see("appeal_write", "10 или 11 цифр", "appeal-write-filled");
    guide.tap("Отправить");
    guide.see("appeal_sent", "Слип напечатан", "appeal-sent");
    guide.take_slip("slip-appeal");
    guide.tap("Готово");
    guide.see("appeals", "Не горит свет у лифта", "appeals-with-the-new-one");
    guide.tap("Назад");
}

void order_a_service(Guide& guide) {
    guide.heading("A paid service");
    guide.see("account_card", "Услуги", "account-card-before-services");
    guide.tap("Услуги");
    guide.see("services", "Замена смесителя", "services");
    guide.tap("Электрика");
    guide.see("services", "Замена розетки", "services-electrics");
    guide.tap("Замена розетки");
    guide.see("service_order", "Когда прийти", "service-order");
    guide.tap("Отправить заявку");
    guide.see("service_request", "Слип напечатан", "service-sent");
    guide.take_slip("slip-service");
    guide.tap("Отменить заявку");
    guide.see("service_request", "Отменить заявку?", "service-cancel");
    guide.tap("Отменить заявку", 2);
    guide.see("service_request", "отменена", "service-cancelled");
    guide.tap("Готово");
    guide.see("services", "отменена", "services-after");
    guide.tap("Назад");
}

void notice_an_error(Guide& guide) {
    guide.heading("An error on the screen is reported");
    guide.see("account_card", "Начислено за октябрь", "account-card-before-help");
    guide.tap("Помощь");
    guide.see("help", "Состояние счёта", "help-account-card");
    guide.tap("Сообщить");
    guide.see("report", "Что не так?", "report");
    guide.type("опечатка");
    guide.tap("Отправить");
    guide.see("report_sent", "Спасибо", "report-sent");
    guide.tap("Готово");
    guide.see("account_card", "Начислено за октябрь", "account-card-after-report");
}

}  // namespace

void tour_contact(Guide& guide) {
    read_about_the_company(guide);
    write_to_the_company(guide);
    order_a_service(guide);
    notice_an_error(guide);
}

}  // namespace kvitok::desk
