// What the sample pages have in common.
#pragma once

#include <string>
#include <utility>

#include "samples.h"
#include "ui/qr.h"

namespace kvitok::ui::samples {

inline Action next_action() {
    static std::uint32_t last = 0;
    return {++last};
}

inline Page framed(std::string name, Template layout) {
    Page page;
    page.name = std::move(name);
    page.layout = layout;
    page.header = {.brand = "Мой дом",
                   .company = "ОАО «Камал»",
                   .address = "ул. Гражданская, д. 12",
                   .date = "вс, 22 ноября",
                   .clock = "14:32"};
    page.access.larger = "Крупнее";
    page.access.contrast = "Контраст";
    page.access.reach = "Ниже";
    page.access.help = "Помощь";
    page.parts = {"Предыдущие", "Следующие", "{0} из {1}"};
    return page;
}

inline Page with_nav(std::string name, Template layout, Presence presence = Presence::enabled) {
    Page page = framed(std::move(name), layout);
    page.nav = {presence, presence, presence, "Назад", "Главная", "Завершить"};
    return page;
}

inline Page with_session(std::string name, Template layout, Presence presence = Presence::enabled) {
    Page page = with_nav(std::move(name), layout, presence);
    page.header.person = "Сергей М.";
    return page;
}

inline Page with_account(std::string name, Template layout, Presence presence = Presence::enabled) {
    Page page = with_session(std::move(name), layout, presence);
    page.context.left = "Л/с •• 8731";
    page.context.right = "ул. Гражданская, д. 12, кв. 154";
    return page;
}

inline Button button(std::string label, Look look = Look::primary, Icon icon = Icon::none) {
    return {.label = std::move(label), .action = next_action(), .look = look, .icon = icon};
}

}  // namespace kvitok::ui::samples
