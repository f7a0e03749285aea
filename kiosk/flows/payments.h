// The payments section: the movement of an account's money over some months, the payments in it,
// and copies of their receipts.
//
//   place      press                         next                       effects
//   ---------  ----------------------------  -------------------------  -----------------------
//   (card)     Open                          Showing, loading           ask the statement
//   Showing    ChooseWindow 3, 6, 12 months  Showing, loading           ask the statement
//   Showing    ChooseWindow chosen           Choosing over it           -
//   Showing    Retry                         Showing, loading           ask the statement
//   Showing    PrintCopy, PrintStatement     Showing                    print
//   Choosing   ChooseEnd, Year, Month        Choosing                   -
//   Choosing   ShowChosen                    Showing, loading           ask the statement
//
// Rows in visit_payments.cpp. Values; any thread.
#pragma once

#include <variant>

#include "kiosk/flows/server.h"

namespace kvitok::payments {

enum class Window { three, six, twelve, chosen };

struct Showing {
    StatementQuery wanted;
    Window window = Window::three;
    server::Fetched<Statement> statement;
};

// The first and the last month are chosen one after the other; `from` is never after `to`.
enum class End { from, to };
struct Choosing {
    AccountNumber account;
    Period first;  // what may be chosen
    Period last;
    Period from;
    Period to;
    End end = End::from;
    int year = 0;  // whose months are shown
};

using Place = std::variant<Showing, Choosing>;

struct Open {
    AccountNumber number;
};
struct ChooseWindow {
    Window window;
};
struct ChooseEnd {
    End end;
};
struct ChooseYear {
    int year;
};
struct ChooseMonth {
    int month;
};
struct ShowChosen {};
struct PrintCopy {
    PaymentId id;
};
struct PrintStatement {};

using Press = std::variant<Open, ChooseWindow, ChooseEnd, ChooseYear, ChooseMonth, ShowChosen,
                           PrintCopy, PrintStatement>;

// The months that a chip stands for; 0 for any.
int months_of(Window window);
// The choice after one more press; anything that is out of range changes nothing.
Choosing chosen(Choosing choice, const ChooseEnd& press);
Choosing chosen(Choosing choice, const ChooseYear& press);
Choosing chosen(Choosing choice, const ChooseMonth& press);
bool may_choose(const Choosing& choice, int month);

}  // namespace kvitok::payments
