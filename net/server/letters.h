// What the letters say, in the reader's language. Queued in the caller's transaction, under the id
// of what they are about, so that each leaves once. May throw StoreFailed.
#pragma once

#include "net/server/people.h"
#include "net/server/store_mail.h"

namespace kvitok::server {

void write_activation(Context& context, const std::string& id, const UserRow& to,
                      const Secrets& secrets);
// To the owner of an address that somebody registers with.
void write_you_are_registered(Context& context, const std::string& id, const UserRow& to);
// The name is somebody else's; `suggested` is free.
void write_name_taken(Context& context, const std::string& id, const UserRow& to,
                      const std::string& suggested);
void write_recovery(Context& context, const std::string& id, const UserRow& to,
                    const Secrets& secrets);
void write_password_changed(Context& context, const std::string& id, const UserRow& to);
// To the new address; to the owner of an address that another wants; to the old address.
void write_confirm_email(Context& context, const std::string& id, const std::string& to,
                         Language language, const Secrets& secrets);
void write_email_is_yours(Context& context, const std::string& id, const UserRow& to);
void write_email_changed(Context& context, const std::string& id, const UserRow& before);
void write_deleted(Context& context, const std::string& id, const UserRow& before);

}  // namespace kvitok::server
