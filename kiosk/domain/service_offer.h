// What the management company does for money: the catalogue, and what was ordered. Prices are the
// company's. Values; any thread.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/account.h"

namespace kvitok {

enum class OfferGroup { plumbing, electrics, documents };
// What it is about; chooses the icon.
enum class OfferSign { meter, tap, radiator, electrician, socket, paper };

struct ServiceOffer {
    std::string id;
    OfferGroup group = OfferGroup::plumbing;
    OfferSign sign = OfferSign::paper;
    Name title;
    Name hint;
    Money price;
    bool price_from = false;  // «от 2 400 ₽»
    friend bool operator==(const ServiceOffer&, const ServiceOffer&) = default;
};

// Whole hours of a day: 9 to 13.
struct HourSpan {
    int from = 0;
    int to = 0;
    friend bool operator==(const HourSpan&, const HourSpan&) = default;
};

enum class RequestState { sent, accepted, done, cancelled };

struct ServiceRequest {
    std::string id;  // 32 hex digits
    int number = 0;
    AccountNumber account;
    Name title;
    Money price;
    bool price_from = false;
    Date date;
    HourSpan hours;
    RequestState state = RequestState::sent;
    bool can_cancel = false;
    Name note;  // of the company; mostly empty
    friend bool operator==(const ServiceRequest&, const ServiceRequest&) = default;
};

struct ServiceCatalogue {
    std::vector<ServiceOffer> offers;
    std::vector<Date> days;  // on which somebody may come
    std::vector<HourSpan> hours;
    int year = 0;                          // that the prices hold for
    std::vector<ServiceRequest> requests;  // of this account and user, newest first
    friend bool operator==(const ServiceCatalogue&, const ServiceCatalogue&) = default;
};

}  // namespace kvitok
