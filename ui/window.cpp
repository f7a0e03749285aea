#include "ui/window.h"

#include <SDL2/SDL.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>

#include "ui/paint.h"
#include "ui/pointer.h"

namespace kvitok::ui {
namespace {

using Clock = std::chrono::steady_clock;

Pointer::Time now_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch());
}

struct Destroy {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};

[[noreturn]] void fail(const char* what) {
    throw std::runtime_error(std::string(what) + ": " + SDL_GetError());
}

}  // namespace

struct Window::Body {
    explicit Body(FontStore& store) : fonts(store) {}

    FontStore& fonts;
    std::unique_ptr<SDL_Window, Destroy> window;
    SDL_Surface* surface = nullptr;
    Scene scene{};
    Pointer pointer{};
    int painted_press = -1;
    std::uint32_t wake_event = 0;
    std::atomic<bool> woken{false};

    void take_surface() {
        surface = SDL_GetWindowSurface(window.get());
        if (surface == nullptr) fail("no window surface");
        if (surface->format->BytesPerPixel != 4) throw std::runtime_error("screen is not 32 bit");
    }

    Pixels pixels() const {
        return {static_cast<std::uint32_t*>(surface->pixels), surface->w, surface->h,
                surface->pitch / 4};
    }

    void repaint(const std::vector<Rect>& rects) {
        if (rects.empty()) return;
        std::vector<SDL_Rect> changed;
        for (const auto& rect : rects) {
            const Rect seen = intersection(rect, {0, 0, surface->w, surface->h});
            if (seen.empty()) continue;
            paint(scene, pixels(), seen, fonts, painted_press);
            changed.push_back({seen.x, seen.y, seen.w, seen.h});
        }
        if (!changed.empty() && SDL_UpdateWindowSurfaceRects(window.get(), changed.data(),
                                                             static_cast<int>(changed.size())) != 0)
            repaint_all();
    }

    // The surface was lost, as after a change of size.
    void repaint_all() {
        take_surface();
        paint(scene, pixels(), {0, 0, surface->w, surface->h}, fonts, painted_press);
        SDL_UpdateWindowSurface(window.get());
    }

    void show_press() {
        const int press = pointer.shown(now_ms());
        if (press == painted_press) return;
        std::vector<Rect> rects;
        for (const int index : {painted_press, press}) {
            if (index >= 0 && index < static_cast<int>(scene.hits.size()))
                rects.push_back(scene.hits[static_cast<std::size_t>(index)].box);
        }
        painted_press = press;
        repaint(rects);
    }

    std::optional<Input> press_down(int x, int y) {
        pointer.down(scene, x, y, now_ms());
        show_press();
        Input input;
        input.kind = Input::Kind::touched;
        input.x = x;
        input.y = y;
        return input;
    }

    std::optional<Input> press_up(int x, int y) {
        const auto index = pointer.up(scene, x, y, now_ms());
        show_press();
        if (!index) return std::nullopt;
        const auto& hit = scene.hits[static_cast<std::size_t>(*index)];
        Input input;
        input.kind = Input::Kind::action;
        input.action = hit.action;
        input.text = hit.text;
        input.x = x;
        input.y = y;
        return input;
    }

    std::optional<Input> window_event(const SDL_WindowEvent& event) {
        switch (event.event) {
            case SDL_WINDOWEVENT_EXPOSED:
                repaint_all();
                return std::nullopt;
            case SDL_WINDOWEVENT_SIZE_CHANGED: {
                take_surface();
                Input input;
                input.kind = Input::Kind::resized;
                return input;
            }
            default:
                return std::nullopt;
        }
    }

    std::optional<Input> taken(const SDL_Event& event) {
        switch (event.type) {
            case SDL_QUIT: {
                Input input;
                input.kind = Input::Kind::closed;
                return input;
            }
            case SDL_MOUSEBUTTONDOWN:
                if (event.button.button != SDL_BUTTON_LEFT) return std::nullopt;
                return press_down(event.button.x, event.button.y);
            case SDL_MOUSEBUTTONUP:
                if (event.button.button != SDL_BUTTON_LEFT) return std::nullopt;
                return press_up(event.button.x, event.button.y);
            case SDL_MOUSEMOTION:
                if (pointer.moved(scene, event.motion.x, event.motion.y)) show_press();
                return std::nullopt;
            case SDL_WINDOWEVENT:
                return window_event(event.window);
            default:
                break;
        }
        if (event.type == wake_event) {
            woken.store(false);
            return Input{};
        }
        return std::nullopt;
    }
};

