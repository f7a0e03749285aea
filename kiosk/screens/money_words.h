// Words of payments as the books have them, shared by screens and slips. Pure.
#pragma once

#include <string>

#include "config/strings/texts.h"
#include "kiosk/domain/statement.h"
#include "ui/blocks.h"

namespace kvitok::screens {

// «Этот терминал» and «картой •••• 4417».
std::string where_paid(const PostedFact& fact, const Texts& texts);
std::string how_paid(const PostedFact& fact, const Texts& texts);
// «Долг на 1 августа», or that there is none, or what is paid in advance.
std::string owed_on(Money owed, Date date, const Texts& texts);
// «1 августа – 31 октября 2026».
std::string span_of(const Statement& statement, const Texts& texts);
// The rows from what was owed first to what was paid; each month of a short period by itself.
std::vector<ui::SignedRows::Row> movement_rows(const Statement& statement, const Texts& texts);

}  // namespace kvitok::screens
