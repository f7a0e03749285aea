#include "ui/page.h"

namespace kvitok::ui {

Block::Block(const Block&) = default;
Block::Block(Block&&) noexcept = default;
Block& Block::operator=(const Block&) = default;
Block& Block::operator=(Block&&) noexcept = default;
Block::~Block() = default;

Page::Page() = default;
Page::Page(const Page&) = default;
Page::Page(Page&&) noexcept = default;
Page& Page::operator=(const Page&) = default;
Page& Page::operator=(Page&&) noexcept = default;
Page::~Page() = default;

}  // namespace kvitok::ui
