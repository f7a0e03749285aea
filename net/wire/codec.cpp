#include "net/wire/codec.h"

#include <set>

#include <nlohmann/json.hpp>

#include "kiosk/domain/check.h"
#include "net/wire/archive.h"

namespace kvitok::wire {
namespace {

using Tree = nlohmann::json;
// Keeps the order of the description.
using OrderedTree = nlohmann::ordered_json;

class Writer final : public Archive {
public:
    Writer() { stack_.push_back(&root_); }

    bool is_reading() const override { return false; }
    void begin_object() override { here() = OrderedTree::object(); }
    bool enter(std::string_view key, Presence presence) override {
        if (presence == Presence::absent) return false;
        stack_.push_back(&here()[std::string(key)]);
        return true;
    }
    std::size_t begin_array(std::size_t size, std::size_t, std::size_t) override {
        here() = OrderedTree::array();
        return size;
    }
    bool enter(std::size_t) override {
        here().push_back(nullptr);
        stack_.push_back(&here().back());
        return true;
    }
    void leave() override { stack_.pop_back(); }
    void text(std::string& value, std::size_t, std::size_t) override { here() = value; }
    void integer(std::int64_t& value, std::int64_t, std::int64_t) override { here() = value; }
    void boolean(bool& value) override { here() = value; }
    void fail(DecodeError) override { check(false, "writing does not fail"); }
    bool has_failed() const override { return false; }

    std::string result() const {
        return root_.dump(-1, ' ', false, OrderedTree::error_handler_t::replace);
    }

private:
    OrderedTree& here() { return *stack_.back(); }

    OrderedTree root_;
    // A parent's children do not move while one of them is being written.
    std::vector<OrderedTree*> stack_;
};

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n') || byte == 0x7f;
}

class Reader final : public Archive {
public:
    explicit Reader(const Tree& root) { stack_.push_back(&root); }

    bool is_reading() const override { return true; }
    void begin_object() override {
        if (!error_ && !here().is_object()) fail(DecodeError::wrong_type);
    }
    bool enter(std::string_view key, Presence presence) override {
        if (error_) return false;
        const auto found = here().find(key);
        if (found == here().end() || found->is_null()) {
            if (presence == Presence::required) fail(DecodeError::missing_field);
            return false;
        }
        stack_.push_back(&*found);
        return true;
    }
    std::size_t begin_array(std::size_t, std::size_t least, std::size_t most) override {
        if (error_) return 0;
        if (!here().is_array()) fail(DecodeError::wrong_type);
        if (!error_ && (here().size() < least || here().size() > most))
            fail(DecodeError::bad_value);
        return error_ ? 0 : here().size();
    }
    bool enter(std::size_t index) override {
        if (error_) return false;
        stack_.push_back(&here()[index]);
        return true;
    }
    void leave() override { stack_.pop_back(); }
    void text(std::string& value, std::size_t least, std::size_t most) override {
        if (error_) return;
        const auto* found = here().get_ptr<const std::string*>();
        if (found == nullptr) return fail(DecodeError::wrong_type);
        if (found->size() < least || found->size() > most) return fail(DecodeError::bad_value);
        for (const char c : *found)
            if (is_control(c)) return fail(DecodeError::bad_value);
        value = *found;
    }
    void integer(std::int64_t& value, std::int64_t least, std::int64_t most) override {
        if (error_) return;
        if (!here().is_number_integer()) return fail(DecodeError::wrong_type);
        if (here().is_number_unsigned() &&
            here().get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
            return fail(DecodeError::bad_value);
        const auto found = here().get<std::int64_t>();
        if (found < least || found > most) return fail(DecodeError::bad_value);
        value = found;
    }
    void boolean(bool& value) override {
        if (error_) return;
        if (!here().is_boolean()) return fail(DecodeError::wrong_type);
        value = here().get<bool>();
    }
    void fail(DecodeError error) override {
        if (!error_) error_ = error;
    }
    bool has_failed() const override { return error_.has_value(); }
    std::optional<DecodeError> error() const { return error_; }

private:
    const Tree& here() const { return *stack_.back(); }

    std::vector<const Tree*> stack_;
    std::optional<DecodeError> error_;
};

// Looks before the tree is built, so that nesting costs nothing.
bool nests_too_deep(std::string_view text) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            if (c == '"') in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > max_depth) return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

tl::expected<Tree, DecodeError> parse(std::string_view text) {
    if (text.size() > max_message_bytes) return tl::unexpected(DecodeError::too_large);
    if (nests_too_deep(text)) return tl::unexpected(DecodeError::too_deep);
    bool has_duplicate = false;
    std::vector<std::set<std::string>> keys;
    const auto watch = [&](int, Tree::parse_event_t event, Tree& value) {
        if (event == Tree::parse_event_t::object_start) keys.emplace_back();
        if (event == Tree::parse_event_t::object_end) keys.pop_back();
        if (event == Tree::parse_event_t::key &&
            !keys.back().insert(value.get<std::string>()).second)
            has_duplicate = true;
        return true;
    };
    Tree tree = Tree::parse(text.begin(), text.end(), watch, false);
    if (tree.is_discarded()) return tl::unexpected(DecodeError::not_json);
    if (has_duplicate) return tl::unexpected(DecodeError::duplicate_key);
    return tree;
}

}  // namespace

