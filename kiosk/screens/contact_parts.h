// What the screens of appeals, services and reports share. Pure.
#pragma once

#include <optional>
#include <string>

#include "kiosk/screens/form_parts.h"

namespace kvitok::screens {

// Why it was not sent, and what to do; nothing while no try has failed.
void add_not_sent(Draft& draft, const State& state, const std::optional<server::Failure>& failed,
                  const Texts& texts);
// How the slip gets on that has just been ordered; nothing while there is none of this kind.
void add_slip_progress(Draft& draft, const State& state, SlipKind kind, const Texts& texts);
// «сегодня, 9:40», «вчера, 16:20», «14 ноября, 10:05».
std::string moment_of(const State& state, TimePoint at, const Texts& texts);
// «от 2 400 ₽»
std::string price_of(Money price, bool from, const Texts& texts);
// «пн, 23 ноября, 9:00–13:00»
std::string visit_of(const ServiceRequest& order, const Texts& texts);
std::string hours_of(HourSpan hours, const Texts& texts);

std::string kind_name(AppealKind kind, const Texts& texts);
ui::Tag appeal_tag(AppealState state, bool unread, const Texts& texts);
ui::Tag order_tag(RequestState state, const Texts& texts);
// What AskAboutCharge carries of one line of the charges.
std::string about_charge(const Name& service, Period month, const Texts& texts);

}  // namespace kvitok::screens
