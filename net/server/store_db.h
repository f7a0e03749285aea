// The SQL handle behind Store; included by store*.cpp only.
#pragma once

#include <soci/soci.h>

#include <string>
#include <utility>

#include "kiosk/domain/check.h"
#include "kiosk/domain/decimal.h"
#include "kiosk/domain/money.h"
#include "kiosk/domain/time.h"
#include "net/server/store.h"

namespace kvitok::server {

struct Store::Database {
    soci::session sql;
};

// Runs `work(sql)` and turns the library's exceptions into StoreFailed.
template <class Work>
auto with_sql(const Store& store, Work&& work) {
    try {
        return std::forward<Work>(work)(store.database().sql);
    } catch (const soci::soci_error& error) {
        // Without the library's context, which repeats the values of the row.
        throw StoreFailed(error.get_error_message());
    }
}

// What the store wrote itself must be readable; anything else is a damaged database.
template <class T>
T stored(std::optional<T> value) {
    if (!value) throw StoreFailed("a value in the database has not its form");
    return std::move(*value);
}

}  // namespace kvitok::server
