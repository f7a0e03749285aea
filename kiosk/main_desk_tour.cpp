#include "kiosk/main_desk_tour.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>
#include <stdexcept>
#include <string>

#include "kiosk/main_desk_tour_story.h"

namespace kvitok::desk {

namespace {

namespace fs = std::filesystem;

constexpr int promises_broken = 1;
constexpr int cannot_start = 70;
constexpr int width = 1080;
constexpr int height = 1920;

// A folder of the tour's own, gone with it.
class Workshop {
public:
    Workshop() {
        std::string name = (fs::temp_directory_path() / "kvitok-tour-XXXXXX").string();
        if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~Workshop() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

Options options_of_the_desk(const Options& options, const fs::path& workshop) {
    Options desk = options;
    desk.tour.clear();
    desk.control = workshop / "control";
    desk.data = workshop / "data";
    desk.paper = workshop / "paper";
    desk.width = width;
    desk.height = height;
    desk.headless = true;
    desk.strip = false;
    desk.real_time = false;
    desk.first_language = Language::russian;
    desk.supervised = true;
    fs::create_directories(desk.data);
    fs::create_directories(desk.paper);
    return desk;
}

pid_t start(const Options& desk, const std::function<int(const Options&)>& run_desk) {
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("cannot start a process");
    if (child > 0) return child;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    try {
        _exit(run_desk(desk));
    } catch (const std::exception& error) {
        std::cerr << "kvitok-desk cannot start: " << error.what() << '\n';
        _exit(cannot_start);
    }
}

void remove_old_pictures(const fs::path& directory) {
    fs::create_directories(directory);
    for (const auto& entry : fs::directory_iterator(directory)) {
        const std::string name = entry.path().filename().string();
        const bool numbered = name.size() > 3 && name[2] == '-' && name.ends_with(".png");
        if (numbered || name == "transcript.txt") fs::remove(entry.path());
    }
}

int tell(const Options& options, const Options& desk) {
    Client client(desk.control);
    Guide guide(client, options.tour, desk.paper);
    tell_the_story(guide);
    const auto wrong = differences(guide, client.ledger());
    for (const auto& sentence : wrong) {
        guide.note("BROKEN PROMISE: " + sentence);
        std::cerr << "tour: " << sentence << '\n';
    }
    client.quit();
    if (!wrong.empty()) return promises_broken;
    std::cout << "tour: " << guide.payments.size() << " payments and " << guide.readings.size()
              << " readings promised by the screens stand in the books; see "
              << options.tour.string() << '\n';
    return 0;
}

}  // namespace

int play_tour(const Options& options, const std::function<int(const Options&)>& run_desk) {
    const Workshop workshop;
    remove_old_pictures(options.tour);
    const Options desk = options_of_the_desk(options, workshop.path());
    const pid_t child = start(desk, run_desk);
    int status = promises_broken;
    try {
        status = tell(options, desk);
    } catch (const std::exception& error) {
        std::cerr << "tour: " << error.what() << '\n';
        kill(child, SIGTERM);
    }
    waitpid(child, nullptr, 0);
    return status;
}

}  // namespace kvitok::desk
