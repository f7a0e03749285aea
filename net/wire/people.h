// The messages of registering, of recovering a password and of the profile, beside the values of
// kiosk/domain/people.h. Whatever is sent by letter is answered the same for every name and every
// address: nobody learns here who is registered.
#pragma once

#include <optional>
#include <string>

#include "kiosk/domain/people.h"

namespace kvitok::wire {

// POST /v1/registrations (body: people::Application), /v1/recoveries, /v1/me/email: a letter is on
// its way, if there is anybody to write to. 422 password_weak.
struct LetterSent {
    std::string id;      // the request's own
    TimePoint valid_to;  // of the link and the code in it
    friend bool operator==(const LetterSent&, const LetterSent&) = default;
};

// POST /v1/registrations/code and /v1/me/email/code: the six digits of the letter that the request
// `id` caused. The answer is Changed. 422 code_wrong (tries_left), code_over, taken.
struct LetterCode {
    std::string id;
    std::string code;
    friend bool operator==(const LetterCode&, const LetterCode&) = default;
};

// POST /v1/recoveries: by user name or e-mail.
struct RecoveryRequest {
    std::string id;
    Language language = Language::russian;
    std::string whom;
    friend bool operator==(const RecoveryRequest&, const RecoveryRequest&) = default;
};

// POST /v1/recoveries/password. Ends all sessions of the user.
struct RecoveredPassword {
    std::string id;  // of the RecoveryRequest
    std::string code;
    std::string password;
    friend bool operator==(const RecoveredPassword&, const RecoveredPassword&) = default;
};

// It is done, now or before under the same id.
struct Changed {
    std::string id;
    friend bool operator==(const Changed&, const Changed&) = default;
};

// POST /v1/me/profile: what is absent stays. The answer is a people::Profile.
struct ProfileChange {
    std::string id;
    std::optional<people::FullName> name;
    std::optional<std::string> phone;
    std::optional<bool> bills_by_mail;
    friend bool operator==(const ProfileChange&, const ProfileChange&) = default;
};

// POST /v1/me/email: becomes the user's address when its letter was read.
struct EmailChange {
    std::string id;
    Language language = Language::russian;
    std::string email;
    friend bool operator==(const EmailChange&, const EmailChange&) = default;
};

// POST /v1/me/password. Ends all other sessions. 422 password_wrong, password_weak.
struct PasswordChange {
    std::string id;
    std::string old_password;
    std::string new_password;
    friend bool operator==(const PasswordChange&, const PasswordChange&) = default;
};

// POST /v1/me/deletion: erases the person, keeps the money records. 422 password_wrong.
struct UserDeletion {
    std::string id;
    std::string password;
    friend bool operator==(const UserDeletion&, const UserDeletion&) = default;
};

}  // namespace kvitok::wire
