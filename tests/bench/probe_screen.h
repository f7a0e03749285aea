// What the probe sees and does of an X11 screen, knowing nothing of the program: pixels by MIT-SHM,
// fingers by XTEST. One thread. Throws std::runtime_error when the server lacks either extension.
// Source: X11R7 MIT-SHM 1.2, XTEST 2.2.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kvitok::probe {

struct Region {
    int x = 0;
    int y = 0;
    int width = 1;
    int height = 1;
};

class Screen {
public:
    explicit Screen(const std::string& display);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    int width() const;
    int height() const;
    // Fills the root window, so that a first frame cannot be taken for what stood there before.
    void clear(std::uint32_t rgb);
    // The pixels of the region as 00RRGGBB, row by row.
    std::vector<std::uint32_t> look(const Region& region);
    // Press and release of the first pointer button, sent together.
    void touch(int x, int y);
    // The connection, which the program to be measured must not inherit.
    int connection() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace kvitok::probe
