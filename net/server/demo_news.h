// News of the demo house. Pure; any thread.
#pragma once

#include <vector>

#include "net/server/store_import.h"

namespace kvitok::server {

// `utc_offset_minutes` is the house's: until when the outage lasts.
std::vector<NewsImport> demo_news(int utc_offset_minutes);

}  // namespace kvitok::server
