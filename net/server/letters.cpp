#include "net/server/letters.h"

#include <algorithm>

#include "config/strings/texts.h"

namespace kvitok::server {
namespace {

// The terminal's house, or any for what came from the letter's page.
House house_of_letters(Context& context) {
    if (!context.house.id.empty()) return context.house;
    for (const Device& device : all_devices(context.store))
        if (auto house = find_house(context.store, device.house_id)) return *house;
    return {};
}

// In the files of texts a "|" ends a line.
std::string in_text_lines(std::string text) {
    std::replace(text.begin(), text.end(), '|', '\n');
    return text + "\n";
}

struct Writing {
    Context& context;
    const Texts texts;
    const House house;

    Writing(Context& given, Language language)
        : context(given), texts(language), house(house_of_letters(given)) {}

    std::string company() const { return texts.name(house.company.company); }
    std::string when(TimePoint moment) const {
        return texts.moment(to_local(moment, house.utc_offset_minutes));
    }
    void send(const std::string& reference, const std::string& to, std::string subject,
              std::string text, TimePoint useless = {}) const {
        const std::string end = texts.say<"letter.end">(company(), house.dispatcher_phone);
        queue_letter(context.store, context.random, reference,
                     {to, std::move(subject), in_text_lines(std::move(text) + "||" + end), {}},
                     context.now, useless);
    }
};

}  // namespace

void write_activation(Context& context, const std::string& id, const UserRow& to,
                      const Secrets& secrets) {
    const Writing writing(context, to.language);
    writing.send("activation:" + id, to.email, writing.texts.say<"letter.activate_subject">(),
                 writing.texts.say<"letter.activate">(to.login, secrets.link, secrets.code,
                                                      writing.when(secrets.expires)),
                 secrets.expires);
}

void write_you_are_registered(Context& context, const std::string& id, const UserRow& to) {
    const Writing writing(context, to.language);
    writing.send("activation:" + id, to.email, writing.texts.say<"letter.exists_subject">(),
                 writing.texts.say<"letter.exists">(to.login));
}

void write_name_taken(Context& context, const std::string& id, const UserRow& to,
                      const std::string& suggested) {
    const Writing writing(context, to.language);
    writing.send("activation:" + id, to.email, writing.texts.say<"letter.name_taken_subject">(),
                 writing.texts.say<"letter.name_taken">(to.login, suggested));
}

void write_recovery(Context& context, const std::string& id, const UserRow& to,
                    const Secrets& secrets) {
    const Writing writing(context, to.language);
    writing.send("recovery:" + id, to.email, writing.texts.say<"letter.recover_subject">(),
                 writing.texts.say<"letter.recover">(to.login, secrets.link, secrets.code,
                                                     writing.when(secrets.expires)),
                 secrets.expires);
}

void write_password_changed(Context& context, const std::string& id, const UserRow& to) {
    const Writing writing(context, to.language);
    writing.send("password:" + id, to.email, writing.texts.say<"letter.password_subject">(),
                 writing.texts.say<"letter.password">(to.login, writing.when(context.now)));
}

void write_confirm_email(Context& context, const std::string& id, const std::string& to,
                         Language language, const Secrets& secrets) {
    const Writing writing(context, language);
    writing.send("email:" + id, to, writing.texts.say<"letter.email_subject">(),
                 writing.texts.say<"letter.email">(secrets.link, secrets.code,
                                                   writing.when(secrets.expires)),
                 secrets.expires);
}

void write_email_is_yours(Context& context, const std::string& id, const UserRow& to) {
    const Writing writing(context, to.language);
    writing.send("email:" + id, to.email, writing.texts.say<"letter.exists_subject">(),
                 writing.texts.say<"letter.email_is_yours">(to.login));
}

void write_email_changed(Context& context, const std::string& id, const UserRow& before) {
    const Writing writing(context, before.language);
    writing.send(
        "email-left:" + id, before.email, writing.texts.say<"letter.email_changed_subject">(),
        writing.texts.say<"letter.email_changed">(before.login, writing.when(context.now)));
}

void write_deleted(Context& context, const std::string& id, const UserRow& before) {
    const Writing writing(context, before.language);
    writing.send("deleted:" + id, before.email, writing.texts.say<"letter.deleted_subject">(),
                 writing.texts.say<"letter.deleted">(writing.when(context.now)));
}

}  // namespace kvitok::server
