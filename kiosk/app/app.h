// The terminal: one loop on the UI thread over the inbox, the runner and the face. The first frame
// is shown before journal, network and devices are started.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/app/display.h"
#include "kiosk/app/face.h"
#include "kiosk/app/inbox.h"
#include "kiosk/app/journal_worker.h"
#include "kiosk/app/world.h"
#include "kiosk/domain/log.h"
#include "net/http/exchange.h"

namespace kvitok::app {

class App;

// Somebody beside the resident who works on the UI thread: the desk's control socket.
class Companion {
public:
    virtual ~Companion() = default;
    // Called once a turn of the loop, when the face is up to date.
    virtual void turn(App& app) = 0;
    virtual std::optional<MonoTime> next_deadline() const = 0;
};

// What the loop runs on; made by main, after the first frame where it is costly. References outlive
// the app.
struct AppParts {
    Clock& clock;
    Random& random;
    Log& log;
    Display& display;
    ui::TextMeasure& measure;
    Site site;
    JournalWorker::Open open_journal;
    JournalWorker::Measure measure_space;                            // of the journal's disk
    std::function<std::unique_ptr<http::Exchange>()> make_exchange;  // one for each network thread
    std::function<std::unique_ptr<DeviceHands>(Inbox&)> start_devices;
    std::function<Bitmap(const Slip&)> paint_slip;
    Companion* companion = nullptr;
};

class App {
public:
    explicit App(AppParts parts);
    ~App();

    // Runs until quit() or until the window is closed; the program's exit status.
    int run();

    // For the companion: what is shown, and the resident's finger. UI thread.
    const Face& face() const { return face_; }
    const State& state() const;
    bool is_settled() const;  // no event waits, no commit is under way
    // When the terminal does something by itself again.
    std::optional<MonoTime> next_due() const;
    void on_input(const ui::Input& input);
    Display& display() { return parts_.display; }
    void quit() { leaving_ = true; }
    Inbox& inbox() { return inbox_; }
    Clock& clock() { return parts_.clock; }

private:
    struct Backstage;  // journal, network, devices, runner

    void start();
    void take_inbox();
    void take(Posted posted);
    void settle_devices();
    void beat();
    void refresh();
    std::optional<Milliseconds> until_next() const;

    AppParts parts_;
    Inbox inbox_;
    Face face_;
    State first_state_;
    std::unique_ptr<Backstage> back_;
    std::uint64_t shown_version_ = 0;
    bool face_changed_ = false;
    bool leaving_ = false;
    int status_ = 0;
};

}  // namespace kvitok::app
