#include "kiosk/screens/help_texts.h"

#include <algorithm>
#include <array>

namespace kvitok::screens {
namespace {

struct HelpText {
    std::string_view page;
    std::string (*say)(const Texts& texts);
};

constexpr HelpText help_texts[] = {
    {"attract", [](const Texts& texts) { return texts.say<"on.attract">(); }},
    {"home", [](const Texts& texts) { return texts.say<"on.home">(); }},
    {"contacts", [](const Texts& texts) { return texts.say<"on.contacts">(); }},
    {"news", [](const Texts& texts) { return texts.say<"on.news">(); }},
    {"news_article", [](const Texts& texts) { return texts.say<"on.news_article">(); }},
    {"requisites", [](const Texts& texts) { return texts.say<"on.requisites">(); }},
    {"appeals", [](const Texts& texts) { return texts.say<"on.appeals">(); }},
    {"appeal_chat", [](const Texts& texts) { return texts.say<"on.appeal_chat">(); }},
    {"appeal_write", [](const Texts& texts) { return texts.say<"on.appeal_write">(); }},
    {"appeal_reply", [](const Texts& texts) { return texts.say<"on.appeal_reply">(); }},
    {"appeal_sent", [](const Texts& texts) { return texts.say<"on.appeal_sent">(); }},
    {"services", [](const Texts& texts) { return texts.say<"on.services">(); }},
    {"service_order", [](const Texts& texts) { return texts.say<"on.service_order">(); }},
    {"service_request", [](const Texts& texts) { return texts.say<"on.service_request">(); }},
    {"report", [](const Texts& texts) { return texts.say<"on.report">(); }},
    {"report_sent", [](const Texts& texts) { return texts.say<"on.report_sent">(); }},
    {"register_person", [](const Texts& texts) { return texts.say<"on.register_person">(); }},
    {"register_account", [](const Texts& texts) { return texts.say<"on.register_account">(); }},
    {"letter_code", [](const Texts& texts) { return texts.say<"on.letter_code">(); }},
    {"recover_whom", [](const Texts& texts) { return texts.say<"on.recover_whom">(); }},
    {"recover_password", [](const Texts& texts) { return texts.say<"on.recover_password">(); }},
    {"people_done", [](const Texts& texts) { return texts.say<"on.people_done">(); }},
    {"profile", [](const Texts& texts) { return texts.say<"on.profile">(); }},
    {"profile_edit", [](const Texts& texts) { return texts.say<"on.profile_edit">(); }},
    {"profile_delete", [](const Texts& texts) { return texts.say<"on.profile_delete">(); }},
    {"payments", [](const Texts& texts) { return texts.say<"on.payments">(); }},
    {"payments_period", [](const Texts& texts) { return texts.say<"on.payments_period">(); }},
    {"pay_phone", [](const Texts& texts) { return texts.say<"on.pay_phone">(); }},
    {"pay_sbp", [](const Texts& texts) { return texts.say<"on.pay_sbp">(); }},
    {"pay_phone_paid", [](const Texts& texts) { return texts.say<"on.pay_phone_paid">(); }},
    {"pay_phone_confirming",
     [](const Texts& texts) { return texts.say<"on.pay_phone_confirming">(); }},
    {"pay_phone_ended", [](const Texts& texts) { return texts.say<"on.pay_phone_ended">(); }},
    {"account_number", [](const Texts& texts) { return texts.say<"on.account_number">(); }},
    {"account_found", [](const Texts& texts) { return texts.say<"on.account_found">(); }},
    {"login", [](const Texts& texts) { return texts.say<"on.login">(); }},
    {"accounts", [](const Texts& texts) { return texts.say<"on.accounts">(); }},
    {"account_card", [](const Texts& texts) { return texts.say<"on.account_card">(); }},
    {"meters", [](const Texts& texts) { return texts.say<"on.meters">(); }},
    {"meter_entry", [](const Texts& texts) { return texts.say<"on.meter_entry">(); }},
    {"meter_check", [](const Texts& texts) { return texts.say<"on.meter_check">(); }},
    {"readings_done", [](const Texts& texts) { return texts.say<"on.readings_done">(); }},
    {"pay_amount", [](const Texts& texts) { return texts.say<"on.pay_amount">(); }},
    {"pay_other_sum", [](const Texts& texts) { return texts.say<"on.pay_other_sum">(); }},
    {"pay_preparing", [](const Texts& texts) { return texts.say<"on.pay_preparing">(); }},
    {"pay_no_paper", [](const Texts& texts) { return texts.say<"on.pay_no_paper">(); }},
    {"pay_terminal", [](const Texts& texts) { return texts.say<"on.pay_terminal">(); }},
    {"pay_finishing", [](const Texts& texts) { return texts.say<"on.pay_finishing">(); }},
    {"pay_success", [](const Texts& texts) { return texts.say<"on.pay_success">(); }},
    {"pay_pending", [](const Texts& texts) { return texts.say<"on.pay_pending">(); }},
    {"pay_problem", [](const Texts& texts) { return texts.say<"on.pay_problem">(); }},
    {"pay_checking", [](const Texts& texts) { return texts.say<"on.pay_checking">(); }},
    {"pay_blocked", [](const Texts& texts) { return texts.say<"on.pay_blocked">(); }},
    {"pay_refund", [](const Texts& texts) { return texts.say<"on.pay_refund">(); }},
};

}  // namespace

std::string help_for(std::string_view page, const Texts& texts) {
    const auto* const found = std::find_if(std::begin(help_texts), std::end(help_texts),
                                           [&](const HelpText& one) { return one.page == page; });
    return found == std::end(help_texts) ? std::string() : found->say(texts);
}

}  // namespace kvitok::screens
