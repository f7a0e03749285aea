// Appeals and their conversations, reports of errors, and the calendar of working days in the
// store. See store.h for the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/appeal.h"
#include "net/server/store.h"

namespace kvitok::server {

// An appeal as it is kept: whose it is, and where to answer in full. Messages and `unread` are read
// by find_appeal only.
struct StoredAppeal {
    Appeal appeal;  // e-mail and phone in full
    std::string user_id;
    TimePoint created;
    int seen = 0;  // messages that the resident has had on the screen
    std::string fingerprint;
};

std::optional<StoredAppeal> find_appeal(Store& store, const std::string& id);
std::optional<StoredAppeal> find_appeal_by_number(Store& store, int number);
// Of a user about an account, the latest first; without their messages.
std::vector<StoredAppeal> appeals_of(Store& store, const std::string& user_id,
                                     const AccountNumber& account);
// Of all users, those that wait for an answer first.
std::vector<StoredAppeal> all_appeals(Store& store);
int unread_appeals(Store& store, const std::string& user_id, const AccountNumber& account);
int appeals_since(Store& store, const std::string& user_id, TimePoint since);

// Takes the next number and writes the appeal with its messages, whose ids are `message_ids`.
// Inside the caller's transaction.
int add_appeal(Store& store, const StoredAppeal& appeal,
               const std::vector<std::string>& message_ids);
// Appends a message and sets the state; false if a message of that id is there already.
bool add_message(Store& store, const StoredAppeal& to, const std::string& message_id,
                 const AppealMessage& message, AppealState state);
// The text of a message, if it is one of this appeal.
std::optional<std::string> find_message(Store& store, const std::string& appeal_id,
                                        const std::string& message_id);
void mark_seen(Store& store, const std::string& id, int messages);
void choose_way(Store& store, const std::string& id, AnswerWay way);
void set_note(Store& store, const std::string& id, const Name& note);

int reply_days(Store& store, const std::string& house_id);
bool is_working_day(Store& store, Date date);
// The last of `days` working days after a day.
Date working_day_after(Store& store, Date day, int days);
void set_calendar_day(Store& store, Date date, bool working);

struct StoredReport {
    std::string id;
    std::string device;
    std::string screen;
    std::string text;
    TimePoint at;
    std::string fingerprint;
};
std::optional<StoredReport> find_report(Store& store, const std::string& id);
void add_report(Store& store, const StoredReport& report);
int reports_since(Store& store, const std::string& device, TimePoint since);
// The latest first.
std::vector<StoredReport> all_reports(Store& store);

}  // namespace kvitok::server
