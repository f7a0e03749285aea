#include "ui/layout.h"

#include <algorithm>
#include <cmath>

#include "ui/flow.h"
#include "ui/frame.h"
#include "ui/night.h"

namespace kvitok::ui {
namespace {

constexpr double reach_height = 1070;

Kit kit_for(const Screen& screen, const View& view) {
    Kit kit;
    kit.scale = scale_of(screen);
    kit.landscape = screen.width >= screen.height;
    kit.enlarge = view.modes.large ? large_factor : 1;
    kit.contrast = view.modes.contrast;
    kit.reach = view.modes.reach;
    kit.view = view;
    return kit;
}

std::string with_number(std::string text, std::string_view mark, int number) {
    const auto at = text.find(mark);
    if (at != std::string::npos) text.replace(at, mark.size(), std::to_string(number));
    return text;
}

Rgba veiled(Rgba colour, Rgba veil) {
    if (colour.a == 0) return colour;
    const auto mix = [&](std::uint8_t below, std::uint8_t above) {
        return static_cast<std::uint8_t>((below * (255 - veil.a) + above * veil.a + 127) / 255);
    };
    return {mix(colour.r, veil.r), mix(colour.g, veil.g), mix(colour.b, veil.b), colour.a};
}

// One layout of one page; the members are its circumstances.
class PageLayout {
public:
    PageLayout(const Page& page, const Screen& screen, const View& view, TextMeasure& measure)
        : page_(page),
          kit_(kit_for(screen, view)),
          theme_(theme_of(view)),
          sizer_(measure, kit_.scale),
          width_(screen.width / kit_.scale),
          height_(screen.height / kit_.scale) {
        scene_.width = screen.width;
        scene_.height = screen.height;
    }

    Scene make() {
        put(block_of(width_, height_, Ink::canvas), 0, 0, width_, height_);
        if (page_.layout == Template::attract) {
            night();
        } else {
            framed();
        }
        if (!page_.dialog.empty()) dialog(page_.dialog.front());
        return std::move(scene_);
    }

private:
    void put(const Node& node, double x, double y, double width, double height) {
        Placer(sizer_, theme_, scene_).place(node, x, y, width, height);
    }

    void night() {
        const double bars = bars_height(page_, kit_);
        put(night_of(page_, kit_, sizer_, width_, height_ - bars), 0, 0, width_, height_ - bars);
        put(bars_of(page_, kit_, width_), 0, height_ - bars, width_, bars);
    }

    void framed() {
        const double context = context_height(page_, kit_);
        const double bars = bars_height(page_, kit_);
        double top = header_height + context;
        if (kit_.reach && height_ - reach_height > top) {
            top = height_ - reach_height;
            put(block_of(width_, top, Ink::night), 0, 0, width_, top);
            put(header_of(page_, kit_, width_), 0, 0, width_, header_height);
            put(context_of(page_, kit_, width_), 0, top - context, width_, context);
            banner_ = {margin, header_height + 18, width_ - 2 * margin,
                       top - context - header_height - 36};
        } else {
            put(header_of(page_, kit_, width_), 0, 0, width_, header_height);
            put(context_of(page_, kit_, width_), 0, header_height, width_, context);
        }
        const bool loose = context == 0 && !kit_.reach;
        const double lead = kit_.landscape ? (loose ? 32 : 28) : loose ? 36 : 28;
        put(bars_of(page_, kit_, width_), 0, height_ - bars, width_, bars);
        work({margin, top + lead, width_ - 2 * margin, height_ - bars - top - lead});
    }

    void work(const Area& area) {
        WorkArea work(page_, kit_, sizer_, width_);
        work.arrange(area, banner_);
        for (const auto& placed : work.placed())
            put(placed.node, placed.x, placed.y, placed.width, placed.height);
        scene_.parts = work.parts();
        scene_.part = work.part();
        if (work.overflow() > 1) {
            scene_.problems.push_back({Problem::Kind::overflow,
                                       page_.name,
                                       {0, 0, scene_.width, static_cast<int>(work.overflow())}});
        }
    }

    void dialog(const Dialog& shown) {
        const bool solid = shown.scrim == Scrim::solid || kit_.contrast;
        // What lies under a dialog cannot be pressed, and under a solid scrim it does not exist.
        scene_.hits.clear();
        scene_.problems.clear();
        if (solid) {
            scene_.items.clear();
            scene_.readings.clear();
            put(block_of(width_, height_, Ink::scrim_private), 0, 0, width_, height_);
        }
        for (auto& item : scene_.items) {
            item.hit = -1;
            item.pressed = {};
            if (solid) continue;
            // One blend of every colour is the same as one blend of every pixel.
            item.fill = veiled(item.fill, theme_[Ink::scrim]);
            item.border = veiled(item.border, theme_[Ink::scrim]);
        }
        double bottom = height_ - 20;
        if (!solid || shown.scrim == Scrim::veil) bottom = height_ - bars_height(page_, kit_) - 20;
        const double wide = std::min(984.0, width_ - 2 * margin);
        Kit own = kit_;
        Node sheet = dialog_of(shown, own, sizer_, wide);
        double tall = sizer_.height(sheet, wide);
        if (tall > height_ - 40) {
            own.room = Room::tight;
            sheet = dialog_of(shown, own, sizer_, wide);
            tall = sizer_.height(sheet, wide);
        }
        double y = bottom - tall;
        if (shown.scrim == Scrim::solid) y = (height_ - tall) / 2 + (kit_.landscape ? 0 : 34);
        if (kit_.landscape && shown.scrim == Scrim::veil) y = (height_ - tall) / 2;
        if (kit_.reach) y = height_ - 20 - tall;
        if (y < 0) {
            scene_.problems.push_back({Problem::Kind::overflow, page_.name, {}});
            y = 0;
        }
        put(sheet, (width_ - wide) / 2, y, wide, tall);
    }

    const Page& page_;
    Kit kit_;
    const Theme& theme_;
    Sizer sizer_;
    Scene scene_{};
    double width_;
    double height_;
    Area banner_{};
};

}  // namespace

double scale_of(const Screen& screen) {
    const double w = screen.width;
    const double h = screen.height;
    return w < h ? std::min(w / 1080, h / 1760) : std::min(h / 1280, w / 1440);
}

bool usable(const Screen& screen) {
    const double scale = scale_of(screen);
    return scale >= 0.6 && scale <= 2;
}

const Theme& theme_of(const View& view) {
    return view.modes.contrast ? contrast_theme() : light_theme();
}

std::string position_text(const PartTexts& texts, int part, int parts) {
    return with_number(with_number(texts.position, "{0}", part + 1), "{1}", parts);
}

Scene layout(const Page& page, const Screen& screen, const View& view, TextMeasure& measure) {
    return PageLayout(page, screen, view, measure).make();
}

}  // namespace kvitok::ui
