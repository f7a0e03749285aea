// Paid services: the catalogue, an order with its day and hours, and taking it back.
#include <algorithm>

#include "kiosk/flows/work_contact.h"

namespace kvitok {

void Work::ContactRows::operator()(const contact::ShowServices&) {
    if (!is_at_an_account()) return;
    w.enter(contact::Services{loading(server::contact::AskServices{w.token(), account()})});
}

void Work::ContactRows::operator()(const contact::ChooseGroup& p) {
    if (auto* at = w.contact_at<contact::Services>()) at->group = p.group;
}

void Work::ContactRows::operator()(const contact::ChooseOffer& p) {
    const auto* all = ready<contact::Services, ServiceCatalogue>();
    if (!all || all->days.empty() || all->hours.empty()) return;
    const auto offer = std::find_if(all->offers.begin(), all->offers.end(),
                                    [&](const auto& one) { return one.id == p.id; });
    if (offer == all->offers.end()) return;
    w.enter(contact::Ordering{*offer, all->days, all->hours});
}

void Work::ContactRows::operator()(const contact::ChooseDay& p) {
    auto* at = w.contact_at<contact::Ordering>();
    if (at && at->request == 0 && p.index < at->days.size()) at->day = p.index;
}

void Work::ContactRows::operator()(const contact::ChooseHours& p) {
    auto* at = w.contact_at<contact::Ordering>();
    if (at && at->request == 0 && p.index < at->hours.size()) at->hour = p.index;
}

void Work::ContactRows::operator()(const contact::SendOrder&) {
    auto* at = w.contact_at<contact::Ordering>();
    if (!at || at->request != 0) return;
    const Date day = at->days[at->day];
    const std::string id =
        id_for(at->sending, at->offer.id + to_iso(day) + std::to_string(at->hour));
    at->request = w.ask(server::contact::OrderService{w.token(), id, account(), at->offer.id, day,
                                                      at->hours[at->hour]});
}

void Work::ContactRows::operator()(const contact::OpenOrder& p) {
    const auto* all = ready<contact::Services, ServiceCatalogue>();
    if (!all) return;
    const auto order = std::find_if(all->requests.begin(), all->requests.end(),
                                    [&](const auto& one) { return one.id == p.id; });
    if (order != all->requests.end()) w.enter(contact::Order{*order});
}

void Work::ContactRows::operator()(const contact::CancelOrder&) {
    auto* at = w.contact_at<contact::Order>();
    if (at && at->request == 0) at->asking = at->order.can_cancel;
}

void Work::ContactRows::operator()(const contact::KeepOrder&) {
    if (auto* at = w.contact_at<contact::Order>()) at->asking = false;
}

void Work::ContactRows::operator()(const contact::ConfirmCancel&) {
    auto* at = w.contact_at<contact::Order>();
    if (!at || !at->asking) return;
    at->asking = false;
    at->failed.reset();
    at->request = w.ask(server::contact::CancelOrder{w.token(), at->order.id});
}

}  // namespace kvitok
