// Every screen: a pure function of the state and the texts of its language. One file each.
#pragma once

#include "config/strings/texts.h"
#include "kiosk/screens/screen.h"

namespace kvitok::screens {

// Idle, home and what needs no account.
Screen attract(const State& state, const place::Attract& place, const Texts& texts);
Screen home(const State& state, const Texts& texts);
Screen contacts(const State& state, const Texts& texts);
Screen news(const State& state, const Texts& texts);
// Help for the page below, and the way to report what is wrong on it.
Screen help(const State& state, const ui::Page& below, const Texts& texts);
Screen terms(const State& state, const Texts& texts);
Screen out_of_service(const State& state, const Texts& texts);

// Finding the account.
Screen account_number(const State& state, const place::EnterNumber& place, const Texts& texts);
Screen login(const State& state, const place::SignIn& place, const Texts& texts);
Screen accounts(const State& state, const Texts& texts);
Screen account_found(const State& state, const place::Found& place, const Texts& texts);
Screen account_card(const State& state, const AccountCard& card, const Texts& texts);

// Becoming a user, a forgotten password, the user's profile.
Screen register_person(const State& state, const people::Person& place, const Texts& texts);
Screen register_account(const State& state, const people::Account& place, const Texts& texts);
Screen letter_code(const State& state, const people::Code& place, const Texts& texts);
Screen recover_whom(const State& state, const people::Whom& place, const Texts& texts);
Screen recover_password(const State& state, const people::NewPassword& place, const Texts& texts);
enum class PeopleDone { activated, recovered, deleted };
Screen people_done(const State& state, PeopleDone what, const Texts& texts);
Screen profile(const State& state, const people::Shown& place, const people::Profile& profile,
               const Texts& texts);
Screen profile_edit(const State& state, const people::Editing& place, const Texts& texts);
Screen profile_delete(const State& state, const people::Deleting& place, const Texts& texts);
Screen unlink_confirm(Screen below, const people::Unlinking& place, const Texts& texts);
// What the company says.
Screen requisites(const State& state, const CompanyDetails& company, const Texts& texts);
Screen news_article(const State& state, const NewsItem& item, const NewsArticle& article,
                    const Texts& texts);
// What is written to it and ordered.
Screen appeals(const State& state, const server::contact::Appeals& list, const Texts& texts);
Screen appeal_chat(const State& state, const Appeal& appeal, const Texts& texts);
Screen appeal_write(const State& state, const contact::WritingAppeal& place, const Texts& texts);
Screen appeal_reply(const State& state, const contact::Replying& place, const Texts& texts);
Screen appeal_sent(const State& state, const Appeal& appeal, const Texts& texts);
Screen services(const State& state, const contact::Services& place, const ServiceCatalogue& all,
                const Texts& texts);
Screen service_order(const State& state, const contact::Ordering& place, const Texts& texts);
Screen service_request(const State& state, const contact::Order& place, const Texts& texts);
Screen report_write(const State& state, const contact::Reporting& place, const Texts& texts);
Screen report_sent(const State& state, const Texts& texts);

// Readings.
Screen meters(const State& state, const server::Meters& list, const Texts& texts);
Screen meter_entry(const State& state, const read_meter::Typing& form, const Texts& texts);
Screen meter_check(const State& state, const read_meter::Asking& asking, const Texts& texts);
Screen readings_done(const State& state, const Texts& texts);

// Payment.
Screen pay_amount(const State& state, const pay::Choosing& form, const Texts& texts);
Screen pay_other_sum(const State& state, const place::OtherSum& place, const Texts& texts);
Screen pay_preparing(const State& state, const pay::Preparing& preparing, const Texts& texts);
Screen pay_no_paper(const State& state, const pay::AskPaper& asking, const Texts& texts);
Screen pay_terminal(const State& state, const pay::Intent& intent, const Texts& texts);
Screen pay_finishing(const State& state, const pay::Approved& approved, const Texts& texts);
Screen pay_success(const State& state, const PaymentRecord& record, const Texts& texts);
Screen pay_pending(const State& state, const PaymentRecord& record, const Texts& texts);
Screen pay_problem(const State& state, const PaymentRecord& record, const Texts& texts);
Screen pay_blocked(const State& state, const Texts& texts);
Screen pay_refund(const State& state, const PaymentRecord& record, const Texts& texts);

// Payment with a phone.
Screen pay_phone(const State& state, const phone::Form& form, const Texts& texts);
Screen pay_phone_code(const State& state, const phone::Following& at, const Texts& texts);
Screen pay_phone_confirming(const State& state, const phone::Following& at, const Texts& texts);
Screen pay_phone_paid(const State& state, const Invoice& invoice, const Texts& texts);
Screen pay_phone_ended(const State& state, const Invoice& invoice, const Texts& texts);

// The payments section.
Screen payments_list(const State& state, const payments::Showing& showing,
                     const Statement& statement, const Texts& texts);
Screen payments_period(const State& state, const payments::Choosing& choice, const Texts& texts);

// Being checked: why nobody knows yet, and whether the resident may leave.
enum class Doubt { no_answer, not_committed, reversing, manual };
Screen pay_checking(const State& state, const PaymentRecord& record, Doubt doubt,
                    pay::Patience patience, const Texts& texts);

// A section that is being fetched, or could not be.
Screen loading(const State& state, std::string name, const Texts& texts);
Screen not_loaded(const State& state, std::string name, server::Failure why, const Texts& texts);

// Dialogs over the screen below.
Screen inactivity(Screen below, const State& state, const overlay::Inactive& overlay,
                  const Texts& texts);
Screen leave_confirm(Screen below, const Texts& texts);

}  // namespace kvitok::screens
