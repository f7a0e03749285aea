// What the guide of the tour writes down: pictures, a transcript, and every promise that a screen
// made about money and readings. One thread.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "kiosk/main_desk_client.h"

namespace kvitok::desk {

// A screen said that this was paid, or that these readings were accepted or stored.
struct PromisedPayment {
    std::string number;
    std::int64_t kopecks = 0;
};
struct PromisedReading {
    std::string number;
    std::vector<std::string> values;  // as typed, with a point
};

class Guide {
public:
    // `papers` is where the desk puts its slips.
    Guide(Client& desk, std::filesystem::path directory, std::filesystem::path papers);

    // Waits for the screen, and for a text on it; takes its picture and writes down what it says.
    void see(std::string_view screen, std::string_view text, std::string_view picture);
    void tap(std::string_view label, int nth = 1);
    void type(std::string_view text);
    void operate(std::string_view device, std::string_view verb, std::string_view argument = {});
    void advance(Client::Limit by, std::string_view why);
    void cut_power();
    // The slip that has just been printed becomes a picture of the tour.
    void take_slip(std::string_view picture);
    void heading(std::string_view text);
    void note(std::string_view text);

    // The operation's number on the page that is shown: digits of the form 261122-0317.
    std::string payment_number() const;
    std::string reading_number() const;

    Client& desk() { return desk_; }
    std::vector<PromisedPayment> payments;
    std::vector<PromisedReading> readings;

private:
    std::string file_name(std::string_view picture);

    Client& desk_;
    std::filesystem::path directory_;
    std::filesystem::path papers_;
    std::ofstream transcript_;
    int pictures_ = 0;
};

}  // namespace kvitok::desk
