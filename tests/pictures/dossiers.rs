//! Small dossiers that stay as they are, with a place for every entity.

use sayso::analysis::filter::visibility;
use sayso::files::load::load_bytes;
use sayso::formats::ron::Unread;
use sayso::model::{Camera, EntityIndex, Filter, OpenDossier, Origin, Position, ThemeChoice, Visibility};
use sayso::scene::{self, Background, Emphasis, Frame, LegendForm, Scene, Shot, Size, Subject, Theme};
use std::collections::BTreeSet;

/// A claim: from, kind, to, status, and how many documents support it.
pub(super) type Claim<'a> = (&'a str, &'a str, &'a str, &'a str, usize);

/// The kind of relation that holds both ways.
pub(super) const BOTH_WAYS: &str = "meets";

/// Two kinds of relation that exclude one another.
pub(super) const OPPOSED: [&str; 2] = ["fuels", "calms"];

/// How many documents every dossier has.
const DOCUMENTS: usize = 6;

/// A dossier and how it is arranged.
pub(super) struct Small {
    pub(super) open: OpenDossier,
    pub(super) positions: Vec<Position>,
    pub(super) pinned: Vec<bool>,
    pub(super) filter: Filter,
    pub(super) hidden: BTreeSet<EntityIndex>,
}

impl Small {
    /// A dossier of entities (name, kind, place) and claims between them by name. Their quotes are verified.
    pub(super) fn new(entities: &[(&str, &str, (f32, f32))], claims: &[Claim<'_>]) -> Self {
        Self::of(entities, claims, |_| "Yes.")
    }

    /// The same with the words that each claim, by its place, quotes from its documents: they say "Yes.".
    pub(super) fn of<'a>(
        entities: &[(&str, &str, (f32, f32))],
        claims: &[Claim<'_>],
        quote: impl Fn(usize) -> &'a str,
    ) -> Self {
        let documents =
            listed(1..=DOCUMENTS, |at| format!("(id: \"d{at}\", title: \"Document {at}\", text: \"Yes.\")"));
        let people = listed(entities.iter().enumerate(), |(at, (name, kind, _))| {
            format!("(id: \"e{at}\", kind: \"{kind}\", name: \"{name}\")")
        });
        let id = |name: &str| {
            let at = entities.iter().position(|(other, ..)| *other == name);
            format!("e{}", at.expect("a claim names an entity of its dossier"))
        };
        let relations = listed(claims.iter().enumerate(), |(place, (from, kind, to, status, documents))| {
            let evidence = listed(1..=*documents, |at| format!("(doc: \"d{at}\", quote: \"{}\")", quote(place)));
            let (from, to) = (id(from), id(to));
            format!("(from: \"{from}\", kind: \"{kind}\", to: \"{to}\", status: {status}, evidence: [{evidence}])")
        });
        let [fuels, calms] = OPPOSED;
        let text = format!(
            "(format: 1, title: \"A small dossier\", kinds: [(name: \"{BOTH_WAYS}\", symmetric: true), (name: \"{fuels}\", opposes: [\"{calms}\"])], \
             documents: [{documents}], entities: [{people}], relations: [{relations}])"
        );
        let origin = Origin::Builtin("small".to_owned());
        let open =
            load_bytes(&origin, text.as_bytes(), &mut |_| Err(Unread::Unreadable("there are no files".to_owned())));
        Self {
            open: open.expect("a small dossier is whole"),
            positions: entities.iter().map(|(_, _, (x, y))| Position::new(*x, *y)).collect(),
            pinned: vec![false; entities.len()],
            filter: Filter::default(),
            hidden: BTreeSet::new(),
        }
    }

    /// The same with an entity pinned.
    pub(super) fn pin(mut self, at: usize) -> Self {
        self.pinned[at] = true;
        self
    }

    /// The entity of this name.
    pub(super) fn entity(&self, name: &str) -> EntityIndex {
        let at = self.open.dossier.entities.iter().position(|entity| entity.name == name);
        EntityIndex::new(at.expect("an entity of this name"))
    }

    /// What is shown of it.
    pub(super) fn visibility(&self) -> Visibility {
        visibility(&self.open, &self.filter, &self.hidden)
    }

    /// What a picture of it is made of.
    pub(super) fn subject<'a>(&'a self, visibility: &'a Visibility) -> Subject<'a> {
        Subject { open: &self.open, positions: &self.positions, pinned: &self.pinned, visibility, filter: &self.filter }
    }

    /// Its picture in world space.
    pub(super) fn scene(&self) -> Scene {
        scene::build(&self.subject(&self.visibility()))
    }

    /// Its picture in a window.
    pub(super) fn frame(&self, window: &Window<'_>) -> Frame {
        window.frame(&self.scene())
    }
}

/// Items in a row, with commas between them.
fn listed<T>(items: impl IntoIterator<Item = T>, write: impl Fn(T) -> String) -> String {
    items.into_iter().map(write).collect::<Vec<_>>().join(", ")
}

/// A window that shows what is around the middle of the world.
pub(super) struct Window<'a> {
    pub(super) size: (f32, f32),
    pub(super) zoom: f32,
    pub(super) theme: ThemeChoice,
    pub(super) legend: LegendForm,
    pub(super) emphasis: &'a Emphasis,
}

impl<'a> Window<'a> {
    /// A window of this size at 100 % in light colours, without a legend.
    pub(super) fn new(width: f32, height: f32, emphasis: &'a Emphasis) -> Self {
        Self { size: (width, height), zoom: 1.0, theme: ThemeChoice::Light, legend: LegendForm::Absent, emphasis }
    }

    /// The display list of a scene.
    pub(super) fn frame(&self, scene: &Scene) -> Frame {
        let shot = Shot {
            camera: Camera { center: Position::default(), zoom: self.zoom },
            size: Size { width: self.size.0, height: self.size.1 },
            theme: Theme::of(self.theme),
            emphasis: self.emphasis,
            text_scale: 1.0,
            background: Background::Themed,
            legend: self.legend,
            caption: None,
        };
        scene::frame(scene, &shot)
    }
}
