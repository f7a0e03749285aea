#include "tests/source_folder.h"

namespace kvitok::test {

std::filesystem::path source_folder() {
    return KVITOK_SOURCE_DIR;
}

}  // namespace kvitok::test
