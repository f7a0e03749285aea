// A scene as text: what a person reads and presses, in order. For golden files and for scripts that
// want a page at a glance; the boxes stand in Scene::readings and Scene::hits. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "ui/scene.h"

namespace kvitok::ui {

// One line a text, "[label]" for what can be pressed, "(label)" when it is disabled; a chosen one
// has a star. Fields are "label: value". Keys are left out.
std::string text_of(const Scene& scene);

// The first enabled target with this label, or else whose label begins with it; -1 when there is
// none. No-break blanks count as blanks.
int hit_by_label(const Scene& scene, std::string_view label);

}  // namespace kvitok::ui
