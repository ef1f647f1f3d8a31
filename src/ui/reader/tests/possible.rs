//! Possible mentions: a dotted line, no colour behind the letters, and words that say so.

use super::*;
use crate::model::{Doubt, PossibleMention};
use egui::{Rect, Shape};

/// The rectangles that are painted in the colour of entities, and all others behind the letters of these lines.
fn painted(harness: &Harness<'static, State>) -> Vec<(Rect, Color32)> {
    fn rects(shape: &Shape, into: &mut Vec<(Rect, Color32)>) {
        match shape {
            Shape::Rect(rect) => into.push((rect.rect, rect.fill)),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| rects(shape, into)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    harness.output().shapes.iter().for_each(|clipped| rects(&clipped.shape, &mut all));
    all
}

#[test]
fn a_possible_mention_is_dotted_never_tinted_and_told_as_possible() {
    let certain_and_possible = |is_certain: bool| {
        let mut state = state(&["Then Anns came here."], &[]);
        let span = Span::new(5, 9);
        let entity = EntityIndex(0);
        if is_certain {
            state.reading.mentions.push(Mention { span, entity });
        } else {
            let candidates = vec![entity, EntityIndex(7)];
            state.reading.possible_mentions.push(PossibleMention { span, candidates, doubt: Doubt::Inflected });
        }
        let mut harness = harness(state);
        harness.run();
        harness
    };
    let entity = Color32::from_rgb(0, 114, 178);
    let lines = |harness: &Harness<'static, State>| {
        let lines = painted(harness).into_iter().filter(|(rect, fill)| *fill == entity && rect.height() <= 2.5);
        lines.map(|(rect, _)| rect).collect::<Vec<Rect>>()
    };
    let certain = certain_and_possible(true);
    let whole = lines(&certain);
    assert_eq!(whole.len(), 1, "{whole:?}");
    let possible = certain_and_possible(false);
    let dots = lines(&possible);
    assert!(dots.len() >= 3, "{dots:?}");
    let first = dots[0];
    let row: Vec<Rect> = dots.iter().copied().filter(|dot| (dot.top() - first.top()).abs() < 0.1).collect();
    assert!(row.windows(2).all(|pair| pair[1].left() - pair[0].right() > 0.5), "there is room between them: {row:?}");
    assert!(row.iter().all(|dot| dot.width() < whole[0].width() / 2.0));
    let behind = |harness: &Harness<'static, State>| {
        let over = |rect: &Rect| rect.height() > 8.0 && rect.height() < 40.0 && rect.width() < 60.0;
        painted(harness).iter().filter(|(rect, fill)| over(rect) && fill.a() > 0).count()
    };
    assert!(behind(&certain) > behind(&possible), "only what is certain is tinted");
    assert_eq!(certain.query_all_by_label("Anns").count(), 1);
    assert_eq!(possible.query_all_by_label("Anns").count(), 0);
    assert_eq!(possible.query_all_by_label("Anns, a possible mention").count(), 1);
}
