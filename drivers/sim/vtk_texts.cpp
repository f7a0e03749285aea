// What a VTK terminal says in words: its screen, and the banking receipt it sends along.
#include "drivers/sim/vtk_terminal.h"

namespace kvitok::sim {
namespace {

std::string_view last_words(const VtkMemory& memory) {
    if (!memory.last) return "Терминал готов";
    switch (memory.last->step) {
        case VtkStep::approved:
            return "Одобрено. Завершаем";
        case VtkStep::finalised:
            return "Одобрено. Спасибо";
        case VtkStep::reversed:
            return "Операция отменена. Деньги возвращены";
        case VtkStep::declined:
            if (memory.last->response == "051") return "Отказ: недостаточно средств";
            if (memory.last->response == "cancelled") return "Операция отменена";
            if (memory.last->response == "timeout") return "Карта не приложена";
            return "Отказ банка";
        case VtkStep::asked:
        case VtkStep::sent_to_bank:
            break;
    }
    return "Терминал готов";
}

}  // namespace

std::string VtkTerminal::display() const {
    switch (phase_) {
        case VtkPhase::no_power:
            return "";
        case VtkPhase::inactive:
            return "Нет связи с киоском";
        case VtkPhase::disabled:
            return "Терминал не работает";
        case VtkPhase::waiting_for_card:
            return "К оплате " + to_plain(memory().last->asked) +
                   " ₽. Приложите карту";
        case VtkPhase::reading_card:
            return "Не убирайте карту";
        case VtkPhase::at_bank:
            return "Связь с банком";
        case VtkPhase::idle:
            break;
    }
    return std::string(last_words(memory()));
}

// One item a line; the card only by its last four digits, which are always the same.
std::string VtkTerminal::receipt() const {
    const auto& last = *memory().last;
    const bool approved = last.approved.kopecks != 0;
    std::string text = "ACTION:SALE\n";
    text += "TOTAL:" + to_plain(last.asked) + " RUB\n";
    text += std::string("RESULT:") + (approved ? "APPROVED" : "DECLINED") + "\n";
    text += "CARD:MIR\nPAN:************4417\nMODE:CONTACTLESS\n";
    if (approved) text += "AUTH ID:" + last.auth + "\n";
    text += "TERMINAL:" + options_.terminal_id + "\nMERCHANT:9900000000\nCVM:NoCVM\n";
    text += "RRN:" + last.rrn + "\nRESPONSE CODE:" + last.response + "\n";
    return text;
}

}  // namespace kvitok::sim
