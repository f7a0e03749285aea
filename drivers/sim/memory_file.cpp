#include "drivers/sim/memory_file.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace kvitok::sim {
namespace {

using nlohmann::json;

json to_json(const BankEntry& entry) {
    return {{"terminal", entry.terminal},
            {"number", entry.number},
            {"reference", entry.reference},
            {"asked", entry.asked.kopecks},
            {"captured", entry.captured.kopecks},
            {"reversed", entry.reversed.kopecks},
            {"response", entry.response},
            {"rrn", entry.rrn},
            {"auth", entry.auth}};
}

Money money_in(const json& object, const char* key) {
    return Money{object.at(key).get<std::int64_t>()};
}

BankEntry bank_entry(const json& object) {
    BankEntry entry;
    object.at("terminal").get_to(entry.terminal);
    object.at("number").get_to(entry.number);
    object.at("reference").get_to(entry.reference);
    entry.asked = money_in(object, "asked");
    entry.captured = money_in(object, "captured");
    entry.reversed = money_in(object, "reversed");
    object.at("response").get_to(entry.response);
    object.at("rrn").get_to(entry.rrn);
    object.at("auth").get_to(entry.auth);
    return entry;
}

json to_json(const VtkMemory& memory) {
    json object{{"number", memory.number}};
    if (memory.last) {
        object["last"] = {{"step", name_in(vtk_step_names, memory.last->step)},
                          {"asked", memory.last->asked.kopecks},
                          {"approved", memory.last->approved.kopecks},
                          {"response", memory.last->response},
                          {"rrn", memory.last->rrn},
                          {"auth", memory.last->auth}};
    }
    return object;
}

VtkMemory terminal_memory(const json& object) {
    VtkMemory memory;
    object.at("number").get_to(memory.number);
    if (!object.contains("last")) return memory;
    const json& last = object.at("last");
    const auto step = by_name(vtk_step_names, last.at("step").get<std::string>());
    if (!step) throw std::runtime_error("unknown step of a terminal operation");
    memory.last = VtkOperation{*step,
                               money_in(last, "asked"),
                               money_in(last, "approved"),
                               last.at("response").get<std::string>(),
                               last.at("rrn").get<std::string>(),
                               last.at("auth").get<std::string>()};
    return memory;
}

}  // namespace

WorldMemory load_memory(const std::filesystem::path& file) {
    WorldMemory memory;
    std::ifstream in(file, std::ios::binary);
    if (!in) return memory;
    try {
        const json document = json::parse(in);
        for (const auto& entry : document.at("bank")) memory.bank.push_back(bank_entry(entry));
        for (const auto& [serial, terminal] : document.at("terminals").items()) {
            memory.terminals[serial] = terminal_memory(terminal);
        }
    } catch (const json::exception& error) {
        throw std::runtime_error("memory of the simulated devices, " + file.string() + ": " +
                                 error.what());
    }
    return memory;
}

void save_memory(const WorldMemory& memory, const std::filesystem::path& file) {
    json document{{"bank", json::array()}, {"terminals", json::object()}};
    for (const auto& entry : memory.bank) document["bank"].push_back(to_json(entry));
    for (const auto& [serial, terminal] : memory.terminals) {
        document["terminals"][serial] = to_json(terminal);
    }
    auto fresh = file;
    fresh += ".new";
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out << document.dump(1) << '\n';
    out.close();
    if (out.fail()) throw std::runtime_error("cannot write " + fresh.string());
    std::filesystem::rename(fresh, file);
}

}  // namespace kvitok::sim
