// What a resident takes away on paper: receipt, readings, and proof that something is being
// checked, was not taken or goes back. Pure; the words are the slip's own language. Source:
// design 11.
#pragma once

#include <string_view>

#include "config/strings/texts.h"
#include "kiosk/flows/state.h"
#include "ui/paper.h"

namespace kvitok::screens {

// The document of any slip. `receipt_url` is the address of electronic receipts without the payment
// id; empty when there is none.
ui::paper::Document document_of(const Slip& slip, const Site& site,
                                std::string_view receipt_url = {});

// Until a fiscal register has answered this is no fiscal receipt and says so.
ui::paper::Document slip_payment(const Slip& slip, const PaymentRecord& record, const Site& site,
                                 std::string_view receipt_url, const Texts& texts);
ui::paper::Document slip_readings(const Slip& slip, const Site& site, const Texts& texts);
// A registration waits for its letter to be opened: names nobody.
ui::paper::Document slip_registration(const Slip& slip, const Site& site, const Texts& texts);
// Being checked, not taken, or refunded: number, sum, phone.
ui::paper::Document slip_problem(const Slip& slip, const PaymentRecord& record, const Site& site,
                                 const Texts& texts);
// A receipt of the books: of a phone payment, or a copy of any.
ui::paper::Document slip_posted(const Slip& slip, const Site& site, std::string_view receipt_url,
                                const Texts& texts);
ui::paper::Document slip_statement(const Slip& slip, const Site& site, const Texts& texts);
// A code that a phone may pay while it is valid.
ui::paper::Document slip_phone_code(const Slip& slip, const Site& site, const Texts& texts);

ui::paper::Document slip_requisites(const Slip& slip, const CompanyDetails& company,
                                    const Site& site, const Texts& texts);

ui::paper::Document slip_appeal(const Slip& slip, const Appeal& appeal, const Site& site,
                                const Texts& texts);
ui::paper::Document slip_order(const Slip& slip, const ServiceRequest& order, const Site& site,
                               const Texts& texts);

// What all slips begin and end with.
void add_head(ui::paper::Document& document, const Slip& slip, const Site& site,
              std::string_view title, const Texts& texts);
void add_dispatcher(ui::paper::Document& document, const Site& site, const Texts& texts);

}  // namespace kvitok::screens
