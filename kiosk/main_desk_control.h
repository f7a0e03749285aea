// The script's hands: commands from the control socket, executed on the UI thread between two turns
// of the loop. The protocol is described in kiosk/README.md.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/app/app.h"
#include "kiosk/main_desk_bench.h"
#include "kiosk/main_desk_page.h"
#include "kiosk/main_desk_passage.h"
#include "kiosk/main_desk_socket.h"

namespace kvitok::desk {

struct ControlParts {
    Surroundings& around;
    const Clock& clock;
    // A tap; `impatient`: so soon after the one before that a second press is ignored.
    std::function<void(app::App&, int x, int y, bool impatient)> tap;
    std::function<ui::Picture(app::App&)> picture;
    // Empty: the server is not ours. Nothing while it is not up yet.
    std::function<std::optional<Json>()> books;
};

class Control final : public app::Companion {
public:
    Control(ControlParts parts) : parts_(std::move(parts)) {}

    // The socket's queue; none until it listens.
    void listen(const std::filesystem::path& path, std::function<void()> wake);

    void turn(app::App& app) override;
    std::optional<MonoTime> next_deadline() const override;

private:
    using Steady = std::chrono::steady_clock::time_point;
    struct Job {
        std::uint64_t connection = 0;
        Json request;
        std::string command;
        Steady deadline{};
        int rest_turns = 0;              // turns until what was pressed has arrived
        bool acted = false;              // pressed: only its arrival is waited for
        std::optional<Passage> passage;  // the time that is to pass quickly
        std::u32string characters;       // still to be typed
        int layer_keys = 0;              // pressed for the next character
    };
    using Answer = std::optional<Json>;  // nothing: not yet

    void take_lines();
    void begin(const Line& line);
    void finish(const Job& job, Json answer);
    Answer work(app::App& app, Job& job);
    Answer do_page(app::App& app);
    Answer do_tap(app::App& app, Job& job);
    Answer do_type(app::App& app, Job& job);
    Answer do_wait(app::App& app, Job& job);
    Answer do_screenshot(app::App& app, Job& job);
    Answer do_bench(Job& job);
    Answer do_advance(app::App& app, Job& job);
    Answer do_ledger(app::App& app, const Job& job);
    Answer do_quit(app::App& app);
    void press(app::App& app, Job& job, int x, int y, bool impatient);

    ControlParts parts_;
    std::unique_ptr<ControlSocket> socket_;
    std::vector<Job> jobs_;
};

}  // namespace kvitok::desk
