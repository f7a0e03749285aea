// The sections in which a resident reads what the company says, writes to it, and orders its
// services.
//
//   place         event                 next                effects
//   card          ShowRequisites        Requisites          AskRequisites
//   Requisites    PrintRequisites       Requisites          print the slip
//   news          OpenNews              Article             AskArticle; once read: MarkNewsRead
//   card          ShowAppeals           Appeals             AskAppeals
//   Appeals       OpenAppeal            Conversation        AskAppeal; an answer seen:
//   MarkAppealSeen Appeals       NewAppeal             WritingAppeal card, charges AskAboutCharge
//   WritingAppeal       the charge is named in the text WritingAppeal Submit WritingAppeal
//   WriteAppeal, once its fields are complete WritingAppeal Appeal                AppealSent print
//   the slip Conversation  ReplyToIt             Replying Replying      Submit, then Appeal
//   Conversation        ReplyToAppeal Conversation  ChooseWay             Conversation
//   ChooseAnswerWay card          ShowServices          Services            AskServices Services
//   ChooseOffer           Ordering Ordering      SendOrder             Ordering OrderService
//   Ordering      ServiceRequest        Order               print the slip
//   Services      OpenOrder             Order
//   Order         CancelOrder           Order, asking
//   Order, asking ConfirmCancel         Order               CancelOrder; ServiceRequest: shown anew
//   help          ReportError           Reporting
//   Reporting     Submit, then Done     Reported            ReportError
//   any of these  Failed                the same, `failed`; what was typed stays
//   any fetched   Retry, Back to it     the same, Loading   its question again
//
// What is sent keeps its id while its content is the same, so that the server takes it once.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/flows/form.h"
#include "kiosk/flows/server.h"

namespace kvitok::contact {

struct Requisites {
    server::Fetched<CompanyDetails> data;
};
struct Article {
    NewsItem item;
    server::Fetched<NewsArticle> data;
};

struct Appeals {
    server::Fetched<server::contact::Appeals> data;
};
struct Conversation {
    std::string id;
    server::Fetched<Appeal> data;
};

// Something that is being sent: its id, what was sent under it, and how the last try ended.
struct Sending {
    std::string id{};
    std::string content{};
    std::optional<server::Failure> failed{};
};

inline constexpr std::size_t longest_letter = 300;  // characters, on the terminal's keyboard
inline constexpr std::size_t shortest_letter = 10;

struct WritingAppeal {
    static constexpr std::size_t text = 0;
    static constexpr std::size_t email = 1;
    static constexpr std::size_t phone = 2;
    AppealKind kind = AppealKind::other;
    form::Form form{
        .fields = {form::Field{.least = shortest_letter, .most = longest_letter},
                   form::Field{.allowed = form::Allowed::email, .least = 0, .most = 100},
                   form::Field{.allowed = form::Allowed::digits, .least = 0, .most = 11}}};
    Sending sending{};
    std::uint64_t request = 0;
};
struct AppealSent {
    Appeal appeal;
};
struct Replying {
    AppealSummary appeal;
    form::Form form{.fields = {form::Field{.least = 2, .most = longest_letter}}};
    Sending sending{};
    std::uint64_t request = 0;
};

struct Services {
    server::Fetched<ServiceCatalogue> data;
    std::optional<OfferGroup> group{};  // none: all
};
struct Ordering {
    ServiceOffer offer;
    std::vector<Date> days;
    std::vector<HourSpan> hours;
    std::size_t day = 0;
    std::size_t hour = 0;
    Sending sending{};
    std::uint64_t request = 0;
};
struct Order {
    ServiceRequest order;
    bool fresh = false;   // it has just been sent
    bool asking = false;  // whether it is really to be taken back
    std::optional<server::Failure> failed{};
    std::uint64_t request = 0;
};

struct Reporting {
    std::string screen;
    form::Form form{.fields = {form::Field{.least = 3, .most = longest_letter}}};
    Sending sending{};
    std::uint64_t request = 0;
};
struct Reported {};

using Place = std::variant<Requisites, Article, Appeals, Conversation, WritingAppeal, AppealSent,
                           Replying, Services, Ordering, Order, Reporting, Reported>;

struct ShowRequisites {};
struct PrintRequisites {};
struct OpenNews {
    std::string id;
};
struct ShowAppeals {};
struct OpenAppeal {
    std::string id;
};
struct NewAppeal {};
struct ChooseKind {
    AppealKind kind;
};
// `about` names the charge in the resident's words: «Отопление за октябрь 2026».
struct AskAboutCharge {
    std::string about;
};
struct ReplyToIt {};
struct ChooseWay {
    AnswerWay way;
};
struct ShowServices {};
struct ChooseGroup {
    std::optional<OfferGroup> group;
};
struct ChooseOffer {
    std::string id;
};
struct ChooseDay {
    std::size_t index;
};
struct ChooseHours {
    std::size_t index;
};
struct SendOrder {};
struct OpenOrder {
    std::string id;
};
struct CancelOrder {};
struct KeepOrder {};
struct ConfirmCancel {};
struct PrintIt {};  // the slip of the appeal or order that is shown
struct ReportError {
    std::string screen;
};
using Press =
    std::variant<ShowRequisites, PrintRequisites, OpenNews, ShowAppeals, OpenAppeal, NewAppeal,
                 ChooseKind, AskAboutCharge, ReplyToIt, ChooseWay, ShowServices, ChooseGroup,
                 ChooseOffer, ChooseDay, ChooseHours, SendOrder, OpenOrder, CancelOrder, KeepOrder,
                 ConfirmCancel, PrintIt, ReportError>;

// Whether an answer is awaited there.
bool is_waiting(const Place& place);
// The form of a place that has one.
form::Form* form_in(Place& place);

}  // namespace kvitok::contact
