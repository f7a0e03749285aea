// The one State of the terminal, and the events and places of a resident's visit. The UI thread
// alone holds it; screens only read it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "config/site.h"
#include "kiosk/domain/printing.h"
#include "kiosk/domain/reader.h"
#include "kiosk/flows/clock_check.h"
#include "kiosk/flows/contact.h"
#include "kiosk/flows/deliver.h"
#include "kiosk/flows/form.h"
#include "kiosk/flows/pay.h"
#include "kiosk/flows/payments.h"
#include "kiosk/flows/people.h"
#include "kiosk/flows/phone.h"
#include "kiosk/flows/read_meter.h"

namespace kvitok {

// What the terminal is told of its place by the configuration.
struct Site {
    std::string terminal_number = "0007";
    Name brand;
    Name operator_name;  // «ОАО «Камал»»
    Name house;          // «ул. Гражданская, д. 12»
    std::string dispatcher_phone;
    Name payment_operator;  // «НКО «МОНЕТА.РУ» (ООО)»
    Side scanner_side = Side::below;
    Side card_terminal_side = Side::right;
    int utc_offset_minutes = 180;
    std::string mobile_url;  // for the out-of-service screen; may be empty
    bool english = true;
    Language first_language = Language::russian;  // every visit begins in it
    IdleSettings idle;
    LimitSettings limits;
    SectionSettings sections;
};

// What is there and works.
enum class Link { unknown, up, down };
struct Health {
    bool terminal = false;
    std::optional<std::string> terminal_serial;
    TerminalTraits terminal_traits;
    bool terminal_foreign = false;  // another unit than the one bound
    printer::Status printer = printer::Status::unknown;
    bool scanner = false;
    bool reader = false;  // of the residents' own cards
    Link server = Link::unknown;
    bool journal = false;               // opened and whole
    std::string journal_code;           // why it never will be
    std::optional<std::int64_t> space;  // free MiB on the journal's disk, as measured last
    bool clock_right = true;            // as far as anybody can tell
    bool starting = true;               // devices have not had their first seconds yet
};

// Accessibility modes; reset when the session ends.
struct Modes {
    bool large = false;
    bool contrast = false;
    bool reach = false;
    friend bool operator==(const Modes&, const Modes&) = default;
};

// What the screen says under an entry; the words are the screens'.
struct Complaint {
    server::Failure why = server::Failure::not_found;
    int tries_left = 0;
    int minutes = 0;
};

namespace place {

struct Attract {
    int step = 0;
};
struct Home {};
struct Contacts {};
struct News {
    int page = 0;
};

enum class NumberError { none, not_found, unreadable_code, other_bill, no_connection, too_many };
struct EnterNumber {
    std::string digits;
    NumberError error = NumberError::none;
    std::uint64_t request = 0;  // 0: nothing is being looked up
    bool scanned = false;       // from a bill: the payment opens at once
};

struct SignIn {
    static constexpr std::size_t user = 0;
    static constexpr std::size_t password = 1;
    form::Form form{.fields = {form::Field{}, form::Field{.secret = true}}};
    std::optional<Complaint> complaint;  // the server's, about name and password together
    std::uint64_t request = 0;
};

struct Accounts {};  // of the session's user
struct Found {
    AccountSummary account;
};  // without login: masked
struct Card {
    server::Fetched<AccountCard> card;
    AccountNumber number;
};
struct Meters {
    server::Fetched<server::Meters> meters;
    int page = 0;
};
struct EnterReading {
    read_meter::State reading;
};
// What was handed in during this visit to the meters, and how it got on.
struct ReadingDone {};
struct Pay {};         // shows State::pay
struct PayBlocked {};  // an earlier payment of somebody is still being checked
struct OtherSum {
    std::string typed;
    bool out_of_range = false;
};
struct PhoneForm : phone::Form {};
struct PhonePay : phone::Following {};
struct Payments {
    payments::Place at;
};

}  // namespace place

using Place = std::variant<place::Attract, place::Home, place::Contacts, place::News,
                           place::EnterNumber, place::SignIn, place::Accounts, place::Found,
                           place::Card, place::Meters, place::EnterReading, place::ReadingDone,
                           place::Pay, place::PayBlocked, place::OtherSum, people::Place,
                           contact::Place, place::PhoneForm, place::PhonePay, place::Payments>;

// The form of a place that has one.
inline form::Form* form_of(Place& place) {
    return std::visit(
        [](auto& at) -> form::Form* {
            if constexpr (requires { at.form; }) return &at.form;
            if constexpr (requires { form_of(at); }) return form_of(at);
            if constexpr (requires { form_in(at); }) return form_in(at);
            return nullptr;
        },
        place);
}

namespace overlay {
struct None {};
// The session is about to end: nobody touches the screen, or it has lasted as long as it may.
enum class Ending { idle, time_over };
struct Inactive {
    int seconds_left = 30;
    Ending why = Ending::idle;
};
enum class Leave { back, home, finish };
struct ConfirmLeave {
    Leave leave = Leave::back;
};
struct Help {};
struct Terms {};
}  // namespace overlay
using Overlay = std::variant<overlay::None, overlay::Inactive, overlay::ConfirmLeave, overlay::Help,
                             overlay::Terms>;

// The slip that is being printed, or was last.
enum class PaperState { none, printing, printed, failed, unknown };
struct Paper {
    PaperState state = PaperState::none;
    std::uint64_t job = 0;
    Slip slip;
};

// A visit. Everything personal lives here and is gone with it.
struct Session {
    Language language = Language::russian;
    Modes modes;
    std::optional<User> user;
    std::vector<AccountSummary> accounts;
    std::optional<AccountSummary> current;  // the chosen account
    std::vector<Meter> meters;              // of the current account, last seen
    ReadingWindow window;
    std::vector<std::string> news_read;  // ids, as far as the server has told
    std::vector<HandedReading> handed;   // in this visit, not yet on a slip
    std::vector<HandedReading> printed;  // those that are on a slip
    Place place = place::Attract{};
    std::vector<Place> trail;  // where Back leads, innermost last
    Overlay overlay;
    bool goodbye = false;        // «Кабинет закрыт» is shown on attract
    bool timed = false;          // the longest session runs
    bool time_over = false;      // it has passed, and that was said
    int tick = 0;                // moves the windows of waiting and of the idle house
    Milliseconds tick_every{0};  // 0: nothing moves
};

struct State {
    Site site;
    Health health;
    std::optional<server::House> house;
    Session session;
    pay::State pay;
    deliver::State outbox;
    Paper paper;                      // the latest slip
    std::vector<Slip> paper_waiting;  // behind it
    journal::Counters counters;
    ClockFacts clock;
    TimePoint now;
    std::uint64_t next_request = 1;
    std::uint64_t house_request = 0;
    MonoTime house_asked;
};

inline LocalTime local_now(const State& state) {
    return to_local(state.now, state.site.utc_offset_minutes);
}

// The journal's disk holds the payment that begins now and everything that follows from it.
bool has_space(const State& state);
// Whether money can be taken, readings can be taken, anything can be done at all.
bool can_pay_by_card(const State& state);
bool is_out_of_service(const State& state);
// «PRN-03» and the like: for the technician, last line of the screen.
std::string service_code(const State& state);

// Events of the resident: what buttons mean.
namespace press {
struct Start {};
struct Back {};
struct Home {};
struct Finish {};
struct ChooseLanguage {
    Language language;
};
struct ToggleLarge {};
struct ToggleContrast {};
struct ToggleReach {};
struct Help {};
struct Terms {};
struct CloseOverlay {};
struct EnterNumber {};
struct SignIn {};
struct Contacts {};
struct News {};
struct Key {
    std::string text;
};  // of a keypad or keyboard, UTF-8
struct Erase {};
struct Clear {};
struct Reveal {};
struct FocusField {
    std::size_t index;
};
struct Submit {};
struct ChooseAccount {
    AccountNumber number;
};
struct PayAccount {
    AccountNumber number;
};
struct ShowMeters {
    AccountNumber number;
};
struct ChooseMeter {
    std::string id;
};
struct ChooseZone {
    int zone;
};
struct ConfirmReading {};
struct CorrectReading {};
struct NextMeter {};
struct ReadingsDone {};
struct ChooseAmount {
    pay::Choice choice;
};
struct ChooseMethod {
    pay::Method method;
};
struct Pay {};
struct AcceptNoPaper {};
struct DeclineNoPaper {};
struct CancelPayment {};
struct RetryPayment {};
struct Done {};        // of a result screen
struct PrintAgain {};  // a marked copy
struct TurnPage {
    int by;
};
struct Retry {};  // of a section that did not load
struct Stay {};
struct Leave {};
}  // namespace press

using Press = std::variant<
    press::Start, press::Back, press::Home, press::Finish, press::ChooseLanguage,
    press::ToggleLarge, press::ToggleContrast, press::ToggleReach, press::Help, press::Terms,
    press::CloseOverlay, press::EnterNumber, press::SignIn, press::Contacts, press::News,
    press::Key, press::Erase, press::Clear, press::Reveal, press::FocusField, press::Submit,
    press::ChooseAccount, press::PayAccount, press::ShowMeters, press::ChooseMeter,
    press::ChooseZone, press::ConfirmReading, press::CorrectReading, press::NextMeter,
    press::ReadingsDone, press::ChooseAmount, press::ChooseMethod, press::Pay, press::AcceptNoPaper,
    press::DeclineNoPaper, press::CancelPayment, press::RetryPayment, press::Done,
    press::PrintAgain, press::TurnPage, press::Retry, press::Stay, press::Leave, people::Press,
    contact::Press, payments::Press, phone::Press>;

// Events of the world.
struct Touched {};  // anywhere: the resident is there
struct Scanned {
    std::string bytes;
};
struct ServerAnswered {
    std::uint64_t request;
    server::Answer answer;
};
struct TimedOut {
    Timer timer;
    std::uint64_t token = 0;
};
struct ScannerChanged {
    bool present;
};
struct DevicesSettled {};  // the first seconds are over: what is missing now is missing
struct SpaceMeasured {
    std::int64_t free_mib;  // on the journal's disk
};
struct Restarted {
    journal::Recovered found;
};
struct JournalLost {   // it cannot commit
    std::string code;  // for the technician
};

using Event = std::variant<Press, Touched, Scanned, ServerAnswered, TimedOut, ScannerChanged,
                           DevicesSettled, SpaceMeasured, Restarted, JournalLost, terminal::Event,
                           printer::Event, reader::Event>;

struct Step {
    State next;
    Consequences consequences;
};

// The one decision of the program.
Step step(const State& state, const Event& event, const Moment& now);

// The state before the first event: journal not read, devices not seen.
State initial_state(const Site& site, TimePoint now);

}  // namespace kvitok
