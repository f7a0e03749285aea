#include "sample_parts.h"

namespace kvitok::ui::samples {
namespace {

std::vector<Explanation::Part> three_parts(Text money) {
    return {{.heading = "Что случилось",
             .text = "Банк не ответил за 60 секунд, и мы отменили операцию."},
            {.icon = Icon::shield_outline,
             .tint = Tint::ok,
             .heading = "Ваши деньги",
             .text = std::move(money)},
            {.icon = Icon::format_list_numbers,
             .heading = "Что делать",
             .text = "Попробуйте ещё раз той же картой или оплатите по СБП. Долг "
                     "не изменился – 5 589,37 ₽."}};
}

SplitLine operation() {
    return {.left = {.text = std::vector<Span>{{"Операция "}, {"261122-0317", true, Ink::ink}}},
            .right = {.icon = Icon::phone,
                      .text = std::vector<Span>{{"8 800 000-00-00", true, Ink::ink},
                                                {", круглосуточно"}}},
            .inset = true};
}

}  // namespace

Page amount() {
    Page page = with_account("pay_amount", Template::form);
    page.title.text = "Оплата";
    page.step = {1, 2, "Шаг 1 из 2"};
    Options options;
    options.options = {{.title = "Весь долг",
                        .hint = "на 22 ноября 2026",
                        .value = "5 589,37 ₽",
                        .selected = true,
                        .action = next_action()},
                       {.title = "Только за октябрь",
                        .hint = "начислено за месяц",
                        .value = "3 195,03 ₽",
                        .action = next_action()},
                       {.title = "Другая сумма",
                        .hint = "от 10 до 60 000 ₽",
                        .icon = Icon::pencil,
                        .action = next_action()}};
    OptionTiles tiles;
    tiles.options = {{.title = "Банковской картой",
                      .hint = "Мир, Visa, Mastercard",
                      .icon = Icon::credit,
                      .selected = true,
                      .action = next_action()},
                     {.title = "По СБП с телефона",
                      .hint = "QR-код на экране",
                      .icon = Icon::qrcode_scan,
                      .action = next_action()}};
    page.blocks = {{Heading{"Сколько заплатить"}, Side::see},
                   {options, Side::see},
                   {Heading{"Как заплатить"}, Side::act, 28},
                   {tiles, Side::act}};
    page.docked = {
        {KeyValues{.rows = {{"Лицевой счёт", "•• 8731, ОАО «Камал»"}, {"Комиссия", "0,00 ₽"}},
                   .total = {"К оплате", "5 589,37 ₽"},
                   .large_total = true},
         Side::act},
        {Paragraph{.text = "Платёж проводит НКО «МОНЕТА.РУ» (ООО). Нажимая кнопку, "
                           "вы принимаете условия договора, они есть "
                           "в «Помощи».",
                   .style = TextStyle::caption,
                   .icon = Icon::shield_outline},
         Side::act}};
    page.bottom = {button("Перейти к оплате", Look::primary, Icon::arrow_right)};
    page.bottom[0].icon_after = true;
    return page;
}

Page follow_device() {
    Page page = with_account("pay_terminal", Template::status, Presence::disabled);
    page.stack = 24;
    page.title.text = "Следуйте терминалу";
    page.step = {2, 2, "Шаг 2 из 2"};
    Steps steps;
    steps.steps = {
        {Steps::State::done, "Сумма передана на терминал"},
        {Steps::State::current, "Приложите или вставьте карту", "Телефон или часы тоже подойдут"},
        {Steps::State::ahead, "Введите ПИН-код, если терминал попросит"},
        {Steps::State::ahead, "Дождитесь ответа банка", "Обычно до 20 секунд, не отходите"}};
    page.blocks = {{DevicePanel{.label = "К оплате",
                                .value = "5 589,37 ₽",
                                .instruction = "Приложите\nили вставьте карту",
                                .place = "терминал справа",
                                .screen_title = "5 589,37 ₽",
                                .screen_text = "Приложите карту"},
                    Side::see},
                   {steps, Side::act}};
    page.docked = {{Paragraph{.text = "ПИН-код вводите только на терминале, не на экране",
                              .style = TextStyle::small,
                              .align = Align::center,
                              .icon = Icon::lock_outline},
                    Side::act}};
    page.bottom = {button("Отменить оплату", Look::danger)};
    return page;
}

Page success() {
    Page page = with_account("pay_success", Template::status);
    page.header.clock = "14:35";
    page.stack = 24;
    page.blocks = {
        {StatusHead{.headline = "Оплачено 5 589,37 ₽", .lead = "22 ноября 2026, 14:35"},
         Side::see},
        {KeyValues{.rows = {{"Лицевой счёт", "•• 8731"},
                            {"Карта", "•••• 4417, Мир"},
                            {"Номер операции", "261122-0317"},
                            {"Деньги поступят в УК", "до 24 ноября"}},
                   .total = {"Долг теперь", "0,00 ₽", Ink::ok}},
         Side::act},
        {Progress{.title = "Чек печатается", .hint = "Возьмите его под экраном", .windows = {3, 5}},
         Side::act},
        {QrPanel{.code = code_of("https://check.example/t=20261122T1435&s=5589.37"),
                 .title = "Чек на телефон",
                 .hint = "Наведите камеру – бумажный чек можно не хранить"},
         Side::act}};
    page.bottom = {button("Передать показания", Look::outline, Icon::gauge), button("Готово")};
    return page;
}

Page problem() {
    Page page = with_account("pay_problem", Template::status);
    page.header.clock = "14:36";
    page.stack = 24;
    page.blocks = {{StatusHead{.tone = Tone::warn,
                               .icon = Icon::close,
                               .headline = "Оплата не прошла",
                               .lead = "Деньги на месте"},
                    Side::see},
                   {Explanation{three_parts(
                        Text::led("С карты ничего не списано.",
                                  " Банк подтвердил отмену в 14:36. Если видите в приложении "
                                  "банка «в обработке», запись исчезнет сама."))},
                    Side::act},
                   {operation(), Side::see},
                   {Note{.icon = Icon::printer,
                         .text = "Справку об отмене уже печатаем. Сохраните её.",
                         .windows = {4, 5}},
                    Side::see}};
    page.bottom = {button("Оплатить по СБП", Look::outline, Icon::qrcode_scan),
                   button("Повторить")};
    return page;
}

Page pending() {
    Page page = problem();
    page.name = "pay_pending";
    page.header.clock = "14:37";
    std::get<StatusHead>(page.blocks[0].content) = {.tone = Tone::warn,
                                                    .icon = Icon::clock,
                                                    .headline = "Платёж в пути",
                                                    .lead = "Платить повторно не нужно"};
    std::get<Explanation>(page.blocks[1].content) = {
        {{.heading = "Что случилось",
          .text = "Банк списал деньги, но связь с управляющей компанией прервалась."},
         {.icon = Icon::shield_outline,
          .tint = Tint::ok,
          .heading = "Ваши деньги",
          .text = Text::led("5 589,37 ₽ списаны и записаны у нас.",
                            "\nМы передадим платёж сами, как только связь вернётся, – обычно "
                            "в течение часа.")},
         {.icon = Icon::format_list_numbers,
          .heading = "Что делать",
          .text = "Ничего. Не платите второй раз. Если до 18:00 долг не обнулится, "
                  "позвоните – деньги вернём или зачислим."}}};
    return page;
}

}  // namespace kvitok::ui::samples
