#include "tests/bench/probe_screen.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <cstring>
#include <stdexcept>

namespace kvitok::probe {

struct Screen::Parts {
    Display* display = nullptr;
    XShmSegmentInfo segment{};
    std::size_t segment_size = 0;

    Window root() const { return DefaultRootWindow(display); }
    int number() const { return DefaultScreen(display); }
};

Screen::Screen(const std::string& display) : parts_(std::make_unique<Parts>()) {
    auto& parts = *parts_;
    parts.display = XOpenDisplay(display.empty() ? nullptr : display.c_str());
    if (parts.display == nullptr) throw std::runtime_error("no X display " + display);
    int ignored = 0;
    if (!XShmQueryExtension(parts.display) ||
        !XTestQueryExtension(parts.display, &ignored, &ignored, &ignored, &ignored)) {
        throw std::runtime_error("the X server lacks MIT-SHM or XTEST");
    }
    parts.segment_size =
        4u * static_cast<std::size_t>(width()) * static_cast<std::size_t>(height());
    parts.segment.shmid = shmget(IPC_PRIVATE, parts.segment_size, IPC_CREAT | 0600);
    if (parts.segment.shmid < 0) throw std::runtime_error("no shared memory");
    parts.segment.shmaddr = static_cast<char*>(shmat(parts.segment.shmid, nullptr, 0));
    parts.segment.readOnly = False;
    XShmAttach(parts.display, &parts.segment);
    XSync(parts.display, False);
    // Gone with the last process that has it attached.
    shmctl(parts.segment.shmid, IPC_RMID, nullptr);
}

Screen::~Screen() {
    if (parts_->display == nullptr) return;
    XShmDetach(parts_->display, &parts_->segment);
    XCloseDisplay(parts_->display);
    shmdt(parts_->segment.shmaddr);
}

int Screen::width() const {
    return DisplayWidth(parts_->display, parts_->number());
}

int Screen::height() const {
    return DisplayHeight(parts_->display, parts_->number());
}

int Screen::connection() const {
    return ConnectionNumber(parts_->display);
}

void Screen::clear(std::uint32_t rgb) {
    XSetWindowBackground(parts_->display, parts_->root(), rgb);
    XClearWindow(parts_->display, parts_->root());
    XSync(parts_->display, False);
}

std::vector<std::uint32_t> Screen::look(const Region& region) {
    auto& parts = *parts_;
    const bool inside = region.x >= 0 && region.y >= 0 && region.width > 0 && region.height > 0 &&
                        region.x + region.width <= width() && region.y + region.height <= height();
    if (!inside) throw std::runtime_error("a region outside the screen");
    XImage* image =
        XShmCreateImage(parts.display, DefaultVisual(parts.display, parts.number()),
                        static_cast<unsigned>(DefaultDepth(parts.display, parts.number())), ZPixmap,
                        parts.segment.shmaddr, &parts.segment, static_cast<unsigned>(region.width),
                        static_cast<unsigned>(region.height));
    if (image == nullptr || image->bits_per_pixel != 32) {
        throw std::runtime_error("the screen must have 32 bits a pixel");
    }
    if (!XShmGetImage(parts.display, parts.root(), image, region.x, region.y, AllPlanes)) {
        throw std::runtime_error("the screen cannot be read");
    }
    const auto columns = static_cast<std::size_t>(region.width);
    std::vector<std::uint32_t> pixels(columns * static_cast<std::size_t>(region.height));
    for (std::size_t row = 0; row < static_cast<std::size_t>(region.height); ++row) {
        const auto offset = row * static_cast<std::size_t>(image->bytes_per_line);
        std::memcpy(pixels.data() + row * columns, image->data + offset, 4 * columns);
    }
    for (auto& pixel : pixels) pixel &= 0xFFFFFF;
    XFree(image);
    return pixels;
}

void Screen::touch(int x, int y) {
    XTestFakeMotionEvent(parts_->display, -1, x, y, CurrentTime);
    XTestFakeButtonEvent(parts_->display, 1, True, CurrentTime);
    XTestFakeButtonEvent(parts_->display, 1, False, CurrentTime);
    XFlush(parts_->display);
}

}  // namespace kvitok::probe