std::string_view to_word(DecodeError error) {
    switch (error) {
        case DecodeError::too_large:
            return "too_large";
        case DecodeError::not_json:
            return "not_json";
        case DecodeError::too_deep:
            return "too_deep";
        case DecodeError::duplicate_key:
            return "duplicate_key";
        case DecodeError::missing_field:
            return "missing_field";
        case DecodeError::wrong_type:
            return "wrong_type";
        case DecodeError::bad_value:
            return "bad_value";
    }
    check(false, "an error has a word");
    return {};
}

template <class T>
std::string to_json(const T& message) {
    // `describe` serves both directions and so takes what it may change.
    T copy = message;
    Writer writer;
    describe(writer, copy);
    return writer.result();
}

template <class T>
tl::expected<T, DecodeError> from_json(std::string_view text) {
    const auto tree = parse(text);
    if (!tree) return tl::unexpected(tree.error());
    Reader reader(*tree);
    T message;
    describe(reader, message);
    if (const auto error = reader.error()) return tl::unexpected(*error);
    return message;
}

template std::string to_json(const AccountSummary&);
template std::string to_json(const AccountCard&);
template std::string to_json(const Reading&);
template std::string to_json(const Quote&);
template std::string to_json(const House&);
template std::string to_json(const BillQuery&);
template std::string to_json(const Credentials&);
template std::string to_json(const SignedIn&);
template std::string to_json(const AccountList&);
template std::string to_json(const MeterList&);
template std::string to_json(const ReadingTaken&);
template std::string to_json(const QuoteRequest&);
template std::string to_json(const PaymentPost&);
template std::string to_json(const PaymentTaken&);
template std::string to_json(const RefundRequest&);
template std::string to_json(const RefundTaken&);
template std::string to_json(const PaymentStatus&);
template std::string to_json(const Heartbeat&);
template std::string to_json(const HeartbeatTaken&);
template std::string to_json(const Health&);
template std::string to_json(const Error&);
template std::string to_json(const people::Application&);
template std::string to_json(const people::Profile&);
template std::string to_json(const LetterSent&);
template std::string to_json(const LetterCode&);
template std::string to_json(const RecoveryRequest&);
template std::string to_json(const RecoveredPassword&);
template std::string to_json(const Changed&);
template std::string to_json(const ProfileChange&);
template std::string to_json(const EmailChange&);
template std::string to_json(const PasswordChange&);
template std::string to_json(const UserDeletion&);
template std::string to_json(const CardCredentials&);
template std::string to_json(const EntryCardList&);
template std::string to_json(const CompanyDetails&);
template std::string to_json(const NewsArticle&);
template std::string to_json(const NewsMarks&);
template std::string to_json(const AppealList&);
template std::string to_json(const AppealPost&);
template std::string to_json(const AppealReply&);
template std::string to_json(const AppealSeen&);
template std::string to_json(const AppealWay&);
template std::string to_json(const RequestPost&);
template std::string to_json(const ReportPost&);
template std::string to_json(const ReportTaken&);
template std::string to_json(const Appeal&);
template std::string to_json(const ServiceRequest&);
template std::string to_json(const ServiceCatalogue&);
template std::string to_json(const InvoiceOrder&);
template std::string to_json(const Invoice&);
template std::string to_json(const StatementQuery&);
template std::string to_json(const Statement&);

