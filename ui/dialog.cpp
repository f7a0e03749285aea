// The sheet of a dialog: what stands over a page.
#include <algorithm>

#include "ui/build.h"
#include "ui/flow.h"

namespace kvitok::ui {

Node dialog_of(const Dialog& dialog, const Kit& kit, Sizer& sizer, double width) {
    const bool plain = dialog.icon == Icon::none;
    const double side = plain ? 56 : 48;
    Kit own = kit;
    own.width = width - 2 * side;
    Node sheet = column(0);
    if (plain) {
        if (!dialog.title.empty()) {
            sheet.add(text_of(own, dialog.title, TextStyle::status, Ink::ink, Align::center));
            sheet.children.back().reading = Reading{.kind = Reading::Kind::title};
        }
    } else {
        Node title = text_of(own, dialog.title, TextStyle::hero);
        title.line = own.u(68);
        title.reading = Reading{.kind = Reading::Kind::title};
        sheet.add(
            row(24, icon_box(own, dialog.icon, dialog.tint, 96, 56), grown(std::move(title))));
    }
    for (const auto& block : dialog.blocks) {
        const double gap = block.gap == stack_gap ? 24 : block.gap;
        sheet.add(block_of(fit_content, kit.tight() ? std::min(gap, 12.0) : gap, Ink::none));
        sheet.add(build(block.content, own, sizer));
    }
    bool first = true;
    for (const auto& button : dialog.buttons) {
        sheet.add(block_of(fit_content,
                           kit.tight() ? 16
                           : first     ? (plain ? 28 : 36)
                                       : 24,
                           Ink::none));
        sheet.add(button_of(own, button,
                            kit.tight()      ? 104
                            : first && plain ? 144
                                             : 128,
                            first && plain ? TextStyle::brand_l : TextStyle::button_l));
        first = false;
    }
    sheet.pad = {side,
                 kit.tight() ? 24.0
                 : plain     ? 56.0
                             : 44.0,
                 side,
                 kit.tight() ? 24.0
                 : plain     ? 48.0
                             : 40.0};
    sheet.fill = Ink::surface;
    sheet.radius = 28;
    sheet.edge = true;
    return sheet;
}

}  // namespace kvitok::ui
