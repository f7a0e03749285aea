// paint(): a scene becomes pixels. And which rectangles must be painted when one scene follows
// another. No window needed. One thread, that of the fonts.
#pragma once

#include <vector>

#include "ui/canvas.h"
#include "ui/font.h"
#include "ui/scene.h"

namespace kvitok::ui {

// Paints what of the scene lies in `clip`. `pressed` is the index of the target that is held
// down, or -1.
void paint(const Scene& scene, Pixels pixels, const Rect& clip, FontStore& fonts, int pressed = -1);
// The whole scene as a picture.
Picture picture_of(const Scene& scene, FontStore& fonts, int pressed = -1);

// Rectangles outside which both scenes look the same; at most 12. One rectangle of the whole
// screen when the sizes differ.
std::vector<Rect> dirty_between(const Scene& before, const Scene& after);

}  // namespace kvitok::ui
