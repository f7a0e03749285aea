// Inside net/wire: one description of a message's fields serves writing and reading. An archive is
// a cursor in a tree of JSON values; `describe` walks it over a message. The first failure sticks
// and makes the rest of the walk do nothing. One thread; lives for one message.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/wire/appeals.h"
#include "net/wire/codec.h"
#include "net/wire/company.h"

namespace kvitok::wire {

enum class Presence { required, optional, absent };

class Archive {
public:
    Archive() = default;
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    virtual ~Archive() = default;

    virtual bool is_reading() const = 0;

    // Checks or makes an object here.
    virtual void begin_object() = 0;
    // Steps to the value of a key; false if there is nothing to describe. After true: leave().
    virtual bool enter(std::string_view key, Presence presence) = 0;
    // Checks or makes an array here; gives the number of elements to describe.
    virtual std::size_t begin_array(std::size_t size, std::size_t least, std::size_t most) = 0;
    virtual bool enter(std::size_t index) = 0;
    virtual void leave() = 0;

    virtual void text(std::string& value, std::size_t least, std::size_t most) = 0;
    virtual void integer(std::int64_t& value, std::int64_t least, std::int64_t most) = 0;
    virtual void boolean(bool& value) = 0;

    virtual void fail(DecodeError error) = 0;
    virtual bool has_failed() const = 0;
};

// The scalar values that messages are made of.
void describe(Archive& archive, bool& value);
void describe(Archive& archive, std::string& value);  // up to max_text bytes
void describe(Archive& archive, Money& value);
void describe(Archive& archive, Decimal& value);
void describe(Archive& archive, Date& value);
void describe(Archive& archive, Period& value);
void describe(Archive& archive, TimePoint& value);
void describe(Archive& archive, AccountNumber& value);
void describe(Archive& archive, PaymentId& value);
void describe(Archive& archive, PayReason& value);
void describe(Archive& archive, int& value);  // 0 .. 1 000 000
void describe(Archive& archive, Resource& value);
void describe(Archive& archive, Tenure& value);
void describe(Archive& archive, NewsTopic& value);
void describe(Archive& archive, RefundState& value);
void describe(Archive& archive, LedgerState& value);
void describe(Archive& archive, Decision& value);
void describe(Archive& archive, ErrorCode& value);
// Lower-case hex of an exact length.
void describe_hex(Archive& archive, std::string& value, std::size_t digits);

// The fields of the object under the cursor.
class Object {
public:
    explicit Object(Archive& archive) : archive_(archive) { archive_.begin_object(); }

    template <class T>
    Object& field(std::string_view key, T& value) {
        if (archive_.enter(key, Presence::required)) {
            describe(archive_, value);
            archive_.leave();
        }
        return *this;
    }

    template <class T>
    Object& maybe(std::string_view key, std::optional<T>& value) {
        const bool absent = !archive_.is_reading() && !value.has_value();
        if (archive_.enter(key, absent ? Presence::absent : Presence::optional)) {
            if (!value) value.emplace();
            describe(archive_, *value);
            archive_.leave();
        }
        return *this;
    }

    template <class T>
    Object& list(std::string_view key, std::vector<T>& values, std::size_t least,
                 std::size_t most) {
        if (!archive_.enter(key, Presence::required)) return *this;
        const std::size_t size = archive_.begin_array(values.size(), least, most);
        if (archive_.is_reading()) values.resize(size);
        for (std::size_t i = 0; i < size; ++i) {
            if (!archive_.enter(i)) break;
            describe(archive_, values[i]);
            archive_.leave();
        }
        archive_.leave();
        return *this;
    }

    Object& text(std::string_view key, std::string& value, std::size_t least, std::size_t most) {
        if (archive_.enter(key, Presence::required)) {
            archive_.text(value, least, most);
            archive_.leave();
        }
        return *this;
    }

    template <class Number>
    Object& number(std::string_view key, Number& value, std::int64_t least, std::int64_t most) {
        if (archive_.enter(key, Presence::required)) {
            auto wide = static_cast<std::int64_t>(value);
            archive_.integer(wide, least, most);
            if (archive_.is_reading()) value = static_cast<Number>(wide);
            archive_.leave();
        }
        return *this;
    }