template tl::expected<AccountSummary, DecodeError> from_json(std::string_view);
template tl::expected<AccountCard, DecodeError> from_json(std::string_view);
template tl::expected<Reading, DecodeError> from_json(std::string_view);
template tl::expected<Quote, DecodeError> from_json(std::string_view);
template tl::expected<House, DecodeError> from_json(std::string_view);
template tl::expected<BillQuery, DecodeError> from_json(std::string_view);
template tl::expected<Credentials, DecodeError> from_json(std::string_view);
template tl::expected<SignedIn, DecodeError> from_json(std::string_view);
template tl::expected<AccountList, DecodeError> from_json(std::string_view);
template tl::expected<MeterList, DecodeError> from_json(std::string_view);
template tl::expected<ReadingTaken, DecodeError> from_json(std::string_view);
template tl::expected<QuoteRequest, DecodeError> from_json(std::string_view);
template tl::expected<PaymentPost, DecodeError> from_json(std::string_view);
template tl::expected<PaymentTaken, DecodeError> from_json(std::string_view);
template tl::expected<RefundRequest, DecodeError> from_json(std::string_view);
template tl::expected<RefundTaken, DecodeError> from_json(std::string_view);
template tl::expected<PaymentStatus, DecodeError> from_json(std::string_view);
template tl::expected<Heartbeat, DecodeError> from_json(std::string_view);
template tl::expected<HeartbeatTaken, DecodeError> from_json(std::string_view);
template tl::expected<Health, DecodeError> from_json(std::string_view);
template tl::expected<Error, DecodeError> from_json(std::string_view);
template tl::expected<people::Application, DecodeError> from_json(std::string_view);
template tl::expected<people::Profile, DecodeError> from_json(std::string_view);
template tl::expected<LetterSent, DecodeError> from_json(std::string_view);
template tl::expected<LetterCode, DecodeError> from_json(std::string_view);
template tl::expected<RecoveryRequest, DecodeError> from_json(std::string_view);
template tl::expected<RecoveredPassword, DecodeError> from_json(std::string_view);
template tl::expected<Changed, DecodeError> from_json(std::string_view);
template tl::expected<ProfileChange, DecodeError> from_json(std::string_view);
template tl::expected<EmailChange, DecodeError> from_json(std::string_view);
template tl::expected<PasswordChange, DecodeError> from_json(std::string_view);
template tl::expected<UserDeletion, DecodeError> from_json(std::string_view);
template tl::expected<CardCredentials, DecodeError> from_json(std::string_view);
template tl::expected<EntryCardList, DecodeError> from_json(std::string_view);
template tl::expected<CompanyDetails, DecodeError> from_json(std::string_view);
template tl::expected<NewsArticle, DecodeError> from_json(std::string_view);
template tl::expected<NewsMarks, DecodeError> from_json(std::string_view);
template tl::expected<AppealList, DecodeError> from_json(std::string_view);
template tl::expected<AppealPost, DecodeError> from_json(std::string_view);
template tl::expected<AppealReply, DecodeError> from_json(std::string_view);
template tl::expected<AppealSeen, DecodeError> from_json(std::string_view);
template tl::expected<AppealWay, DecodeError> from_json(std::string_view);
template tl::expected<RequestPost, DecodeError> from_json(std::string_view);
template tl::expected<ReportPost, DecodeError> from_json(std::string_view);
template tl::expected<ReportTaken, DecodeError> from_json(std::string_view);
template tl::expected<Appeal, DecodeError> from_json(std::string_view);
template tl::expected<ServiceRequest, DecodeError> from_json(std::string_view);
template tl::expected<ServiceCatalogue, DecodeError> from_json(std::string_view);
template tl::expected<InvoiceOrder, DecodeError> from_json(std::string_view);
template tl::expected<Invoice, DecodeError> from_json(std::string_view);
template tl::expected<StatementQuery, DecodeError> from_json(std::string_view);
template tl::expected<Statement, DecodeError> from_json(std::string_view);

}  // namespace kvitok::wire
