#include "kiosk/flows/payments.h"

#include <algorithm>

namespace kvitok::payments {

int months_of(Window window) {
    switch (window) {
        case Window::three:
            return 3;
        case Window::six:
            return 6;
        case Window::twelve:
            return 12;
        case Window::chosen:
            break;
    }
    return 0;
}

Choosing chosen(Choosing choice, const ChooseEnd& press) {
    choice.end = press.end;
    choice.year = (press.end == End::from ? choice.from : choice.to).year;
    return choice;
}

Choosing chosen(Choosing choice, const ChooseYear& press) {
    if (press.year >= choice.first.year && press.year <= choice.last.year) choice.year = press.year;
    return choice;
}

bool may_choose(const Choosing& choice, int month) {
    const Period wanted{choice.year, month};
    return month >= 1 && month <= 12 && wanted >= choice.first && wanted <= choice.last;
}

// After the first month the last one is asked for.
Choosing chosen(Choosing choice, const ChooseMonth& press) {
    if (!may_choose(choice, press.month)) return choice;
    const Period month{choice.year, press.month};
    if (choice.end == End::from) {
        choice.from = month;
        choice.to = std::max(choice.to, month);
        choice.end = End::to;
        choice.year = choice.to.year;
    } else {
        choice.to = month;
        choice.from = std::min(choice.from, month);
    }
    return choice;
}

}  // namespace kvitok::payments
