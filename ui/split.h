// Blocks that are too high for the screen come apart: rows of a table, parts of an explanation,
// zones of a drum. UI internals; any thread.
#pragma once

#include <functional>

#include "ui/page.h"

namespace kvitok::ui {

// Pieces of a block of which each is as high as `fits` allows; the block alone when it cannot come
// apart. Nothing is lost: the pieces together say what the block said.
std::vector<Content> split_of(const Content& content,
                              const std::function<bool(const Content&)>& fits);

}  // namespace kvitok::ui
