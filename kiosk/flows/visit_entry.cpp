// Entry: the account number typed or scanned, forms, and the login.
#include <algorithm>

#include "kiosk/domain/bill_code.h"
#include "kiosk/flows/work.h"

namespace kvitok {

namespace {

void erase_last_character(std::string& text) {
    while (!text.empty()) {
        const auto byte = static_cast<unsigned char>(text.back());
        text.pop_back();
        if ((byte & 0xC0u) != 0x80u) return;  // UTF-8: all but continuation bytes end a character
    }
}

place::NumberError number_error(server::Failure why) {
    switch (why) {
        case server::Failure::other_company:
            return place::NumberError::other_bill;
        case server::Failure::locked:
            return place::NumberError::too_many;
        case server::Failure::no_connection:
        case server::Failure::server_failed:
            return place::NumberError::no_connection;
        default:
            return place::NumberError::not_found;
    }
}

}  // namespace

form::Form* Work::form() {
    const bool awaited = std::visit(
        [](const auto& at) {
            if constexpr (requires { is_locked(at); }) return is_locked(at);
            if constexpr (requires { contact::is_waiting(at); }) return contact::is_waiting(at);
            if constexpr (requires {
                              at.form;
                              at.request;
                          })
                return at.request != 0;
            return false;
        },
        visit().place);
    return awaited ? nullptr : form_of(visit().place);
}

void Work::type(const std::string& text) {
    if (auto* entry = std::get_if<place::EnterNumber>(&visit().place)) {
        const bool digit = text.size() == 1 && text[0] >= '0' && text[0] <= '9';
        if (!digit || entry->request != 0 || entry->digits.size() >= account_number_digits) return;
        entry->digits += text;
        entry->error = place::NumberError::none;
    } else if (form::Form* form = this->form()) {
        form::type(*form, text);
    } else if (auto* other = std::get_if<place::OtherSum>(&visit().place)) {
        std::string next = other->typed + text;
        if (next.size() > 9 || (text == "," && other->typed.empty())) return;
        if (text != "," && !parse_money(next)) return;
        if (text == "," && other->typed.find(',') != std::string::npos) return;
        other->typed = std::move(next);
        other->out_of_range = false;
    } else if (std::holds_alternative<place::EnterReading>(visit().place)) {
        read(read_meter::KeyTyped{text});
    }
}

void Work::erase() {
    if (auto* entry = std::get_if<place::EnterNumber>(&visit().place)) {
        if (entry->request == 0) erase_last_character(entry->digits);
        entry->error = place::NumberError::none;
    } else if (form::Form* form = this->form()) {
        form::erase(*form);
    } else if (auto* other = std::get_if<place::OtherSum>(&visit().place)) {
        erase_last_character(other->typed);
        other->out_of_range = false;
    } else {
        read(read_meter::Erased{});
    }
}

void Work::look_up(place::EnterNumber& form) {
    const auto number = parse_account_number(form.digits);
    if (!number || form.request != 0) return;
    form.scanned = false;
    form.request = ask(server::FindAccount{*number});
}

void Work::sign_in(place::SignIn& at) {
    if (at.request != 0 || !is_complete(at.form)) return;
    at.complaint.reset();
    at.request =
        ask(server::SignIn{at.form.fields[at.user].text, at.form.fields[at.password].text});
}

void Work::submit() {
    if (auto* entry = std::get_if<place::EnterNumber>(&visit().place)) return look_up(*entry);
    if (auto* form = std::get_if<place::SignIn>(&visit().place)) return sign_in(*form);
    if (std::holds_alternative<place::OtherSum>(visit().place)) return other_sum();
    if (submit_people()) return;
    if (std::holds_alternative<contact::Place>(visit().place)) return submit_contact();
    if (auto* form = std::get_if<place::PhoneForm>(&visit().place)) {
        if (form->request == 0) order_invoice(*form);
        return;
    }
    read(read_meter::Submitted{});
}

void Work::found(const AccountSummary& account, bool scanned) {
    visit().current = account;
    visit().meters.clear();
    replace(place::Found{account});
    if (scanned) open_payment(account.number);
}

void Work::on_number_answer(const server::Answer& answer) {
    auto& form = std::get<place::EnterNumber>(visit().place);
    form.request = 0;
    if (const auto* account = std::get_if<server::AccountFound>(&answer)) {
        return found(account->account, form.scanned);
    }
    const auto* failed = std::get_if<server::Failed>(&answer);
    form.error = number_error(failed ? failed->why : server::Failure::server_failed);
    const auto number = parse_account_number(form.digits);
    // Without the server readings are still taken, for a number that nobody can check now.
    if (form.error == place::NumberError::no_connection && number && s.site.sections.readings) {
        found(AccountSummary{.number = *number}, false);
    }
}

void Work::on_sign_in_answer(const server::Answer& answer) {
    auto& at = std::get<place::SignIn>(visit().place);
    at.request = 0;
    form::focus(at.form, at.password);
    form::clear(at.form);
    if (const auto* signed_in = std::get_if<server::SignedIn>(&answer)) {
        visit().user = signed_in->user;
        visit().accounts = signed_in->accounts;
        visit().timed = false;  // a cabinet has its own full time, whatever came before it
        visit().time_over = false;
        visit().current.reset();
        visit().meters.clear();
        visit().trail.clear();
        return replace(place::Accounts{});
    }
    const auto* failed = std::get_if<server::Failed>(&answer);
    at.complaint = Complaint{failed ? failed->why : server::Failure::server_failed,
                             failed ? failed->tries_left : 0, failed ? failed->minutes : 0};
    form::refuse(at.form, at.password);
}

void Work::on(const Scanned& event) {
    const Place& at = visit().place;
    const SectionSettings& offered = s.site.sections;
    const bool listening = std::holds_alternative<place::Attract>(at) ||
                           std::holds_alternative<place::Home>(at) ||
                           std::holds_alternative<place::EnterNumber>(at);
    if (!listening || !(offered.payment || offered.readings) || is_out_of_service(s)) return;
    restart_idle();
    if (!std::holds_alternative<place::EnterNumber>(at)) {
        visit().trail = {place::Home{}};
        replace(place::EnterNumber{});
    }
    auto& form = std::get<place::EnterNumber>(visit().place);
    if (form.request != 0) return;
    const auto code = parse_bill_code(event.bytes);
    form.digits.clear();
    if (!code) {
        const bool torn = code.error() != BillCodeError::not_a_payment_code;
        form.error = torn ? place::NumberError::unreadable_code : place::NumberError::other_bill;
        return;
    }
    const std::string_view payer = code->value("PersAcc");
    if (payer.empty() || payer.size() > 30) {
        form.error = place::NumberError::other_bill;
        return;
    }
    if (const auto number = parse_account_number(payer)) form.digits = number->digits;
    form.error = place::NumberError::none;
    form.scanned = true;
    form.request = ask(server::FindBill{std::string(payer), std::string(code->value("PayeeINN")),
                                        std::string(code->value("PersonalAcc")),
                                        std::string(code->value("BIC"))});
}

}  // namespace kvitok
