#include "tests/golden/unfinished.h"

namespace kvitok::golden {

std::set<std::string> unfinished_layouts() {
    return {"appeal_chat",
            "appeal_reply",
            "appeal_write_long",
            "appeal_write_offline",
            "appeal_write_session_over",
            "contacts",
            "news",
            "payments",
            "payments_confirming",
            "payments_empty",
            "payments_year",
            "profile_delete",
            "profile_delete_wrong",
            "profile_email",
            "profile_revealed",
            "recover_whom",
            "register_person",
            "register_person_empty",
            "report",
            "requisites",
            "requisites_printing"};
}

std::set<std::string> unfinished_mockups() {
    return {"appeal_chat", "appeals", "news", "profile", "register", "requisites", "services"};
}

}  // namespace kvitok::golden