    Object& hex(std::string_view key, std::string& value, std::size_t digits) {
        if (archive_.enter(key, Presence::required)) {
            describe_hex(archive_, value, digits);
            archive_.leave();
        }
        return *this;
    }

private:
    Archive& archive_;
};

// The domain structs that travel.
void describe(Archive& archive, Name& value);
void describe(Archive& archive, Address& value);
void describe(Archive& archive, Payee& value);
void describe(Archive& archive, AccountSummary& value);
void describe(Archive& archive, ChargeRow& value);
void describe(Archive& archive, Charges& value);
void describe(Archive& archive, AccountCard& value);
void describe(Archive& archive, User& value);
void describe(Archive& archive, NewsItem& value);
void describe(Archive& archive, NewsArticle& value);
void describe(Archive& archive, CompanyDetails& value);
void describe(Archive& archive, HouseNotice& value);
void describe(Archive& archive, Zone& value);
void describe(Archive& archive, Meter& value);
void describe(Archive& archive, ReadingWindow& value);
void describe(Archive& archive, Reading& value);
void describe(Archive& archive, Approval& value);
void describe(Archive& archive, Quote& value);
void describe(Archive& archive, PostedFact& value);
void describe(Archive& archive, Move& value);
void describe(Archive& archive, Invoice& value);
void describe(Archive& archive, Statement& value);
void describe(Archive& archive, StatementQuery& value);
void describe(Archive& archive, InvoiceOrder& value);

// The messages.
void describe(Archive& archive, House& value);
void describe(Archive& archive, BillQuery& value);
void describe(Archive& archive, Credentials& value);
void describe(Archive& archive, SignedIn& value);
void describe(Archive& archive, AccountList& value);
void describe(Archive& archive, MeterList& value);
void describe(Archive& archive, ReadingTaken& value);
void describe(Archive& archive, QuoteRequest& value);
void describe(Archive& archive, PaymentPost& value);
void describe(Archive& archive, PaymentTaken& value);
void describe(Archive& archive, RefundRequest& value);
void describe(Archive& archive, RefundTaken& value);
void describe(Archive& archive, PaymentStatus& value);
void describe(Archive& archive, ManualPayment& value);
void describe(Archive& archive, DeviceHealth& value);
void describe(Archive& archive, Heartbeat& value);
void describe(Archive& archive, HeartbeatTaken& value);
void describe(Archive& archive, Health& value);
void describe(Archive& archive, NewsMarks& value);
void describe(Archive& archive, AppealList& value);
void describe(Archive& archive, AppealPost& value);
void describe(Archive& archive, AppealReply& value);
void describe(Archive& archive, AppealSeen& value);
void describe(Archive& archive, AppealWay& value);
void describe(Archive& archive, RequestPost& value);
void describe(Archive& archive, ReportPost& value);
void describe(Archive& archive, ReportTaken& value);
void describe(Archive& archive, Appeal& value);
void describe(Archive& archive, ServiceRequest& value);
void describe(Archive& archive, ServiceCatalogue& value);
void describe(Archive& archive, AppealKind& value);
void describe(Archive& archive, AppealState& value);
void describe(Archive& archive, AnswerWay& value);
void describe(Archive& archive, OfferGroup& value);
void describe(Archive& archive, OfferSign& value);
void describe(Archive& archive, RequestState& value);
void describe(Archive& archive, AppealSummary& value);
void describe(Archive& archive, AppealMessage& value);
void describe(Archive& archive, HourSpan& value);
void describe(Archive& archive, ServiceOffer& value);
void describe(Archive& archive, Error& value);
void describe(Archive& archive, Language& value);
void describe(Archive& archive, people::FullName& value);
void describe(Archive& archive, people::Application& value);
void describe(Archive& archive, people::Profile& value);
void describe(Archive& archive, LetterSent& value);
void describe(Archive& archive, LetterCode& value);
void describe(Archive& archive, RecoveryRequest& value);
void describe(Archive& archive, RecoveredPassword& value);
void describe(Archive& archive, Changed& value);
void describe(Archive& archive, ProfileChange& value);
void describe(Archive& archive, EmailChange& value);
void describe(Archive& archive, PasswordChange& value);
void describe(Archive& archive, UserDeletion& value);
void describe(Archive& archive, CardCredentials& value);
void describe(Archive& archive, entry_card::EntryCard& value);
void describe(Archive& archive, EntryCardList& value);

}  // namespace kvitok::wire
