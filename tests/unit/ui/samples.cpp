#include "sample_parts.h"

namespace kvitok::ui::samples {
namespace {

QrCode bill_code() {
    return code_of("ST00012|Name=ОАО Камал|PersonalAcc=40702810900000000001|Sum=319503");
}

Drum drum(std::string digits, int cursor, bool framed_panel) {
    Drum::Zone zone;
    zone.digits = std::move(digits);
    zone.fraction = 3;
    zone.cursor = cursor;
    zone.dim = 2;
    zone.previous_label = "Было в октябре";
    zone.previous = "00327250";
    Drum drum;
    if (framed_panel) {
        drum.title = "Показание сейчас";
        drum.hint = "Красные цифры – по желанию";
    }
    drum.zones.push_back(zone);
    drum.framed = framed_panel;
    return drum;
}

BarChart year() {
    return {.title = "Расход по месяцам, м³",
            .values = {110, 116, 107, 112, 106, 101, 91, 63, 69, 102, 111, 97},
            .labels = {"д", "я", "ф", "м", "а", "м", "и", "и", "а", "с", "о", "н"},
            .current = "7,868 м³"};
}

void show_counter(Page& page) {
    page.title.text = "Холодная вода, кухня";
    page.title.hint = "Счётчик № 18-204417";
    page.title.icon = Icon::water;
    page.title.tint = Tint::cold;
}

}  // namespace

Page home() {
    Page page = framed("home", Template::menu);
    page.stack = 28;
    page.title.text = "Что нужно сделать?";
    page.title.reach_hint =
        "Все кнопки опущены в нижнюю часть экрана. Вернуть обратно – кнопка «Ниже».";
    page.blocks = {
        {Note{.tone = Tone::warn,
              .icon = Icon::alert_circle_outline,
              .text = Text::led("25 ноября, 9:00–17:00", " – не будет горячей воды"),
              .style = TextStyle::table,
              .action = next_action()},
         Side::act},
        {Hero{.title = "Оплатить по квитанции",
              .lead = "Поднесите QR-код с квитанции к сканеру под экраном",
              .short_lead = "Поднесите QR-код к сканеру под экраном",
              .hint = "Сканер внизу",
              .picture = bill_code(),
              .button = button("Ввести номер лицевого счёта", Look::outline, Icon::keyboard)},
         Side::see},
        {WideTile{{.icon = Icon::login,
                   .title = "Войти в личный кабинет",
                   .hint = "Показания, начисления, квитанции, обращения",
                   .action = next_action()}},
         Side::act},
        {WideTile{{.icon = Icon::account_plus,
                   .title = "Зарегистрироваться",
                   .hint = "Нужны лицевой счёт и адрес эл. почты",
                   .action = next_action()}},
         Side::act},
        {HalfTiles{{{.icon = Icon::newspaper,
                     .tint = Tint::other,
                     .title = "Новости",
                     .hint = "3 новых за ноябрь",
                     .action = next_action()},
                    {.icon = Icon::phone,
                     .tint = Tint::other,
                     .title = "Контакты",
                     .hint = "Диспетчер и часы приёма",
                     .action = next_action()}}},
         Side::act}};
    return page;
}

Page attract() {
    Page page = framed("attract", Template::attract);
    page.header.date = "воскресенье, 22 ноября";
    page.night.headline = "Оплата\nи показания\nсчётчиков – здесь";
    page.night.features = {{Icon::qrcode, "по квитанции"},
                           {Icon::credit, "картой или СБП"},
                           {Icon::receipt, "с чеком"}};
    page.night.start = {.label = "Коснитесь экрана",
                        .action = next_action(),
                        .look = Look::amber,
                        .icon = Icon::cursor_pointer};
    page.night.start_hint = "Touch the screen to begin";
    page.night.notice = Text::led("25 ноября, 9:00–17:00", " – не будет горячей воды");
    page.night.whole_screen_starts = true;
    page.night.lit.assign(24, false);
    for (const std::size_t i : {4U, 6U, 7U, 9U, 14U, 17U, 19U, 22U}) page.night.lit[i] = true;
    return page;
}

Page out_of_service() {
    Page page = framed("out_of_service", Template::attract);
    page.header.date.clear();
    page.access.shown = false;
    page.night.headline = "Терминал\nвременно\nне работает";
    page.night.lead =
        "Ремонтируем, обещаем включить сегодня к 18:00. Уже принятые платежи "
        "и показания сохранены.\nTemporarily out of service. Back by 18:00.";
    page.night.house_rows = 3;
    page.night.foot_left = "Терминал № 0007";
    page.night.foot_right = "Код для мастера: PRN-03";
    RowsPanel rows;
    rows.prominent = true;
    rows.rows = {{.icon = Icon::phone,
                  .title = "8 800 000-00-00",
                  .hint = "показания и вопросы, круглосуточно"},
                 {.icon = Icon::map_marker,
                  .title = "ул. Гражданская, д. 2",
                  .hint = "ближайший терминал, 350 м, до 22:00"},
                 {.code = code_of("https://lk.kamal.example/"),
                  .title = "Оплата с телефона",
                  .hint = "Наведите камеру или откройте lk.kamal.example"}};
    page.blocks = {rows};
    return page;
}

Page number_entry() {
    Page page = with_nav("account_number", Template::keypad);
    page.stack = 24;
    page.title.text = "Номер лицевого счёта";
    page.title.hint = "Он напечатан вверху квитанции, 10 цифр";
    page.blocks = {{DigitCells{.digits = "015420", .groups = {4, 4, 2}}, Side::see},
                   {Note{.icon = Icon::qrcode_scan,
                         .text = "Быстрее по QR-коду",
                         .hint = "Поднесите квитанцию к сканеру – номер введётся сам.",
                         .large_icon = true},
                    Side::see},
                   {Paragraph{.text = "До входа в кабинет видны только сумма и часть "
                                      "адреса. Имя и начисления скрыты.",
                              .style = TextStyle::small,
                              .icon = Icon::lock_outline},
                    Side::see},
                   {Spring{}, Side::see, 0},
                   {Keypad{.corner = Keypad::Corner::clear, .clear_label = "Стереть"}, Side::act}};
    page.bottom = {button("Продолжить")};
    page.bottom[0].enabled = false;
    return page;
}

Page login() {
    Page page = with_nav("login", Template::form);
    page.stack = 24;
    page.title.text = "Вход в личный кабинет";
    page.title.hint = "Введите имя пользователя и пароль";
    page.blocks = {
        {Fields{{{.label = "Имя пользователя",
                  .value = "ivanov",
                  .action = next_action(),
                  .clear = next_action()}}},
         Side::act},
        {Fields{{{.label = "Пароль",
                  .value = "secret",
                  .secret = true,
                  .focused = true,
                  .action = next_action(),
                  .side = {.label = "Показать", .action = next_action(), .icon = Icon::eye}}}},
         Side::act, 44},
        {ButtonRow{.buttons = {button("Забыли пароль?", Look::tint),
                               button("Зарегистрироваться", Look::tint)},
                   .height = RowHeight::small},
         Side::act, 46},
        {Note{.icon = Icon::shield_outline,
              .text = "Терминал не запоминает пароль. После «Завершить» или 90 секунд "
                      "без касаний кабинет закроется."},
         Side::see},
        {Keyboard{.letters = Letters::english,
                  .space_label = "Пробел",
                  .enter = {.label = "Войти", .action = next_action()}},
         Side::act}};
    return page;
}

Page entries() {
    Page page = with_session("accounts", Template::list);
    page.stack = 24;
    page.title.text = "Мои лицевые счета";
    page.title.hint = "Здравствуйте, Сергей! На 22 ноября:";
    Entry first{.icon = Icon::home_variant,
                .title = "ул. Гражданская, д. 12, кв. 154",
                .hint = "Л/с •• 8731 · ОАО «Камал»",
                .action = next_action(),
                .label = "Долг",
                .value = "5 589,37 ₽",
                .note = "из них за октябрь 3 195,03 ₽",
                .button = button("Оплатить")};
    Entry second{.icon = Icon::home_variant,
                 .title = "ул. Николаева, д. 7, кв. 31",
                 .hint = "Л/с •• 4008 · ОАО «Камал»",
                 .action = next_action(),
                 .label = "Переплата",
                 .value = "412,60 ₽",
                 .value_ink = Ink::ok,
                 .note = "платить пока не нужно",
                 .button = button("Пополнить", Look::outline)};
    page.blocks = {
        first, second,
        Note{.tone = Tone::warn,
             .icon = Icon::gauge,
             .text = "Передайте показания до 25 ноября",
             .hint = "Ждут 3 счётчика на Гражданской",
             .button = button("Передать", Look::outline)},
        ButtonRow{.buttons = {button("Добавить лицевой счёт", Look::outline, Icon::plus)}}};
    page.docked = {SplitLine{.left = {.icon = Icon::clock, .text = "Данные на 22 ноября, 06:00"},
                             .right = {.text = "Диспетчер: 8 800 000-00-00"}}};
    return page;
}

Page overview() {
    Page page = with_account("account_card", Template::table);
    Table table;
    table.title = "Начислено за октябрь 2026";
    table.button = {.label = "Подробно",
                    .action = next_action(),
                    .look = Look::tint,
                    .icon = Icon::chevron_right,
                    .icon_after = true};
    table.columns = {{"Услуга"},
                     {"Объём", Table::Fit::merge, true},
                     {"Тариф, ₽", Table::Fit::merge, true},
                     {"Начислено", Table::Fit::drop_last},
                     {"Перерасчёт", Table::Fit::drop_empty},
                     {"Итого, ₽"}};
    table.merged_label = "Объём × тариф, ₽";
    table.rows = {{"Ремонт жилья", "50,50 м²", "2,80", "141,40", "–", "141,40"},
                  {"Содержание жилья", "50,50 м²", "12,41", "626,71", "–", "626,71"},
                  {"Найм жилья", "50,50 м²", "6,56", "331,28", "–", "331,28"},
                  {"Холодное водоснабжение", "9,044 м³", "11,94", "107,99", "–", "107,99"},
                  {"Горячее водоснабжение", "6,030 м³", "88,26", "532,22", "–", "532,22"},
                  {"Водоотведение", "14,726 м³", "13,58", "199,98", "–", "199,98"},
                  {"Электроснабжение", "201,61 кВт·ч", "2,61", "526,20", "–", "526,20"},
                  {"Отопление", "0,5003 Гкал", "1 434,59", "717,72", "–", "717,72"},
                  {"Пени", "–", "–", "11,53", "–", "11,53"}};
    table.total = {"Итого", "", "", "3 195,03", "–", "3 195,03"};
    table.foot_person = "Сергей Викторович М.";
    table.foot = {{"Площадь", "50,5 м²"}, {"Тип", "муниципальная"}};
    MenuGrid grid;
    const auto tile = [](Icon icon, std::string title, std::string badge = {}) {
        return Tile{.icon = icon,
                    .title = std::move(title),
                    .badge = std::move(badge),
                    .action = next_action()};
    };
    grid.tiles = {
        tile(Icon::gauge, "Показания", "3"),  tile(Icon::history, "Начисления"),
        tile(Icon::cash_multiple, "Платежи"), tile(Icon::message_text_outline, "Обращения", "1"),
        tile(Icon::wrench, "Услуги"),         tile(Icon::domain, "Расчёт ОДН"),
        tile(Icon::bank, "Реквизиты"),        tile(Icon::newspaper, "Новости")};
    page.blocks = {{AmountPanel{.label = "Долг на 22 ноября",
                                .value = "5 589,37 ₽",
                                .button = button("Оплатить"),
                                .person = "Сергей Викторович М.",
                                .facts = table.foot},
                    Side::see},
                   {grid, Side::see},
                   {table, Side::act}};
    return page;
}

Page counters() {
    Page page = with_account("meters", Template::list);
    page.title.text = "Счётчики";
    page.title.side = "Передано 1 из 4";
    page.title.side_lit = 1;
    page.title.side_windows = 4;
    const auto entry = [](Icon icon, Tint tint, std::string title, std::string hint, Tag tag,
                          std::string value, std::string unit) {
        return Entry{.icon = icon,
                     .tint = tint,
                     .title = std::move(title),
                     .hint = std::move(hint),
                     .tag = std::move(tag),
                     .label = "Октябрь",
                     .value = std::move(value),
                     .unit = std::move(unit),
                     .button = button("Передать")};
    };
    const Tag due{"до 25 ноября", Tone::warn, Icon::clock};
    page.blocks = {
        Paragraph{.text = "Показания за ноябрь принимаем с 15 по 25 число.",
                  .style = TextStyle::small},
        entry(Icon::water, Tint::cold, "Холодная вода, кухня", "№ 18-204417 · поверка до 12.2029",
              due, "327,250", "м³"),
        entry(Icon::water, Tint::hot, "Горячая вода, кухня", "№ 18-204418 · поверка до 12.2026",
              {"скоро поверка", Tone::bad, Icon::alert}, "214,906", "м³"),
        entry(Icon::flash, Tint::power, "Электричество", "№ 071153118 · один тариф", due,
              "14 226,4", "кВт·ч"),
        entry(Icon::radiator, Tint::heat, "Отопление", "№ 0034471 · теплосчётчик",
              {"передано", Tone::ok, Icon::check}, "12,9881", "Гкал")};
    page.docked = {ButtonRow{.buttons = {button("История", Look::outline, Icon::history),
                                         button("Напечатать", Look::outline, Icon::printer)}}};
    return page;
}

Page drum_entry() {
    Page page = with_account("meter_entry", Template::keypad);
    show_counter(page);
    page.blocks = {
        {drum("00335118", 7, true), Side::see},
        {FactsPanel{.facts = {{"Расход", "7,868 м³"}, {"Примерно к оплате", "93,94 ₽"}},
                    .chart = year()},
         Side::see},
        {Spring{}, Side::see, 0},
        {Keypad{.corner = Keypad::Corner::comma}, Side::act}};
    page.bottom = {button("Передать 335,118")};
    return page;
}

Page zones_entry() {
    Page page = with_account("zones_entry", Template::keypad);
    page.title.text = "Электричество";
    page.title.hint = "Счётчик № 071153118";
    page.title.icon = Icon::flash;
    page.title.tint = Tint::power;
    Drum drum;
    drum.title = "Показание сейчас";
    for (const char* name : {"Т1 день", "Т2 ночь", "Т3 полупик"}) {
        drum.zones.push_back({.label = name,
                              .digits = "014226",
                              .cursor = drum.zones.empty() ? 5 : -1,
                              .dim = 1,
                              .previous_label = "Было в октябре",
                              .previous = "014011",
                              .action = next_action()});
    }
    page.blocks = {
        {drum, Side::see},
        {FactsPanel{.facts = {{"Расход", "193,5 кВт·ч"}, {"Примерно к оплате", "505,04 ₽"}}},
         Side::see},
        {Spring{}, Side::see, 0},
        {Keypad{}, Side::act}};
    page.bottom = {button("Передать")};
    return page;
}

Page drum_check() {
    Page page = drum_entry();
    page.name = "meter_check";
    Dialog dialog;
    dialog.icon = Icon::alert;
    dialog.title = "Расход в 13 раз больше обычного";
    dialog.blocks = {{Paragraph{.text = std::vector<Span>{{"Получилось "},
                                                          {"107,868 м³", true},
                                                          {", обычно у вас 8,3 м³. Сверьте цифры "
                                                           "со счётчиком."}},
                                .style = TextStyle::body_l,
                                .ink = Ink::ink},
                      Side::see, 20},
                     {drum("00435118", -1, false), Side::see, 24}};
    dialog.buttons = {button("Исправить"), button("Всё верно, передать 435,118", Look::outline)};
    page.dialog = {dialog};
    return page;
}

Page done() {
    Page page = with_account("meter_done", Template::status);
    page.header.clock = "14:41";
    page.stack = 24;
    RowsPanel rows;
    rows.rows = {{.icon = Icon::water,
                  .tint = Tint::cold,
                  .title = "Холодная вода, кухня",
                  .hint = "335,118 · расход 7,868 м³",
                  .value = "≈ 93,94 ₽"},
                 {.icon = Icon::water,
                  .tint = Tint::hot,
                  .title = "Горячая вода, кухня",
                  .hint = "220,430 · расход 5,524 м³",
                  .value = "≈ 487,55 ₽"},
                 {.icon = Icon::flash,
                  .tint = Tint::power,
                  .title = "Электричество",
                  .hint = "14 419,9 · расход 193,5 кВт·ч",
                  .value = "≈ 505,04 ₽"}};
    page.blocks = {{StatusHead{.headline = "Показания приняты",
                               .lead = "Переданы 3 счётчика, 22 ноября, 14:41"},
                    Side::see},
                   {rows, Side::act},
                   {Progress{.title = "Слип печатается",
                             .hint = "Номер П-261122-0064. Возьмите его под экраном",
                             .windows = {3, 5}},
                    Side::act},
                   {Note{.icon = Icon::calendar,
                         .text = "Начисление за ноябрь увидите 1 декабря – здесь "
                                 "и в квитанции.",
                         .style = TextStyle::body},
                    Side::see}};
    page.bottom = {button("Оплатить", Look::outline, Icon::credit), button("Готово")};
    return page;
}

Page inactivity() {
    Page page = drum_entry();
    page.name = "inactivity";
    Dialog dialog;
    dialog.scrim = Scrim::solid;
    dialog.title = "Вы ещё здесь?";
    const auto centred = [](std::string text, TextStyle style, Ink ink) {
        return Paragraph{
            .text = std::move(text), .style = style, .ink = ink, .align = Align::center};
    };
    dialog.blocks = {
        {centred("Кабинет закроется через", TextStyle::body_l, Ink::ink_2), Side::see, 28},
        {centred("18", TextStyle::countdown, Ink::ink), Side::see, 28},
        {centred("секунд", TextStyle::body_l, Ink::ink_2), Side::see, 8},
        {Windows{6, 10}, Side::see, 36},
        {centred("Неотправленное показание не сохранится", TextStyle::body, Ink::ink_2), Side::see,
         32}};
    dialog.buttons = {button("Я здесь, продолжить"),
                      button("Завершить", Look::outline, Icon::logout)};
    page.dialog = {dialog};
    return page;
}

std::vector<Page> all() {
    return {home(),       attract(),  out_of_service(), number_entry(),  login(),
            entries(),    overview(), counters(),       drum_entry(),    zones_entry(),
            drum_check(), done(),     amount(),         follow_device(), success(),
            problem(),    pending(),  inactivity()};
}

}  // namespace kvitok::ui::samples
