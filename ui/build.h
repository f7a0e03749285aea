// One builder a block: data of blocks.h in, a tree of nodes out. UI internals; any thread.
#pragma once

#include "ui/kit.h"
#include "ui/page.h"

namespace kvitok::ui {

Node build(const Heading& heading, const Kit& kit);
Node build(const Paragraph& paragraph, const Kit& kit);
Node build(const SplitLine& line, const Kit& kit);
Node build(const Note& note, const Kit& kit);
Node build(const Hero& hero, const Kit& kit);
Node build(const WideTile& wide, const Kit& kit);
Node build(const HalfTiles& halves, const Kit& kit);
Node build(const MenuGrid& grid, const Kit& kit);
Node build(const DigitCells& cells, const Kit& kit);
Node build(const Keypad& keypad, const Kit& kit);
Node build(const Keyboard& keyboard, const Kit& kit);
Node build(const Fields& fields, const Kit& kit);
Node build(const ButtonRow& buttons, const Kit& kit);
Node build(const Drum& drum, const Kit& kit);
Node build(const FactsPanel& facts, const Kit& kit);
Node build(const AmountPanel& amount, const Kit& kit);
Node build(const Entry& entry, const Kit& kit);
Node build(const RowsPanel& rows, const Kit& kit);
Node build(const Settings& settings, const Kit& kit);
Node build(const Explanation& explanation, const Kit& kit);
Node build(const KeyValues& values, const Kit& kit);
Node build(const Progress& progress, const Kit& kit);
Node build(const Windows& windows, const Kit& kit);
Node build(const QrPanel& panel, const Kit& kit);
Node build(const Steps& steps, const Kit& kit);
Node build(const DevicePanel& device, const Kit& kit);
Node build(const Options& options, const Kit& kit);
Node build(const OptionTiles& options, const Kit& kit);
Node build(const Table& table, const Kit& kit, Sizer& sizer);
Node build(const Chips& chips, const Kit& kit);
Node build(const StatusHead& head, const Kit& kit);
Node build(const SignedRows& rows, const Kit& kit);
Node build(const DatedRows& rows, const Kit& kit);
Node build(const QrTicket& ticket, const Kit& kit);
Node build(const Spring& spring, const Kit& kit);
Node build(const Story& story, const Kit& kit);
Node build(const Bubble& bubble, const Kit& kit);
Node build(const Offer& offer, const Kit& kit);
Node build(const Sheet& sheet, const Kit& kit);
Node build(const IconLines& lines, const Kit& kit);

Node build(const Content& content, const Kit& kit, Sizer& sizer);

}  // namespace kvitok::ui
