#include <algorithm>
#include <cctype>

#include "tests/tidy/rules.h"

namespace kvitok::tidy {

namespace {

class Blanker {
public:
    explicit Blanker(std::string_view text) : text_(text), out_(text) {}

    std::string run() {
        while (at_ < text_.size()) {
            if (starts("//")) {
                blank_until("\n", 0);
            } else if (starts("/*")) {
                blank_until("*/", 2);
            } else if (starts("R\"") && !follows_word()) {
                raw_literal();
            } else if (text_[at_] == '"' || (text_[at_] == '\'' && !follows_word())) {
                literal(text_[at_]);
            } else {
                ++at_;
            }
        }
        return out_;
    }

private:
    bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }
    // 1'000: the mark inside a number is no literal.
    bool follows_word() const {
        return at_ > 0 && (std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0 ||
                           text_[at_ - 1] == '_');
    }
    void blank(std::size_t from, std::size_t to) {
        std::replace_if(
            out_.begin() + static_cast<std::ptrdiff_t>(from),
            out_.begin() + static_cast<std::ptrdiff_t>(to), [](char c) { return c != '\n'; }, ' ');
    }
    void blank_until(std::string_view end, std::size_t also) {
        const auto found = text_.find(end, at_ + also);
        const auto stop = found == std::string_view::npos ? text_.size() : found + also;
        blank(at_, stop);
        at_ = stop;
    }
    void raw_literal() {
        const auto open = text_.find('(', at_);
        if (open == std::string_view::npos) {
            at_ = text_.size();
            return;
        }
        const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
        const auto end = text_.find(close, open);
        const auto stop = end == std::string_view::npos ? text_.size() : end + close.size();
        blank(at_, stop);
        at_ = stop;
    }
    void literal(char quote) {
        const auto from = at_++;
        while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
            at_ += text_[at_] == '\\' ? 2u : 1u;
        }
        at_ = std::min(at_ + 1, text_.size());
        blank(std::min(from + 1, at_), at_ > from + 1 ? at_ - 1 : at_);
    }

    std::string_view text_;
    std::string out_;
    std::size_t at_ = 0;
};

}  // namespace

std::string blanked(std::string_view text) {
    return Blanker(text).run();
}

}  // namespace kvitok::tidy
