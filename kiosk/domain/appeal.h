// Letters to the management company: an appeal, its conversation, and when an answer is due.
// Values; any thread.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/account.h"

namespace kvitok {

enum class AppealKind { charges, repair, documents, other };
enum class AppealState { sent, working, done };
// Where the company says that it has answered.
enum class AnswerWay { email, phone };

struct AppealSummary {
    std::string id;  // 32 hex digits
    int number = 0;  // «1184»
    AppealKind kind = AppealKind::other;
    std::string subject;  // how the first message begins
    AppealState state = AppealState::sent;
    bool unread = false;  // an answer was not read yet
    TimePoint updated;
    Name note;  // of the company: «мастер придёт 24 ноября»; mostly empty
    friend bool operator==(const AppealSummary&, const AppealSummary&) = default;
};

struct AppealMessage {
    bool from_company = false;
    std::string text;
    TimePoint at;
    friend bool operator==(const AppealMessage&, const AppealMessage&) = default;
};

struct Appeal {
    AppealSummary summary;
    AccountNumber account;
    Date answer_by;     // the last working day of the term
    std::string email;  // masked; empty if none was given
    std::string phone;  // likewise
    AnswerWay way = AnswerWay::email;
    std::vector<AppealMessage> messages;  // oldest first
    friend bool operator==(const Appeal&, const Appeal&) = default;
};

}  // namespace kvitok