Window::Window(const WindowSettings& settings, FontStore& fonts)
    : body_(std::make_unique<Body>(fonts)) {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    // A finger arrives as a mouse as well; one of both is enough.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "1");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) fail("no screen");
    const auto place = [](int at) {
        return at < 0 ? static_cast<int>(SDL_WINDOWPOS_CENTERED) : at;
    };
    const std::uint32_t flags =
        settings.full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_BORDERLESS : 0U;
    // Made at once in the size of the screen: without a window manager nobody resizes it later.
    SDL_DisplayMode desktop{};
    const bool known = settings.full_screen && SDL_GetDesktopDisplayMode(0, &desktop) == 0;
    body_->window.reset(SDL_CreateWindow(settings.title.c_str(), place(settings.x),
                                         place(settings.y), known ? desktop.w : settings.size.width,
                                         known ? desktop.h : settings.size.height, flags));
    if (!body_->window) fail("no window");
    if (settings.full_screen && !settings.keep_cursor) SDL_ShowCursor(SDL_DISABLE);
    SDL_StopTextInput();
    body_->wake_event = SDL_RegisterEvents(1);
    body_->take_surface();
    if (!usable(screen())) {
        const auto size = screen();
        throw std::runtime_error("screen of " + std::to_string(size.width) + "x" +
                                 std::to_string(size.height) + " is refused");
    }
}

Window::~Window() {
    body_->window.reset();
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

Screen Window::screen() const {
    return {body_->surface->w, body_->surface->h};
}

void Window::show(Scene scene) {
    auto& body = *body_;
    const auto rects = dirty_between(body.scene, scene);
    body.pointer.scene_changed(body.scene, scene);
    Rect pressed{};
    if (body.painted_press >= 0)
        pressed = body.scene.hits[static_cast<std::size_t>(body.painted_press)].box;
    body.scene = std::move(scene);
    body.painted_press = body.pointer.shown(now_ms());
    auto all = rects;
    if (!pressed.empty()) all.push_back(pressed);
    body.repaint(all);
}

const Scene& Window::shown() const {
    return body_->scene;
}

Input Window::wait(std::optional<Clock::time_point> deadline) {
    auto& body = *body_;
    for (;;) {
        auto until = deadline;
        if (const auto change = body.pointer.next_change(now_ms())) {
            const Clock::time_point at{*change};
            until = until ? std::min(*until, at) : at;
        }
        int timeout = -1;
        if (until) {
            const auto left =
                std::chrono::ceil<std::chrono::milliseconds>(*until - Clock::now()).count();
            timeout = static_cast<int>(std::clamp<long>(left, 0, 1000 * 60 * 60));
        }
        SDL_Event event;
        const bool any = SDL_WaitEventTimeout(&event, timeout) != 0;
        const auto taken_at = Clock::now();
        if (any) {
            if (auto input = body.taken(event)) {
                input->at = taken_at.time_since_epoch();
                return *input;
            }
        }
        body.show_press();
        if (deadline && Clock::now() >= *deadline) return {};
    }
}

void Window::wake() {
    if (body_->woken.exchange(true)) return;
    SDL_Event event{};
    event.type = body_->wake_event;
    SDL_PushEvent(&event);
}

void Window::tap(int x, int y) {
    for (const std::uint32_t type : {SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP}) {
        SDL_Event event{};
        event.type = type;
        event.button.button = SDL_BUTTON_LEFT;
        event.button.x = x;
        event.button.y = y;
        SDL_PushEvent(&event);
    }
}

Picture Window::screenshot() {
    const auto pixels = body_->pixels();
    Picture picture(pixels.width, pixels.height);
    const auto copy = picture.pixels();
    for (int y = 0; y < pixels.height; ++y) {
        const auto* from = pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.stride;
        std::copy(from, from + pixels.width,
                  copy.data + static_cast<std::ptrdiff_t>(y) * copy.stride);
    }
    return picture;
}

}  // namespace kvitok::ui
