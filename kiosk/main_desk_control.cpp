#include "kiosk/main_desk_control.h"

#include <algorithm>
#include <array>

#include "kiosk/main_desk_books.h"
#include "ui/png.h"
#include "ui/utf8.h"

namespace kvitok::desk {

namespace {

using std::chrono::steady_clock;

constexpr int turns_until_arrived = 3;  // touched, action, and what follows at once
constexpr Milliseconds settle_limit{5'000};
constexpr std::int64_t default_wait_ms = 5'000;
constexpr std::int64_t longest_wait_ms = 600'000;
constexpr std::int64_t longest_advance_ms = 86'400'000;
constexpr Milliseconds longest_start{60'000};    // of the server
constexpr Milliseconds longest_passage{60'000};  // in real time
constexpr std::size_t longest_text = 2'000;
constexpr int most_layer_keys = 4;
constexpr int most_targets = 1'000;
constexpr int coordinate_limit = 100'000;

Json error(std::string sentence) {
    return {{"ok", false}, {"error", std::move(sentence)}};
}
Json ok() {
    return {{"ok", true}};
}

std::optional<std::string> text_in(const Json& request, const char* key) {
    const auto found = request.find(key);
    if (found == request.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

std::optional<std::int64_t> number_in(const Json& request, const char* key, std::int64_t least,
                                      std::int64_t most) {
    const auto found = request.find(key);
    if (found == request.end() || !found->is_number_integer()) return std::nullopt;
    // What does not fit into 64 signed bits is beyond every limit here.
    if (found->is_number_unsigned() &&
        found->get<std::uint64_t>() > static_cast<std::uint64_t>(most)) {
        return std::nullopt;
    }
    const auto value = found->get<std::int64_t>();
    return value >= least && value <= most ? std::optional(value) : std::nullopt;
}

constexpr std::string_view known_commands =
    "page, tap, type, wait, screenshot, bench, advance, ledger, quit";

bool is_command(std::string_view command) {
    static constexpr std::array<std::string_view, 9> all{
        "page", "tap", "type", "wait", "screenshot", "bench", "advance", "ledger", "quit"};
    return std::find(all.begin(), all.end(), command) != all.end();
}

std::u32string characters_of(const std::string& text) {
    std::u32string all;
    for (std::size_t at = 0; at < text.size();) all.push_back(ui::next_code(text, at));
    return all;
}

std::string utf8(char32_t character) {
    std::string text;
    ui::append_code(text, character);
    return text;
}

// Words of strings that are no UTF-8 are replaced, never thrown at.
std::string line_of(const Json& answer) {
    return answer.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void Control::listen(const std::filesystem::path& path, std::function<void()> wake) {
    socket_ = std::make_unique<ControlSocket>(path, std::move(wake));
}

void Control::turn(app::App& app) {
    const auto* paying = std::get_if<place::PhonePay>(&app.state().session.place);
    parts_.around.phone().look_at(paying ? paying->invoice.code : std::string());
    if (!socket_) return;
    take_lines();
    for (auto job = jobs_.begin(); job != jobs_.end();) {
        if (auto answer = work(app, *job)) {
            finish(*job, std::move(*answer));
            job = jobs_.erase(job);
        } else {
            ++job;
        }
    }
}

std::optional<MonoTime> Control::next_deadline() const {
    std::optional<MonoTime> next;
    const auto now = steady_clock::now();
    for (const Job& job : jobs_) {
        auto left = job.rest_turns > 0 ? Milliseconds{0}
                                       : std::chrono::ceil<Milliseconds>(job.deadline - now);
        if (job.passage) left = std::min(left, Passage::pause);
        const MonoTime at = parts_.clock.mono() + std::max(Milliseconds{0}, left);
        if (!next || at < *next) next = at;
    }
    return next;
}

void Control::take_lines() {
    while (const auto line = socket_->take()) begin(*line);
}

void Control::begin(const Line& line) {
    Job job{.connection = line.connection};
    job.request = Json::parse(line.text, nullptr, false);
    if (!job.request.is_object()) {
        return finish(job, error("a line is one JSON object, as {\"command\":\"page\"}"));
    }
    job.command = text_in(job.request, "command").value_or("");
    if (!is_command(job.command)) {
        return finish(job, error("unknown command; there are: " + std::string(known_commands)));
    }
    Milliseconds limit = settle_limit;
    if (job.command == "wait") {
        limit = Milliseconds{
            number_in(job.request, "limit_ms", 0, longest_wait_ms).value_or(default_wait_ms)};
        if (const auto within = number_in(job.request, "within_ms", 0, longest_advance_ms)) {
            job.passage.emplace(Milliseconds{*within});
            limit = longest_passage;
        }
    }
    if (job.command == "ledger") limit = longest_start;
    if (job.command == "type") {
        const auto text = text_in(job.request, "text");
        if (!text || text->size() > longest_text) {
            return finish(job, error("type needs a text of at most 2000 bytes"));
        }
        job.characters = characters_of(*text);
        limit = Milliseconds{60'000};
    }
    job.deadline = steady_clock::now() + limit;
    jobs_.push_back(std::move(job));
}

void Control::finish(const Job& job, Json answer) {
    if (job.request.is_object() && job.request.contains("id")) answer["id"] = job.request["id"];
    socket_->answer(job.connection, line_of(answer));
}

Control::Answer Control::work(app::App& app, Job& job) {
    if (job.rest_turns > 0 && --job.rest_turns > 0) return std::nullopt;
    if (job.command == "wait") return do_wait(app, job);
    if (job.command == "bench") return do_bench(job);
    if (!app.is_settled()) {
        if (steady_clock::now() < job.deadline) return std::nullopt;
        return error("the program is busy");
    }
    if (job.command == "page") return do_page(app);
    if (job.command == "tap") return do_tap(app, job);
    if (job.command == "type") return do_type(app, job);
    if (job.command == "screenshot") return do_screenshot(app, job);
    if (job.command == "advance") return do_advance(app, job);
    if (job.command == "ledger") return do_ledger(app, job);
    return do_quit(app);
}

Control::Answer Control::do_page(app::App& app) {
    Json answer = ok();
    answer["page"] = page_of(app.face());
    return answer;
}

void Control::press(app::App& app, Job& job, int x, int y, bool impatient) {
    parts_.tap(app, x, y, impatient);
    job.rest_turns = turns_until_arrived;
    app.display().wake();
}

Control::Answer Control::do_tap(app::App& app, Job& job) {
    if (job.acted) return ok();
    job.acted = true;
    const auto flag = job.request.find("impatient");
    const bool impatient = flag != job.request.end() && flag->is_boolean() && flag->get<bool>();
    if (const auto label = text_in(job.request, "label")) {
        const auto target = find_target(
            app.face().scene(), *label,
            static_cast<int>(number_in(job.request, "nth", 1, most_targets).value_or(1)));
        if (!target) {
            Json answer = error("nothing enabled, or more than one thing, is called so");
            answer["screen"] = app.face().page().name;
            answer["labels"] = labels_of(app.face().scene());
            return answer;
        }
        const ui::Rect& box = app.face().scene().hits[*target].box;
        press(app, job, box.x + box.w / 2, box.y + box.h / 2, impatient);
        return std::nullopt;
    }
    const auto x = number_in(job.request, "x", 0, coordinate_limit);
    const auto y = number_in(job.request, "y", 0, coordinate_limit);
    if (!x || !y) return error("tap needs a label, or x and y in pixels");
    press(app, job, static_cast<int>(*x), static_cast<int>(*y), impatient);
    return std::nullopt;
}

Control::Answer Control::do_type(app::App& app, Job& job) {
    if (job.characters.empty()) return ok();
    const char32_t character = job.characters.front();
    const auto key = next_key(app.face(), character);
    if (!key || (!key->types && job.layer_keys == most_layer_keys)) {
        return error("no key types “" + utf8(character) + "” on the screen " +
                     app.face().page().name);
    }
    if (key->types) job.characters.erase(0, 1);
    job.layer_keys = key->types ? 0 : job.layer_keys + 1;
    const ui::Rect& box = app.face().scene().hits[key->target].box;
    press(app, job, box.x + box.w / 2, box.y + box.h / 2, false);
    return std::nullopt;
}

Control::Answer Control::do_wait(app::App& app, Job& job) {
    const auto screen = text_in(job.request, "screen");
    const auto text = text_in(job.request, "text");
    const auto button = text_in(job.request, "button");
    if (!screen && !text && !button) return error("wait needs a screen, a text or a button");
    const app::Face& face = app.face();
    const bool seen = app.is_settled() && (!screen || face.page().name == *screen) &&
                      (!text || says(face.scene(), *text)) &&
                      (!button || find_target(face.scene(), *button));
    const bool too_late =
        !seen && job.passage && job.passage->go_on(app, parts_.around, parts_.clock.mono());
    if (!seen && !too_late && steady_clock::now() < job.deadline) return std::nullopt;
    Json answer = seen ? ok() : error("it was not seen in time");
    answer["page"] = page_of(face);
    return answer;
}

Control::Answer Control::do_screenshot(app::App& app, Job& job) {
    const auto file = text_in(job.request, "file");
    if (!file || file->empty()) return error("screenshot needs a file");
    ui::Picture picture = parts_.picture(app);
    if (!ui::write_png(*file, picture.pixels())) return error("cannot write " + *file);
    return ok();
}

Control::Answer Control::do_bench(Job& job) {
    const auto device = text_in(job.request, "device");
    const auto verb = text_in(job.request, "verb");
    if (!device || !verb) return error("bench needs a device and a verb");
    const auto done =
        parts_.around.operate(*device, *verb, text_in(job.request, "argument").value_or(""));
    if (!done) return error(done.error());
    Json answer = ok();
    answer["seen"] = *done;
    return answer;
}

Control::Answer Control::do_advance(app::App& app, Job& job) {
    if (!job.passage) {
        const auto by = number_in(job.request, "ms", 0, longest_advance_ms);
        if (!by) return error("advance needs ms, from 0 to a day");
        job.passage.emplace(Milliseconds{*by});
        job.deadline = steady_clock::now() + longest_passage;
    }
    if (job.passage->go_on(app, parts_.around, parts_.clock.mono())) return ok();
    if (steady_clock::now() < job.deadline) return std::nullopt;
    return error("the program is busy");
}

Control::Answer Control::do_ledger(app::App& app, const Job& job) {
    Json answer = ok();
    answer["terminal"] = unfinished_of(app.state());
    answer["bank"] = register_of(parts_.around.bench().bank());
    if (!parts_.books) return answer;
    try {
        auto books = parts_.books();
        if (!books && steady_clock::now() < job.deadline) return std::nullopt;
        if (!books) return error("the server is not up");
        answer["server"] = std::move(*books);
    } catch (const std::exception& why) {
        return error(std::string("the server's books cannot be read: ") + why.what());
    }
    return answer;
}

Control::Answer Control::do_quit(app::App& app) {
    app.quit();
    return ok();
}

}  // namespace kvitok::desk
