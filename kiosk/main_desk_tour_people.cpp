#include "kiosk/main_desk_tour_people.h"

namespace kvitok::desk {

void register_somebody(Guide& guide) {
    guide.heading("Somebody registers, and somebody forgot the password");
    guide.tap("Зарегистрироваться");
    guide.see("register_person", "Шаг 1 из 2", "register-person");
    guide.tap("Далее");
    guide.tap("Фамилия");
    guide.type("Сидорова");
    guide.tap("Имя");
    guide.type("Анна");
    guide.tap("Отчество");
    guide.type("Олеговна");
    guide.tap("Телефон");
    guide.type("9175550077");
    guide.tap("Электронная почта");
    guide.type("sidorova@mail.example");
    guide.tap("Далее");
    guide.see("register_account", "Шаг 2 из 2", "register-account");
    guide.type("sidorova");
    guide.tap("Новый пароль");
    guide.type("12345678");
    guide.tap("Пароль ещё раз");
    guide.type("12345678");
    guide.tap("Создать");
    guide.see("register_account", "легко угадать", "register-weak-password");
    guide.type("Herbst-7");
    guide.tap("Пароль ещё раз");
    guide.type("Herbst-7");
    guide.tap("Создать");
    guide.see("letter_code", "Почти готово", "letter-code");
    guide.take_slip("slip-registration");
    guide.type("000000");
    guide.tap("Проверить");
    guide.see("letter_code", "Код не подошёл", "letter-code-wrong");
    guide.tap("Главная");
    guide.see("home", "Что нужно сделать?", "home-after-registering");
    guide.tap("Войти в личный кабинет");
    guide.tap("Забыли пароль?");
    guide.see("recover_whom", "Имя пользователя или эл. почта", "recover-whom");
    guide.type("nobody");
    guide.tap("Прислать");
    guide.see("recover_password", "Если такой кабинет есть", "recover-password");
    guide.tap("Главная");
    guide.see("home", "Что нужно сделать?", "home-after-recovery");
}

void look_at_the_profile(Guide& guide) {
    guide.heading("The resident's own profile");
    guide.tap("Мой профиль");
    guide.see("profile", "m•••@mail.example", "profile");
    guide.tap("Показать");
    guide.see("profile", "muravyov@mail.example", "profile-shown");
    guide.tap("Отвязать");
    guide.see("unlink_confirm", "доступ из кабинета закроется", "unlink-confirm");
    guide.tap("Оставить");
    guide.tap("Удалить кабинет");
    guide.see("profile_delete", "Имя, телефон", "profile-delete");
    guide.tap("Назад");
    guide.see("profile", "Мой профиль", "profile-again");
    guide.tap("Назад");
}

}  // namespace kvitok::desk
