#include "kiosk/main_desk_page.h"

#include <algorithm>
#include <vector>

#include "kiosk/main_desk_client.h"
#include "ui/keys.h"
#include "ui/utf8.h"

namespace kvitok::desk {

namespace {

Json box_of(const ui::Rect& box) {
    return Json::array({box.x, box.y, box.w, box.h});
}

void add_reading(Json& page, const ui::Reading& reading) {
    switch (reading.kind) {
        case ui::Reading::Kind::title:
            page["title"] = reading.text;
            page["texts"].push_back({{"text", reading.text}, {"box", box_of(reading.box)}});
            return;
        case ui::Reading::Kind::text:
            page["texts"].push_back({{"text", reading.text}, {"box", box_of(reading.box)}});
            return;
        case ui::Reading::Kind::field:
            page["fields"].push_back({{"label", reading.label},
                                      {"value", reading.text},
                                      {"error", reading.error},
                                      {"focused", reading.focused},
                                      {"box", box_of(reading.box)}});
            return;
        case ui::Reading::Kind::cell:
            page["cells"].push_back({{"text", reading.text},
                                     {"row", reading.row},
                                     {"column", reading.column},
                                     {"box", box_of(reading.box)}});
            return;
    }
}

std::string_view to_word(ui::Role role) {
    switch (role) {
        case ui::Role::button:
            return "button";
        case ui::Role::key:
            return "key";
        case ui::Role::field:
            return "field";
        case ui::Role::tile:
            return "tile";
        case ui::Role::option:
            return "option";
        case ui::Role::link:
            return "link";
    }
    return "button";
}

enum class Fit { whole, beginning, part };

bool fits(Fit fit, std::string_view words, std::string_view wanted) {
    const std::string label = with_plain_blanks(words);
    if (fit == Fit::whole) return label == wanted;
    if (fit == Fit::beginning) return label.starts_with(wanted);
    return label.find(wanted) != std::string_view::npos;
}

// The letters with which the page's keyboard begins.
ui::Letters letters_of(const ui::Page& page) {
    for (const ui::Blocks* blocks : {&page.blocks, &page.docked}) {
        for (const ui::Block& block : *blocks) {
            const auto* keyboard = std::get_if<ui::Keyboard>(&block.content);
            if (keyboard) return keyboard->letters;
        }
    }
    return ui::Letters::russian;
}

// Enabled, and not covered by a dialog.
bool can_press(const ui::Scene& scene, std::size_t target) {
    const ui::Rect& box = scene.hits[target].box;
    return scene.hit_at(box.x + box.w / 2, box.y + box.h / 2) == static_cast<int>(target);
}

std::optional<std::size_t> find_key(const ui::Scene& scene, ui::Action action,
                                    std::string_view text) {
    for (std::size_t i = 0; i < scene.hits.size(); ++i) {
        const ui::Hit& hit = scene.hits[i];
        if (hit.action == action && hit.text == text && can_press(scene, i)) return i;
    }
    return std::nullopt;
}

ui::Action action_of(ui::KeyKind kind) {
    switch (kind) {
        case ui::KeyKind::shift:
            return ui::actions::key_shift;
        case ui::KeyKind::letters:
            return ui::actions::key_language;
        case ui::KeyKind::symbols:
            return ui::actions::key_symbols;
        default:
            return ui::actions::type_text;
    }
}

}  // namespace

Json page_of(const app::Face& face) {
    const ui::Scene& scene = face.scene();
    Json page{{"name", face.page().name},
              {"title", face.page().title.text},
              {"dialog", !face.page().dialog.empty()},
              {"width", scene.width},
              {"height", scene.height},
              {"part", scene.part},
              {"parts", scene.parts},
              {"texts", Json::array()},
              {"buttons", Json::array()},
              {"keys", Json::array()},
              {"fields", Json::array()},
              {"cells", Json::array()}};
    for (const ui::Reading& reading : scene.readings) add_reading(page, reading);
    for (const ui::Hit& hit : scene.hits) {
        const bool key = hit.role == ui::Role::key;
        Json button{{"label", hit.label},
                    {"role", std::string(to_word(hit.role))},
                    {"enabled", hit.enabled},
                    {"chosen", hit.chosen},
                    {"box", box_of(hit.box)}};
        page[key ? "keys" : "buttons"].push_back(std::move(button));
    }
    return page;
}

bool says(const ui::Scene& scene, std::string_view text) {
    const auto holds = [&](const std::string& words) {
        return with_plain_blanks(words).find(text) != std::string::npos;
    };
    for (const ui::Reading& one : scene.readings) {
        if (holds(one.text) || holds(one.label) || holds(one.error)) return true;
    }
    for (const ui::Hit& hit : scene.hits) {
        if (holds(hit.label)) return true;
    }
    return false;
}

std::optional<std::size_t> find_target(const ui::Scene& scene, std::string_view label, int nth) {
    for (const Fit fit : {Fit::whole, Fit::beginning, Fit::part}) {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < scene.hits.size(); ++i) {
            if (can_press(scene, i) && fits(fit, scene.hits[i].label, label)) found.push_back(i);
        }
        if (found.empty()) continue;
        const bool same = std::all_of(found.begin(), found.end(), [&](std::size_t one) {
            return scene.hits[one].label == scene.hits[found.front()].label;
        });
        const auto index = static_cast<std::size_t>(nth - 1);
        return same && index < found.size() ? std::optional(found[index]) : std::nullopt;
    }
    return std::nullopt;
}

Json labels_of(const ui::Scene& scene) {
    Json labels = Json::array();
    for (std::size_t i = 0; i < scene.hits.size(); ++i) {
        const ui::Hit& hit = scene.hits[i];
        if (hit.role != ui::Role::key && can_press(scene, i)) labels.push_back(hit.label);
    }
    return labels;
}

Json unfinished_of(const State& state) {
    const auto* record = pay::record_of(state.pay);
    return {{"payment", record ? Json(std::string(to_word(record->state))) : Json()},
            {"waiting_for_server", state.outbox.queue.size()},
            {"payments_begun", state.counters.payments},
            {"reading_slips_begun", state.counters.reading_slips},
            {"journal", state.health.journal}};
}

std::optional<NextKey> next_key(const app::Face& face, char32_t character) {
    std::string text;
    ui::append_code(text, character);
    if (const auto key = find_key(face.scene(), ui::actions::type_text, text)) {
        return NextKey{*key, true};
    }
    const ui::View& view = face.view();
    const ui::KeyLayer layer =
        view.layer_chosen ? view.layer : ui::KeyLayer{letters_of(face.page()), false, false};
    const auto keys = ui::keys_for(character, layer);
    if (keys.size() < 2) return std::nullopt;
    const auto key = find_key(face.scene(), action_of(keys.front().kind), "");
    return key ? std::optional(NextKey{*key, false}) : std::nullopt;
}

}  // namespace kvitok::desk
