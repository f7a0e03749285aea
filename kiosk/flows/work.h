// One step in the making: the next state, and what it leaves for the runner. Lives for one call of
// step() only; the files beside it add the rows of each part of a visit.
#pragma once

#include "kiosk/flows/state.h"

namespace kvitok {

class Work {
public:
    Work(const State& state, const Moment& now) : s(state), now_(now) {
        s.now = now.wall;
        judge_clock();
    }

    // The rows of one event.
    void on(const Press& event);
    void on(const Touched&);
    void on(const Scanned& event);
    void on(const ServerAnswered& event);
    void on(const TimedOut& event);
    void on(const ScannerChanged& event) { s.health.scanner = event.present; }
    void on(const DevicesSettled&) { s.health.starting = false; }
    void on(const SpaceMeasured& event) { s.health.space = event.free_mib; }
    void on(const Restarted& event);
    void on(const JournalLost& event) {
        s.health.journal = false;
        s.health.journal_code = event.code;
    }
    void on(const terminal::Event& event);
    void on(const printer::Event& event);
    void on(const reader::Event& event);

    // Starts or stops what moves on the screen, then hands everything over.
    Step finish_step();

private:
    // work.cpp: the sub-flows and the runner
    std::uint64_t fresh() { return s.next_request++; }
    void want(Effect effect) { out_.effects.push_back(std::move(effect)); }
    void write(journal::Write one) { out_.writes.push_back(std::move(one)); }
    void take(Consequences consequences);
    std::uint64_t ask(server::Question question, bool patient = false);
    void pay(const pay::Event& event);
    void deliver(const deliver::Event& event);
    void after_payment(const pay::State& before);
    void start_minute();
    void ask_house();
    void on_house(const server::House& house);
    void ask_house_after(Milliseconds pause);
    void judge_clock() { s.health.clock_right = is_right(s.clock, now_.wall, now_.mono); }

    // visit.cpp: places, navigation, idleness
    Session& visit() { return s.session; }
    bool is_resident_here() const;
    void enter(Place place);    // Back leads to where one was
    void replace(Place place);  // Back leads where it led before
    void back();
    void home();
    void finish();
    void leave(overlay::Leave how);
    void restart_idle();
    void on_idle();
    void on_session_over();
    std::chrono::seconds countdown() const;  // of the warning
    void on_tick();
    Milliseconds tick_wanted() const;
    bool is_waiting() const;
    bool navigation_is_off() const;
    bool would_lose_input();

    // visit_entry.cpp: account number, bill, forms, login
    form::Form* form();  // that may be changed now; none while its answer is awaited
    void type(const std::string& text);
    void erase();
    void submit();
    void look_up(place::EnterNumber& form);
    void sign_in(place::SignIn& at);
    void on_number_answer(const server::Answer& answer);
    void on_sign_in_answer(const server::Answer& answer);
    void found(const AccountSummary& account, bool scanned);

    // visit_account.cpp: accounts, card, meters, readings
    void choose(const AccountNumber& number);
    void show_meters(const AccountNumber& number);
    void ask_meters();
    void choose_meter(const std::string& id);
    void next_meter();
    void read(const read_meter::Event& event);
    void handed(const HandedReading& reading);
    void follow_readings();
    void print_readings();
    void on_account_answer(std::uint64_t request, const server::Answer& answer);
    std::string token() const;

    // visit_people.cpp: registration, recovery, profile
    struct PeopleRows;
    void press_people(const people::Press& event);
    bool submit_people();
    bool back_in_people();
    bool keeps_input_on_back();
    bool awaits_letter();
    bool on_people_answer(std::uint64_t request, const server::Answer& answer);
    std::uint64_t ask_people(server::people_asking::Question question);
    void ask_profile();
    void send(people::Account& at);
    void send(people::Editing& at);
    void on_answer(people::Account& at, const server::Answer& answer);
    void on_answer(people::Code& at, const server::Answer& answer);
    void on_answer(people::Whom& at, const server::Answer& answer);
    void on_answer(people::NewPassword& at, const server::Answer& answer);
    void on_answer(people::Shown& at, const server::Answer& answer);
    void on_answer(people::Editing& at, const server::Answer& answer);
    void on_answer(people::Unlinking& at, const server::Answer& answer);
    void on_answer(people::Deleting& at, const server::Answer& answer);
    void print_reminder(const std::string& id, TimePoint valid_to);
    template <class At>
    At* people_at() {  // where the resident is, if it is there
        auto* place = std::get_if<people::Place>(&visit().place);
        return place ? std::get_if<At>(place) : nullptr;
    }
    // visit_payments.cpp: the payments section
    struct PaymentsRows;
    void press(const payments::Press& event);
    bool choose_current(const AccountNumber& number);
    void ask_statement();
    void on_statement_answer(std::uint64_t request, const server::Answer& answer);
    Slip slip_of_account(SlipKind kind, const std::string& name) const;

    // visit_phone.cpp: payment with a phone
    void open_phone_form();
    void back_to_amount(const phone::Form& form);
    void order_invoice(place::PhoneForm& form);
    void on_invoice_ordered(const server::Answer& answer);
    void on_invoice_told(const server::Answer& answer);
    void on_phone_tick();
    void cancel_invoice(place::PhonePay& at);
    void press(const phone::Press& event);

    // visit_pay.cpp: payment and paper
    void open_payment(const AccountNumber& number);
    void close_payment();
    void other_sum();
    void print(Slip slip);
    void start_print(Slip slip);
    void print_again();
    void paper_done(ReceiptState state);
    Slip slip_of(const PaymentRecord& record, SlipKind kind) const;

    // visit_contact*.cpp: what the company says, what is written to it and ordered
    struct ContactRows;     // work_contact.h
    struct ContactAnswers;  // visit_contact_answers.cpp
    void submit_contact();
    void press_contact(const contact::Press& event);
    void on_contact_answer(std::uint64_t request, const server::Answer& answer);
    void reload_contact();
    void ask_news_marks();
    template <class At>
    At* contact_at() {  // where the resident is, if it is there
        auto* place = std::get_if<contact::Place>(&visit().place);
        return place ? std::get_if<At>(place) : nullptr;
    }

    struct PressRows;  // visit_press.cpp
    void press(const Press& event);
    bool press_navigation(const Press& event);
    bool press_mode(const Press& event);

    State s;
    const Moment& now_;
    Consequences out_;
};

}  // namespace kvitok
