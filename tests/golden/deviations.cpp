#include "tests/golden/deviations.h"

namespace kvitok::golden {
namespace {

struct Deviation {
    const char* mockup;
    const char* thing;
    const char* reason;
};

const Deviation deviations[] = {
    {"home", "3 новых за ноябрь", "the plural of three is «новые»"},
};

}  // namespace

std::set<std::string> deviations_of(std::string_view mockup) {
    std::set<std::string> things;
    for (const auto& one : deviations) {
        if (one.mockup == mockup) things.insert(one.thing);
    }
    return things;
}

}  // namespace kvitok::golden
