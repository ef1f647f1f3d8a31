//! The signs of the network in the panels: the mark of a kind of entity, the line of a status, and that of what stands behind
//! claims.

use crate::model::{Backing, Status};
use crate::scene::KindCount;
use crate::ui::style::{color32, theme};
use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui, Vec2};

/// A sign of the network.
pub(in crate::ui) enum Sign {
    /// The mark of a kind of entity.
    Kind(KindCount),
    /// The line of a status.
    Status(Status),
    /// The line of claims that this stands behind.
    Backing(Backing),
}

impl Sign {
    /// How wide it is with the room behind it, in points.
    pub(in crate::ui) fn width(&self) -> f32 {
        match self {
            Self::Kind(_) => 20.0,
            Self::Status(_) | Self::Backing(_) => 34.0,
        }
    }

    /// Paints it from `left` on, on the line at that height.
    pub(in crate::ui) fn paint(&self, ui: &Ui, left: Pos2) {
        let theme = theme(ui);
        let line = Rect::from_center_size(left + Vec2::new(13.0, 0.0), Vec2::new(26.0, 12.0));
        match self {
            Self::Kind(kind) => paint_kind(ui, left + Vec2::new(7.0, 0.0), 6.0, kind),
            Self::Status(status) => paint_status(ui, line, *status, color32(theme.status(*status))),
            Self::Backing(backing) => {
                let (rows, width): (&[f32], f32) = match backing {
                    Backing::Verified => (&[0.0], 2.0),
                    Backing::Unverified => (&[-1.8, 1.8], 1.0),
                    Backing::Absent => (&[0.0], 1.0),
                };
                let absent = *backing == Backing::Absent;
                let color = color32(if absent { theme.without_evidence } else { theme.status(Status::Asserted) });
                for row in rows {
                    ui.painter().hline(line.x_range(), line.center().y + row, Stroke::new(width, color));
                }
            }
        }
    }
}

/// Paints the mark of a kind of entity.
pub(in crate::ui) fn paint_kind(ui: &Ui, center: Pos2, radius: f32, kind: &KindCount) {
    let fill = theme(ui).hue(kind.hue);
    let (fill, outline) = (color32(fill), color32(theme(ui).outline_of(fill)));
    let stroke = Stroke::new((radius * 0.13).clamp(0.7, 1.6), outline);
    let corners = kind.shape.corners();
    if corners.is_empty() {
        ui.painter().circle(center, radius, fill, stroke);
    } else {
        let points = corners.iter().map(|(x, y)| center + Vec2::new(*x, *y) * radius).collect();
        ui.painter().add(Shape::convex_polygon(points, fill, stroke));
    }
}

/// Paints the line that stands for a status in the network.
pub(super) fn paint_status(ui: &Ui, rect: Rect, status: Status, color: Color32) {
    let painter = ui.painter();
    let (left, right) = (rect.left_center(), rect.right_center());
    let stroke = Stroke::new(2.0, color);
    let dashes = |dash: f32, gap: f32| Shape::dashed_line(&[left, right], stroke, dash, gap);
    match status {
        Status::Asserted => {
            painter.line_segment([left, right], stroke);
        }
        Status::Alleged => painter.extend(dashes(5.0, 3.0)),
        Status::Hypothetical => painter.extend(dashes(10.0, 5.0)),
        Status::Denied => {
            painter.extend(dashes(2.0, 3.0));
            let middle = rect.center();
            painter.line_segment([middle - Vec2::Y * 5.0, middle + Vec2::Y * 5.0], stroke);
        }
    }
}

/// The room of the mark of a kind beside a name, in points.
pub(in crate::ui) const KIND_ROOM: f32 = 22.0;

/// The mark of a kind of entity in a row, beside what stands behind it.
pub(in crate::ui) fn kind_ui(ui: &mut Ui, kind: &KindCount, radius: f32) {
    let size = Vec2::new(KIND_ROOM, ui.spacing().interact_size.y);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    paint_kind(ui, rect.center(), radius, kind);
}
