#include "drivers/ccid/card.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "drivers/ccid/apdu.h"

namespace kvitok::drivers::ccid {
namespace {

constexpr std::uint8_t usual_speed = 0x11;
// The environment is there, but its issuer has blocked it (EMV 4.3 book 1, 12.3.2).
constexpr std::uint16_t status_blocked = 0x6283;
constexpr std::uint16_t status_no_card = 0x6300;
constexpr std::uint16_t status_failed = 0x6F00;

// 5.1 bVoltageSupport; EMV and ISO/IEC 7816-3, 6.2.1: from the class that every card takes.
std::vector<Power> voltages(const ClassDescriptor& reader) {
    if (reader.has(feature::voltage) || reader.voltages == 0) return {Power::automatic};
    std::vector<Power> list;
    if ((reader.voltages & 1) != 0) list.push_back(Power::v5);
    if ((reader.voltages & 2) != 0) list.push_back(Power::v3);
    if ((reader.voltages & 4) != 0) list.push_back(Power::v1_8);
    if (list.empty()) list.push_back(Power::automatic);
    return list;
}

bool is_identifier(ByteView bytes) {
    const bool sized = bytes.size() == 4 || bytes.size() == 7 || bytes.size() == 10;
    return sized && std::any_of(bytes.begin(), bytes.end(), [](auto byte) { return byte != 0; });
}

// ISO/IEC 14443-3, 6.5.4: a single-size identifier that begins with 08 is made up at random.
bool is_random(ByteView identifier) {
    return identifier.size() == 4 && identifier[0] == 0x08;
}

}  // namespace

CardTalk::Step CardTalk::start() {
    return power();
}

CardTalk::Step CardTalk::power() {
    stage_ = Stage::powering;
    return {power_on(voltages(traits_.descriptor)[voltage_]), 1, {}};
}

CardTalk::Step CardTalk::receive(const Response& answer) {
    const bool failed = answer.outcome != Outcome::done;
    switch (stage_) {
        case Stage::powering:
            return powered(answer);
        case Stage::asking_parameters: {
            // A reader that does not say it works with what the card offered first.
            if (failed || answer.type != response::parameters || answer.specific > 1) {
                return open_link(atr_.first_protocol, atr_.ifsc);
            }
            const bool t1 = answer.specific == 1 && answer.data.size() >= 6;
            return open_link(answer.specific, t1 ? answer.data[5] : atr_.ifsc);
        }
        case Stage::proposing:
            if (!failed && answer.data == pps_request(atr_.first_protocol, atr_.fi_di)) {
                return set();
            }
            // 9.4: a card that does not agree is reset, and then left at its usual speed.
            default_speed_ = true;
            return power();
        case Stage::setting_parameters:
            return open_link(atr_.first_protocol, atr_.ifsc);
        case Stage::announcing:
        case Stage::asking_environment:
        case Stage::asking_identifier:
            break;
    }
    if (answer.type != response::data_block) return not_answered();
    if (!failed) return pass(exchange_->receive(answer));
    const bool line_noise = answer.error == slot_error::mute ||
                            answer.error == slot_error::parity ||
                            answer.error == slot_error::overrun;
    return line_noise ? pass(exchange_->silent()) : not_answered();
}

CardTalk::Step CardTalk::powered(const Response& answer) {
    if (answer.type != response::data_block || answer.outcome != Outcome::done) {
        const bool another = voltage_ + 1 < voltages(traits_.descriptor).size();
        if (!another || answer.icc == Icc::absent) return end(reader::CardKind::unreadable);
        ++voltage_;
        return power();
    }
    const auto atr = parse_atr(answer.data);
    if (!atr || atr->crc) return end(reader::CardKind::unreadable);
    atr_ = *atr;
    return prepare_protocol();
}

CardTalk::Step CardTalk::prepare_protocol() {
    const ClassDescriptor& reader = traits_.descriptor;
    const bool bare = atr_.contactless && traits_.bare_contactless;
    if (reader.level() != Level::tpdu || bare) {
        exchange_.emplace(Bare{reader.max_message - header_bytes});
        return ask_environment();
    }
    // Its ATR names T=0 only as the mark of having no contacts.
    if (atr_.contactless) atr_.first_protocol = 1;
    if (atr_.specific) atr_.first_protocol = *atr_.specific;
    if (atr_.first_protocol > 1) return end(reader::CardKind::unreadable);
    if (reader.has(feature::negotiation)) {
        stage_ = Stage::asking_parameters;
        return {get_parameters(), 1, {}};
    }
    const bool several = (atr_.protocols & (atr_.protocols - 1)) != 0;
    const bool faster = atr_.fi_di.value_or(usual_speed) != usual_speed;
    const bool proposes = !atr_.specific && !default_speed_ && (several || faster);
    return proposes && !reader.has(feature::pps) ? propose() : set();
}

CardTalk::Step CardTalk::propose() {
    stage_ = Stage::proposing;
    return {xfr_block(pps_request(atr_.first_protocol, atr_.fi_di), 0, Chain::whole), 1, {}};
}

CardTalk::Step CardTalk::set() {
    if (traits_.descriptor.has(feature::parameters_from_atr)) {
        return open_link(atr_.first_protocol, atr_.ifsc);
    }
    stage_ = Stage::setting_parameters;
    const std::uint8_t speed = default_speed_ ? usual_speed : atr_.fi_di.value_or(usual_speed);
    if (atr_.first_protocol == 0) {
        return {set_parameters(T0Parameters{speed, atr_.inverse, atr_.guard, atr_.waiting}), 1, {}};
    }
    return {set_parameters(T1Parameters{speed, false, atr_.inverse, atr_.guard, atr_.bwi, atr_.cwi,
                                        atr_.ifsc}),
            1,
            {}};
}

CardTalk::Step CardTalk::open_link(std::uint8_t protocol, std::uint8_t ifsc) {
    if (protocol == 0) {
        exchange_.emplace(T0());
        return ask_environment();
    }
    exchange_.emplace(T1(ifsc));
    if (traits_.descriptor.has(feature::ifsd)) return ask_environment();
    stage_ = Stage::announcing;
    return pass(exchange_->announce(static_cast<std::uint8_t>(traits_.descriptor.max_ifsd)));
}

CardTalk::Step CardTalk::ask_environment() {
    if (is_storage_card(atr_)) return ask_identifier();
    stage_ = Stage::asking_environment;
    return pass(exchange_->transmit(select_payment_environment(atr_.contactless)));
}

CardTalk::Step CardTalk::ask_identifier() {
    if (!atr_.contactless) return end(reader::CardKind::nameless);
    stage_ = Stage::asking_identifier;
    return pass(exchange_->transmit(get_identifier()));
}

CardTalk::Step CardTalk::pass(Exchange::Step step) {
    switch (step.state) {
        case Exchange::State::goes_on:
            return {std::move(step.send), step.waits, {}};
        case Exchange::State::answered:
            return answered(step.answer);
        case Exchange::State::failed:
            break;
    }
    return not_answered();
}

CardTalk::Step CardTalk::answered(ByteView answer) {
    if (stage_ == Stage::announcing) return ask_environment();
    const auto status = status_of(answer);
    if (stage_ == Stage::asking_environment) {
        const bool there = status == status_ok || status == status_blocked;
        return there ? end(reader::CardKind::payment) : ask_identifier();
    }
    if (status == status_no_card || status == status_failed || !status) {
        return end(reader::CardKind::unreadable);
    }
    const ByteView identifier = answer.first(answer.size() - 2);
    if (status != status_ok || !is_identifier(identifier)) return end(reader::CardKind::nameless);
    if (is_random(identifier)) return end(reader::CardKind::random);
    return {{},
            1,
            reader::CardTapped{reader::CardKind::lasting, {identifier.begin(), identifier.end()}}};
}

CardTalk::Step CardTalk::not_answered() {
    // The identifier is the reader's own answer: it may come although the card knows no commands.
    if (stage_ == Stage::asking_environment && atr_.contactless) return ask_identifier();
    return end(reader::CardKind::unreadable);
}

CardTalk::Step CardTalk::end(reader::CardKind kind) {
    return {{}, 1, reader::CardTapped{kind, {}}};
}

}  // namespace kvitok::drivers::ccid
