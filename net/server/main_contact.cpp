#include "net/server/main_contact.h"

#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "net/server/correspondence.h"
#include "net/server/crypto.h"
#include "net/server/store_appeals.h"
#include "net/server/store_services.h"
#include "net/wire/appeals.h"

namespace kvitok::server {
namespace {

using Json = nlohmann::ordered_json;

int told(std::string_view why, int status) {
    fmt::print(status == 0 ? stdout : stderr, "{}{}\n", status == 0 ? "" : "kvitok-server: ", why);
    return status;
}

Json appeal_json(Store& store, const StoredAppeal& listed) {
    const auto stored = find_appeal(store, listed.appeal.summary.id);
    const Appeal& appeal = stored->appeal;
    Json messages = Json::array();
    for (const AppealMessage& message : appeal.messages)
        messages.push_back({{"from", message.from_company ? "company" : "resident"},
                            {"at", to_iso(message.at)},
                            {"text", message.text}});
    return {{"number", appeal.summary.number},
            {"id", appeal.summary.id},
            {"account", appeal.account.digits},
            {"kind", wire::to_word(appeal.summary.kind)},
            {"subject", appeal.summary.subject},
            {"state", wire::to_word(appeal.summary.state)},
            {"answer_by", to_iso(appeal.answer_by)},
            {"answer_to", appeal.way == AnswerWay::email ? appeal.email : appeal.phone},
            {"unread", appeal.summary.unread},
            {"messages", std::move(messages)}};
}

Json request_json(const ServiceRequest& request) {
    return {{"number", request.number},
            {"id", request.id},
            {"account", request.account.digits},
            {"service", request.title.russian},
            {"price", request.price.kopecks},
            {"date", to_iso(request.date)},
            {"from", request.hours.from},
            {"to", request.hours.to},
            {"state", wire::to_word(request.state)},
            {"note", request.note.russian}};
}

}  // namespace

int print_appeals(Store& store, Form form) {
    Json list = Json::array();
    for (const StoredAppeal& stored : all_appeals(store)) {
        const Appeal& appeal = stored.appeal;
        if (form == Form::json) {
            list.push_back(appeal_json(store, stored));
        } else {
            fmt::print("{:>6}  {}  {:<8} by {}  {}\n", appeal.summary.number, appeal.account.digits,
                       wire::to_word(appeal.summary.state), to_iso(appeal.answer_by),
                       appeal.summary.subject);
        }
    }
    if (form == Form::json) fmt::print("{}\n", list.dump(2));
    return 0;
}

int run_answer(Store& store, const Clock& clock, Random& random, const AnswerArguments& arguments) {
    const auto appeal = find_appeal_by_number(store, arguments.number);
    if (!appeal) return told("no such appeal", 1);
    if (!is_letter(arguments.text, 1) || arguments.text.size() > wire::max_letter)
        return told("an answer has 1 to 2000 bytes of plain text", 1);
    if (appeal->appeal.messages.size() >= wire::max_appeal_messages)
        return told("the conversation is too long", 1);
    const AppealState state = arguments.closes ? AppealState::done : AppealState::working;
    // A demo's clock may be ahead of ours: an answer is never older than what it answers.
    const TimePoint at =
        std::max(clock.wall(), appeal->appeal.summary.updated + std::chrono::minutes(1));
    Transaction transaction(store);
    add_message(store, *appeal, random_hex(random, 16), {true, arguments.text, at}, state);
    if (!arguments.note.empty()) {
        const std::string note = arguments.note == "-" ? "" : arguments.note;
        set_note(store, appeal->appeal.summary.id, {note, note});
    }
    transaction.commit();
    return told(fmt::format("{} {}", arguments.number, wire::to_word(state)), 0);
}

int print_requests(Store& store, Form form) {
    Json list = Json::array();
    for (const StoredRequest& stored : all_requests(store)) {
        const ServiceRequest& request = stored.request;
        if (form == Form::json) {
            list.push_back(request_json(request));
        } else {
            fmt::print("{:>6}  {}  {:<9} {} {:02}-{:02}  {}\n", request.number,
                       request.account.digits, wire::to_word(request.state), to_iso(request.date),
                       request.hours.from, request.hours.to, request.title.russian);
        }
    }
    if (form == Form::json) fmt::print("{}\n", list.dump(2));
    return 0;
}

int run_request(Store& store, const RequestArguments& arguments) {
    const auto state = wire::parse_request_state(arguments.state);
    const auto request = find_request_by_number(store, arguments.number);
    if (!request) return told("no such request", 1);
    if (!state) return told("a request is sent, accepted, done or cancelled", 1);
    if (request->request.state == RequestState::cancelled)
        return told("the resident has cancelled it", 1);
    set_request_state(store, request->request.id, *state, {arguments.note, arguments.note});
    return told(fmt::format("{} {}", arguments.number, arguments.state), 0);
}

int print_reports(Store& store, Form form) {
    Json list = Json::array();
    for (const StoredReport& report : all_reports(store)) {
        if (form == Form::json) {
            list.push_back({{"id", report.id},
                            {"at", to_iso(report.at)},
                            {"terminal", report.device},
                            {"screen", report.screen},
                            {"text", report.text}});
        } else {
            fmt::print("{}  {}  {}: {}\n", to_iso(report.at), report.device, report.screen,
                       report.text);
        }
    }
    if (form == Form::json) fmt::print("{}\n", list.dump(2));
    return 0;
}

}  // namespace kvitok::server
