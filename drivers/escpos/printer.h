// Conversation with an ESC/POS receipt printer that prints bitmaps. One thread; reads no clock.
// Source: Epson ESC/POS Application Programming Guide; hardware notes C2-C4.
//
//   attach   ESC @ [FS .], GS a FF, DLE EOT 1-4, then (once, when idle) whether GS ( H is answered
//   print    [ESC @ FS .] raster bands, cut, GS ( H id or GS r 1
//   printed  confirmed: the id came back · taken: only GS r 1 was answered
//   failed   any status that cannot print between the first byte and the confirmation, or the time
//            limit (paper length at 50 mm/s and 10 s): part of the paper may be out. What the
//            printer still holds is cleared (DLE ENQ 2) now and again when it can print, so that
//            no half slip comes out of a new roll.
//
// Bytes are handed out band by band, the next when on_sent has told that all before is gone, so
// that nothing of a failed job is left waiting. While idle the status is asked for every two
// seconds, or every 15 while a printer that reports changes unasked can print; when a question has
// not been answered for three seconds, the status is unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "drivers/escpos/codec.h"
#include "drivers/receipt_printer.h"

namespace kvitok::drivers::escpos {

enum class ProcessIdSupport { yes, no, probe };

// A model, as the catalog has it.
struct Profile {
    std::string model;
    std::string serial;
    int width_dots = 576;
    int dots_per_mm = 8;  // 203 dots per inch
    ProcessIdSupport process_id = ProcessIdSupport::probe;
    Cut cut = Cut::partial;
    bool cancel_kanji = false;         // FS . after every ESC @
    bool clears_in_real_time = false;  // DLE DC4 fn 8
};

class Printer final : public ReceiptPrinter {
public:
    explicit Printer(Profile profile);

    int width_dots() const override { return profile_.width_dots; }
    Out on_attached(MonoTime now) override;
    Out on_command(const printer::Command& command, MonoTime now) override;
    Out on_bytes(std::span<const std::uint8_t> bytes, MonoTime now) override;
    Out on_sent(std::size_t bytes, MonoTime now) override;
    Out on_time(MonoTime now) override;
    MonoTime next_wake() const override;

    printer::Status status() const { return status_; }
    // Whether this unit answers GS ( H; nothing until it is known. To be kept by model.
    std::optional<bool> confirms() const { return confirms_; }

private:
    // The slip that is being printed: `next_row` is the first one not yet handed out.
    struct Job {
        printer::Print print;
        MonoTime deadline;
        int next_row = 0;
        bool begun = false;
        bool all_out = false;
        ProcessId id{};
    };

    void handle(const printer::Print& command, MonoTime now, Out& out);
    void handle(const printer::AskStatus& command, MonoTime now, Out& out);
    void take(const RealTimeStatus& answer, MonoTime now, Out& out);
    void take(const AutomaticStatus& answer, MonoTime now, Out& out);
    void take(const SensorStatus& answer, MonoTime now, Out& out);
    void take(const Block& answer, MonoTime now, Out& out);

    void heard(MonoTime now, Out& out);
    void set_status(printer::Status status, Out& out);
    void fail(printer::Status why, MonoTime now, Out& out);
    void finish(printer::Confirmation how, Out& out);
    void clear(Out& out);
    void send_more(MonoTime now, Out& out);
    void send_end(Out& out);
    void begin_probe(MonoTime now, Out& out);
    void begin_round(MonoTime now, Out& out);
    void ask(int n, Out& out);
    void put(const Bytes& bytes, Out& out);
    void put_initialise(Out& out);
    void put_clear(Out& out);
    bool may_ask() const;
    Milliseconds interval() const;
    bool complete(const printer::Print& command) const;

    const Profile profile_;
    AnswerReader reader_;
    Condition condition_;
    printer::Status status_ = printer::Status::unknown;
    std::optional<bool> confirms_;
    std::optional<Job> job_;
    std::size_t unsent_ = 0;  // handed out, and not yet reported sent
    int asked_ = 0;           // the DLE EOT that waits for its answer; 0 none
    bool must_clear_ = false;
    bool reports_ = false;  // has sent its status unasked
    std::optional<MonoTime> probe_until_;
    std::optional<MonoTime> silent_since_;  // the first unanswered question
    MonoTime next_round_;
    std::uint32_t next_id_ = 0;
};

}  // namespace kvitok::drivers::escpos
