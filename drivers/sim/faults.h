// Named faults that a simulated device may be told to have: for the next `count` times, or always.
#pragma once

#include <map>

namespace kvitok::sim {

inline constexpr int every_time = -1;

template <class Fault>
class FaultSet {
public:
    void set(Fault fault, int count) {
        if (count == 0) {
            left_.erase(fault);
        } else {
            left_[fault] = count;
        }
    }
    bool has(Fault fault) const { return left_.contains(fault); }
    // True when the fault strikes now; it is then used up by one.
    bool take(Fault fault) {
        const auto found = left_.find(fault);
        if (found == left_.end()) return false;
        if (found->second > 0 && --found->second == 0) left_.erase(found);
        return true;
    }
    const std::map<Fault, int>& all() const { return left_; }

private:
    std::map<Fault, int> left_;
};

}  // namespace kvitok::sim
