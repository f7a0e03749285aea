#include "kiosk/main_desk_tour_guide.h"

#include <fmt/format.h>

#include <regex>
#include <thread>

namespace kvitok::desk {

namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr std::chrono::seconds paper_limit{15};
constexpr std::chrono::milliseconds look_again{20};

std::string match_on(const Json& page, const char* pattern) {
    std::smatch found;
    const std::string words = words_of(page);
    if (!std::regex_search(words, found, std::regex(pattern))) {
        throw Unexpected("no number stands on the screen:\n" + words);
    }
    return found.str();
}

}  // namespace

Guide::Guide(Client& desk, fs::path directory, fs::path papers)
    : desk_(desk),
      directory_(std::move(directory)),
      papers_(std::move(papers)),
      transcript_(directory_ / "transcript.txt") {
    if (!transcript_) throw Unexpected("cannot write into " + directory_.string());
}

std::string Guide::file_name(std::string_view picture) {
    return fmt::format("{:02}-{}.png", ++pictures_, picture);
}

void Guide::see(std::string_view screen, std::string_view text, std::string_view picture) {
    const Json& page = desk_.wait_for({{"screen", screen}, {"text", text}}, Client::Limit{20'000});
    const std::string file = file_name(picture);
    desk_.screenshot(directory_ / file);
    transcript_ << "\n[" << file << "] " << screen << "\n";
    std::string line;
    for (std::istringstream words(words_of(page)); std::getline(words, line);) {
        transcript_ << "    " << line << "\n";
    }
    transcript_.flush();
}

void Guide::tap(std::string_view label, int nth) {
    transcript_ << "  > tap " << label << (nth > 1 ? fmt::format(" ({})", nth) : "") << "\n";
    desk_.tap(label, nth);
}

void Guide::type(std::string_view text) {
    transcript_ << "  > type " << text << "\n";
    desk_.type(text);
}

void Guide::operate(std::string_view device, std::string_view verb, std::string_view argument) {
    const std::string seen = desk_.bench(device, verb, argument);
    transcript_ << "  > " << device << ": " << verb << " " << argument << "\n";
}

void Guide::advance(Client::Limit by, std::string_view why) {
    transcript_ << "  > " << by.count() / 1000 << " seconds pass: " << why << "\n";
    desk_.advance(by);
}

void Guide::cut_power() {
    transcript_ << "  > the power is cut, and comes back\n";
    desk_.cut_power();
}

void Guide::take_slip(std::string_view picture) {
    const auto until = steady_clock::now() + paper_limit;
    for (;;) {
        std::vector<fs::path> slips;
        for (const auto& entry : fs::directory_iterator(papers_)) slips.push_back(entry.path());
        if (!slips.empty()) {
            // The newest; what came before it has the tour's pictures already.
            std::sort(slips.begin(), slips.end());
            const std::string file = file_name(picture);
            // A picture that is still being written is whole at the next look.
            const auto size = fs::file_size(slips.front());
            std::this_thread::sleep_for(look_again);
            if (size == 0 || size != fs::file_size(slips.front())) {
                --pictures_;
                continue;
            }
            fs::rename(slips.front(), directory_ / file);
            transcript_ << "\n[" << file << "] a slip of paper\n";
            return;
        }
        if (steady_clock::now() > until) throw Unexpected("no paper comes out of the printer");
        std::this_thread::sleep_for(look_again);
    }
}

void Guide::heading(std::string_view text) {
    transcript_ << "\n== " << text << "\n";
}

void Guide::note(std::string_view text) {
    transcript_ << text << "\n";
}

std::string Guide::payment_number() const {
    return match_on(desk_.seen(), "\\d{6}-\\d{4}");
}

std::string Guide::reading_number() const {
    return match_on(desk_.seen(), "П-\\d{6}-\\d{4}");
}

}  // namespace kvitok::desk
