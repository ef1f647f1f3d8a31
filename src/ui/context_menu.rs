//! The menus that open on something, out of the table of actions.

use super::ctx::Ctx;
use super::menu_items::{arrange_ui, item_ui};
use crate::session::{Action, MenuOf};
use egui::Ui;

/// The entries of a menu. They act on what is selected, so what the menu is opened on has to be.
pub(super) fn entries_ui(cx: &Ctx<'_>, ui: &mut Ui, menu: MenuOf) {
    for (place, group) in menu.groups().iter().enumerate() {
        if place > 0 {
            ui.separator();
        }
        for action in *group {
            item_ui(cx, ui, *action, label_in(menu, *action));
        }
        if menu == MenuOf::Group && group.contains(&Action::Pin) {
            ui.menu_button("Arrange", |ui| arrange_ui(cx, ui));
        }
    }
}

/// What an action is called in a menu that says already what it is about.
fn label_in(menu: MenuOf, action: Action) -> &'static str {
    match (menu, action) {
        (MenuOf::Entity, Action::Paths) => "How is it tied to…",
        (MenuOf::Edge, Action::Paths) => "How else are the two tied?",
        _ => action.label(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_menu_offers_the_same_twice() {
        for menu in MenuOf::ALL {
            let labels: Vec<&str> =
                menu.groups().iter().flat_map(|group| group.iter()).map(|action| label_in(menu, *action)).collect();
            assert_eq!(labels.iter().collect::<BTreeSet<_>>().len(), labels.len(), "{menu:?}: {labels:?}");
            assert!(labels.len() > 3, "{menu:?}");
        }
    }
}
