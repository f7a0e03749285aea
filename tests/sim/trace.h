// What happened, in order: hashed always, printed when asked. Two runs of a seed are the same when
// their hashes are.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string_view>

namespace kvitok::simulated {

class Trace {
public:
    explicit Trace(bool printed) : printed_(printed) {}

    void note(std::int64_t ms, std::string_view what, std::string_view more = "") {
        add(std::string_view(reinterpret_cast<const char*>(&ms), sizeof ms));
        add(what);
        add(more);
        if (!printed_) return;
        std::printf("%8lld.%03lld  %.*s %.*s\n", static_cast<long long>(ms / 1000),
                    static_cast<long long>(ms % 1000), static_cast<int>(what.size()), what.data(),
                    static_cast<int>(more.size()), more.data());
    }
    std::uint64_t hash() const { return hash_; }

private:
    // FNV-1a.
    void add(std::string_view bytes) {
        for (const char c : bytes) {
            hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
        }
    }

    bool printed_;
    std::uint64_t hash_ = 0xcbf29ce484222325u;
};

}  // namespace kvitok::simulated
