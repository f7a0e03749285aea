// The rows of the sections about the company; visit_contact*.cpp. Inside the flows only.
#pragma once

#include <string>

#include "kiosk/flows/work.h"

namespace kvitok {

struct Work::ContactRows {
    Work& w;

    // visit_contact.cpp
    void operator()(const contact::ShowRequisites&);
    void operator()(const contact::PrintRequisites&);
    void operator()(const contact::OpenNews& p);
    void operator()(const contact::ShowAppeals&);
    void operator()(const contact::OpenAppeal& p);
    void operator()(const contact::NewAppeal&);
    void operator()(const contact::AskAboutCharge& p);
    void operator()(const contact::ChooseKind& p);
    void operator()(const contact::ReplyToIt&);
    void operator()(const contact::ChooseWay& p);
    void operator()(const contact::ReportError& p);
    void operator()(const contact::PrintIt&);
    void submit(contact::WritingAppeal& at);
    void submit(contact::Replying& at);
    void submit(contact::Reporting& at);

    // visit_services.cpp
    void operator()(const contact::ShowServices&);
    void operator()(const contact::ChooseGroup& p);
    void operator()(const contact::ChooseOffer& p);
    void operator()(const contact::ChooseDay& p);
    void operator()(const contact::ChooseHours& p);
    void operator()(const contact::SendOrder&);
    void operator()(const contact::OpenOrder& p);
    void operator()(const contact::CancelOrder&);
    void operator()(const contact::KeepOrder&);
    void operator()(const contact::ConfirmCancel&);

    server::Loading loading(server::contact::Question question);
    void print(SlipKind kind, const char* name, ContactPaper content);
    bool is_at_an_account() const;
    AccountNumber account() const;
    std::string id_for(contact::Sending& sending, std::string content);
    // What a fetched place shows, if one is there and it has arrived.
    template <class At, class T>
    const T* ready() {
        const auto* at = w.contact_at<At>();
        const auto* shown = at ? std::get_if<server::Ready<T>>(&at->data) : nullptr;
        return shown ? &shown->value : nullptr;
    }
};

}  // namespace kvitok
