//! Saving: all or nothing under `kill -9`, to the bit, through links, with file modes kept.

mod kill;
mod places;
mod syscalls;

use crate::support::Random;
use sayso::formats::layout_file;
use sayso::model::{Camera, FARTHEST, Position, SavedLayout, View};

/// A layout of `count` entities, another one for every seed, with numbers that are hard to write.
fn layout(count: usize, seed: u64) -> SavedLayout {
    let mut random = Random::new(seed);
    let hard = [0.0, -0.0, f32::MIN_POSITIVE, 1.0e-45, FARTHEST, -FARTHEST, 0.1, 1.0 / 3.0, 1_048_577.1];
    let mut number = |place: usize| {
        let any = f32::from_bits(random.number() as u32);
        *hard.get(place).unwrap_or(if any.abs() <= FARTHEST { &any } else { &1.5 })
    };
    let positions =
        (0..count).map(|place| (format!("entity {place} “خط”"), Position::new(number(place), number(place))));
    let view = View {
        name: "A view".to_owned(),
        seed,
        positions: positions.collect(),
        camera: Some(Camera { center: Position::new(0.1, -0.0), zoom: 0.3 }),
        ..View::default()
    };
    SavedLayout {
        dossier: "case.ron".to_owned(),
        dossier_hash: "0".repeat(64),
        views: vec![view],
        ..SavedLayout::default()
    }
}

#[test]
fn a_layout_saved_and_opened_again_is_equal_to_the_bit() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("case.layout.ron");
    for seed in 0..20 {
        let saved = layout(300, seed);
        sayso::files::save::save(&path, layout_file::write(&saved).as_bytes()).expect("a save");
        let read =
            layout_file::parse("case.layout.ron", &std::fs::read(&path).expect("a file")).expect("a layout").layout;
        let bits = |layout: &SavedLayout| -> Vec<(String, u32, u32)> {
            let positions = layout.views[0].positions.iter();
            positions.map(|(id, at)| (id.clone(), at.x.to_bits(), at.y.to_bits())).collect()
        };
        assert_eq!(bits(&read), bits(&saved));
        assert_eq!(read, saved);
    }
}
