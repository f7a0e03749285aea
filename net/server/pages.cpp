// What is not JSON: the e-receipt's page for a phone, and the figures for the operators' monitor.
#include <fmt/format.h>

#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/html.h"
#include "net/server/store_ledger.h"
#include "net/server/store_money.h"

namespace kvitok::server {
namespace {

// «5 589,37 ₽» with no-break spaces.
std::string roubles_text(Money amount) {
    const std::int64_t whole = amount.kopecks / 100;
    std::string digits = std::to_string(whole);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, "\u00a0");
    }
    return fmt::format("{},{:02}\u00a0₽", digits, amount.kopecks % 100);
}

std::string row(std::string_view name, std::string_view value) {
    if (value.empty()) return {};
    return fmt::format("<dt>{}</dt><dd>{}</dd>", name, escaped(value));
}

constexpr std::string_view receipt_title = "Квитанция об оплате";

Response not_here() {
    return html_page(
        404, receipt_title,
        "<h1>Платёж пока не найден</h1><p>Если вы только что заплатили, он в пути: "
        "обновите страницу через несколько минут. Платить повторно не нужно.</p>"
        "<p><small>The payment is not here yet. If you have just paid, it is on its way: "
        "reload in a few minutes. Do not pay again.</small></p>");
}

std::string state_of(Context& context, const PostedPayment& payment) {
    const auto refund = find_refund(context.store, payment.id);
    if (!refund) return "Оплачено · Paid";
    return refund->refunded ? "Возвращено на карту · Refunded" : "Возвращаем на карту · Refunding";
}

}  // namespace

Response get_receipt(Context& context, const std::string& id) {
    if (!is_hex_id(id, 32)) return not_here();
    const auto payment = find_payment(context.store, {id});
    if (!payment) return not_here();
    const auto account = find_account(context.store, payment->account);
    if (!account) return not_here();
    const auto house = find_house(context.store, account->house_id);
    const LocalTime at = to_local(payment->created, house->utc_offset_minutes);
    std::string body = fmt::format("<h1>Квитанция об оплате</h1><p class=\"sum\">{}</p><dl>",
                                   roubles_text(payment->approval.amount));
    body += row("Состояние · Status", state_of(context, *payment));
    body += row("Когда · When", fmt::format("{:02}.{:02}.{}, {:02}:{:02}", at.date.day,
                                            at.date.month, at.date.year, at.hour, at.minute));
    body += row("Получатель · Payee", account->payee.company.russian);
    body += row("ИНН · Taxpayer number", account->payee.inn);
    body += row("Лицевой счёт · Account", masked(payment->account));
    body += row("Комиссия · Fee", roubles_text(payment->fee));
    body += row("Карта · Card", payment->approval.masked_card);
    body += row("RRN", payment->approval.rrn);
    body += row("Операция · Operation", payment->number);
    body += fmt::format("</dl><p><small>Не является кассовым чеком. Диспетчер: {}</small></p>",
                        escaped(house->dispatcher_phone));
    return html_page(200, receipt_title, body);
}

Response get_metrics(Context& context) {
    const Counters& c = context.counters;
    const LedgerCheck ledger = check_ledger(context.store);
    std::string text;
    const auto figure = [&](std::string_view name, auto value) {
        text += fmt::format("kvitok_{} {}\n", name, value);
    };
    figure("requests_total", c.requests);
    figure("requests_refused_total", c.refused);
    figure("requests_failed_total", c.failed);
    figure("payments_total", c.payments);
    figure("readings_total", c.readings);
    figure("sign_ins_total", c.sign_ins);
    figure("wrong_passwords_total", c.wrong_passwords);
    figure("ledger_entries", ledger.entries);
    figure("ledger_unbalanced_entries", ledger.unbalanced);
    figure("ledger_acquirer_kopecks", ledger.taken_by_card.kopecks);
    for (const Device& device : all_devices(context.store))
        text += fmt::format("kvitok_device_seen_seconds{{device=\"{}\"}} {}\n", device.name,
                            device.seen_at.ms / 1000);
    return {.status = 200,
            .content_type = "text/plain; version=0.0.4; charset=utf-8",
            .body = std::move(text),
            .retry_after_s = 0};
}

}  // namespace kvitok::server
