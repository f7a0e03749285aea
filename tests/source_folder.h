// Where the sources lie that the tests were built from: goldens, transcripts and examples are read
// there. In a file of its own, so that no other object depends on the place of the clone.
#pragma once

#include <filesystem>

namespace kvitok::test {

std::filesystem::path source_folder();

}  // namespace kvitok::test
