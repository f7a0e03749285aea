#include "kiosk/domain/bill_code_fields.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "kiosk/domain/bill_charset.h"

namespace kvitok {

namespace {

constexpr std::size_t most_sum_digits = 18;

// Keys of which a second, different value makes the code ambiguous where it must not be.
constexpr std::array<std::string_view, 7> single_keys{
    "Name", "PersonalAcc", "BankName", "BIC", "CorrespAcc", "Sum", "PersAcc"};

constexpr std::array<std::pair<std::string_view, std::size_t>, 18> limits{{
    {"Name", 160},
    {"PersonalAcc", 20},
    {"BankName", 45},
    {"BIC", 9},
    {"CorrespAcc", 20},
    {"Sum", 18},
    {"Purpose", 210},
    {"PayeeINN", 12},
    {"PayerINN", 12},
    {"DrawerStatus", 2},
    {"KPP", 9},
    {"CBC", 20},
    {"OKTMO", 11},
    {"PaytReason", 2},
    {"TaxPeriod", 10},
    {"DocNo", 15},
    {"DocDate", 10},
    {"TaxPaytKind", 2},
}};

constexpr std::array<std::pair<char32_t, char>, 17> look_alikes{{
    {U'А', 'a'},
    {U'В', 'b'},
    {U'Е', 'e'},
    {U'К', 'k'},
    {U'М', 'm'},
    {U'Н', 'h'},
    {U'О', 'o'},
    {U'Р', 'p'},
    {U'С', 'c'},
    {U'Т', 't'},
    {U'Х', 'x'},
    {U'а', 'a'},
    {U'е', 'e'},
    {U'о', 'o'},
    {U'р', 'p'},
    {U'с', 'c'},
    {U'х', 'x'},
}};

// Names met in bills for a field of the standard.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> aliases{{
    {"payeeinn", "inn"},
    {"taxpaytkind", "taxpaykind"},
    {"pensacc", "pensaccno"},
}};

bool is_digits(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_text(std::string_view key, std::string_view value) {
    const auto letters = letters_of(value);
    return letters && letters->size() <= most_letters(key).value_or(letters->size());
}

// The first value whose folded key is `key`.
std::string_view find_value(const BillCode& code, std::string_view key) {
    for (const auto& [name, value] : code.fields) {
        if (folded_bill_key(name) == key) return value;
    }
    return {};
}

// Sums over digits from the left, each times its weight.
template <std::size_t size>
int weighted_sum(std::string_view digits, const std::array<int, size>& weights) {
    int sum = 0;
    for (std::size_t i = 0; i < size; ++i) sum += (digits[i] - '0') * weights[i];
    return sum;
}

}  // namespace

std::string folded_bill_key(std::string_view key) {
    const auto letters = letters_of(key);
    if (!letters) return std::string{key};
    std::string folded;
    for (const char32_t letter : *letters) {
        if (letter < 0x80) {
            folded += lower(static_cast<char>(letter));
            continue;
        }
        const auto* const twin =
            std::find_if(look_alikes.begin(), look_alikes.end(),
                         [&](const auto& pair) { return pair.first == letter; });
        if (twin != look_alikes.end()) {
            folded += twin->second;
        } else {
            append_utf8(folded, letter);
        }
    }
    return folded;
}

std::optional<std::size_t> most_letters(std::string_view key) {
    const std::string folded = folded_bill_key(key);
    for (const auto& [name, most] : limits) {
        if (folded_bill_key(name) == folded) return most;
    }
    return std::nullopt;
}

bool is_absent_bill_value(std::string_view value) {
    return value.empty() || value == "null";
}

std::optional<BillSum> parse_bill_sum(std::string_view value) {
    if (is_digits(value, 1, most_sum_digits)) {
        std::int64_t kopecks = 0;
        for (const char digit : value) kopecks = kopecks * 10 + (digit - '0');
        return BillSum{.amount = Money{kopecks}};
    }
    if (value.find_first_of(".,") == std::string_view::npos) return std::nullopt;
    const auto amount = parse_money(value);
    if (!amount) return std::nullopt;
    return BillSum{.amount = *amount, .in_roubles = true};
}

std::optional<BillCodeError> fault_of_mandatory(const BillCode& code) {
    for (const std::string_view key : mandatory_bill_keys) {
        if (is_absent_bill_value(code.value(key))) return BillCodeError::missing_field;
    }
    std::vector<std::string> names;
    for (const auto& field : code.fields) names.push_back(folded_bill_key(field.first));
    for (const std::string_view key : single_keys) {
        const std::string folded = folded_bill_key(key);
        const std::string_view first = find_value(code, folded);
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == folded && code.fields[i].second != first) {
                return BillCodeError::bad_field;
            }
        }
    }
    const bool fit =
        is_text("Name", code.value("Name")) && is_text("BankName", code.value("BankName")) &&
        is_digits(code.value("PersonalAcc"), 20, 20) && is_digits(code.value("BIC"), 9, 9) &&
        is_digits(code.value("CorrespAcc"), 1, 20);
    if (!fit) return BillCodeError::bad_field;
    return std::nullopt;
}

std::string_view BillCode::value(std::string_view key) const {
    const std::string folded = folded_bill_key(key);
    if (const auto found = find_value(*this, folded); !found.empty()) return found;
    for (const auto& [name, alias] : aliases) {
        if (name == folded) return find_value(*this, alias);
    }
    return {};
}

std::optional<Money> BillCode::sum() const {
    const auto read = parse_bill_sum(value("Sum"));
    if (!read) return std::nullopt;
    return read->amount;
}

bool account_key_is_valid(std::string_view bic, std::string_view account, bool correspondent) {
    if (!is_digits(bic, 9, 9) || !is_digits(account, 20, 20)) return false;
    const std::string digits =
        (correspondent ? "0" + std::string{bic.substr(4, 2)} : std::string{bic.substr(6, 3)}) +
        std::string{account};
    constexpr std::array<int, 3> weights{7, 1, 3};
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * weights[i % 3];
    return sum % 10 == 0;
}

bool inn_is_valid(std::string_view inn) {
    constexpr std::array<int, 9> of_company{2, 4, 10, 3, 5, 9, 4, 6, 8};
    constexpr std::array<int, 10> of_person_first{7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    constexpr std::array<int, 11> of_person_second{3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    const auto control_is = [&](int sum, std::size_t at) { return sum % 11 % 10 == inn[at] - '0'; };
    if (is_digits(inn, 10, 10)) return control_is(weighted_sum(inn, of_company), 9);
    if (!is_digits(inn, 12, 12)) return false;
    return control_is(weighted_sum(inn, of_person_first), 10) &&
           control_is(weighted_sum(inn, of_person_second), 11);
}

}  // namespace kvitok
