//! Sayso: who is connected to whom, and on whose say-so.
//!
//! This page is the architecture: where things are, how the three main flows go, what each floor does not know, the words
//! we use, and where to begin for common changes. `tests/tidy` checks what can be checked of it.
//!
//! # Bird's eye view
//!
//! A *dossier* is a RON file of documents, entities and relations. A *relation* is one claim: from, kind, to, status, who
//! says so, and its *evidence*, which are quotes from documents. When a dossier is loaded, every quote is looked up in
//! its document (*verification*), every name is looked up in every text (*mentions*), and all claims between the same two
//! entities are bundled into one *edge*. That is the network.
//!
//! A [`session::Session`] holds what the reader does with it: selection, filters, positions, pins, views, undo. The layout
//! computes positions. The scene turns both into a display list, which the window paints and which is written as SVG,
//! PNG and PDF: a figure is what the screen shows.
//!
//! # Floors
//!
//! Modules are floors. A floor uses only floors below it, never another room on its own floor; inside a floor, files do not
//! import each other in circles.
//!
//! ```text
//! app  cli  6  the shells: window, threads, clock; headless commands
//! files     5  atomic saves, confined reads, the examples
//! ui        5  egui: reads &Session, returns Vec<Command>
//! report    4  a figure with the evidence for its edges → HTML, DOCX, Markdown
//! scene     3  what there is to see → SVG, PNG, PDF; no egui
//! import    2  files of other programs → a dossier and a report
//! session   2  what the reader is doing; undo; the only writer of state
//! analysis  1  questions about a dossier
//! layout    1  where things are
//! formats   1  bytes ↔ dossier
//! fonts     1  the bundled faces: widths and glyphs
//! text      1  quotes, sentences, mentions
//! model     0  what is known: plain values
//! ```
//!
//! | floor | does not know |
//! |---|---|
//! | [`model`] | files, bytes, threads, the clock, drawing, any floor above it |
//! | [`text`] | what a claim means; it never decides that a nearly equal quote is good enough |
//! | [`fonts`] | what is drawn with it; it never asks a font of the system |
//! | [`formats`] | where bytes come from; it opens no file |
//! | [`layout`] | dossiers, documents and windows: nodes and links go in, positions come out; no clock, no libm |
//! | [`analysis`] | the reader's state; it answers questions about a dossier and changes nothing |
//! | [`import`] | where files are, and what the reader is doing; it opens no file |
//! | [`session`] | egui, files, threads, the clock; what has to be done outside is returned as an effect |
//! | [`scene`] | egui, and why something is selected; drawing cannot fail |
//! | [`report`] | the window, and where its files go |
//! | [`ui`] | how to change the session; it returns commands and performs no effect |
//! | [`files`] | egui; it is the only code that writes a user's file |
//! | [`app`], [`cli`] | how anything is computed; they connect the floors to the world |
//!
//! # Three flows
//!
//! **Click to quote.** `ui::canvas` asks [`scene::Hits`] what is at the pointer and returns [`session::Command::Select`]. The
//! shell gives it to [`session::Session::apply`], the only place that changes the session. In the next frame
//! `ui::panels::edge` reads the selection and shows the claims with their quotes, and `ui::reader` shows the document with
//! the quote highlighted. Nothing is looked up on the way: verification is done when the dossier is loaded.
//!
//! **Open to settled.** [`session::Command::Open`] returns the effect [`session::Effect::Load`]. [`files::jobs`] does the work:
//! `formats::ron` parses and checks the file, `text` finds quotes, sentences and mentions, [`model::Network`] bundles the
//! edges. The answer is [`session::Command::Loaded`]; the session takes it and returns
//! [`session::Effect::StartLayout`] with a ticket. The shell runs [`layout`] with the session's request and sends positions
//! back as [`session::Command::Settled`]; those of an old ticket are ignored. The window does this on threads
//! ([`layout::driver::Driver`]), the command line and the tests do it at once (`cli::shell`), with the same jobs.
//!
//! **Figure.** The dialog, or `sayso figure`, describes a figure as a value, [`session::FigureTask`], whose kind is chosen
//! once. The effect [`session::Effect::ExportFigure`] becomes a job: [`scene::build()`] makes nodes and edges in world
//! coordinates, [`scene::frame()`] the display list of the page (one on paper is laid out anew, and every name is whole or
//! numbered), `scene::figure` writes it as SVG and renders PNG (resvg) and PDF (krilla) from that. [`files::save`] writes all bytes or none.
//!
//! # Glossary
//!
//! | here | in the field |
//! |---|---|
//! | dossier | annotated document collection, knowledge graph with provenance |
//! | entity, mention | entity, mention (information extraction) |
//! | relation, claim | relation instance, assertion: one from–kind–to with status and source |
//! | status: asserted, alleged, denied, hypothetical | factuality, modality |
//! | by, speaker | attribution, the source of a claim; “source” is never the start of an edge here |
//! | evidence, quote | provenance, supporting span (W3C `TextQuoteSelector`) |
//! | verification; fold | quote alignment; normalization |
//! | edge; strand | bundle of parallel edges; its line for one status |
//! | conflict, contradiction | one claim asserted or alleged, the same one denied; or both asserted or alleged, of kinds that exclude one another |
//! | layout; layout file | node-link drawing by stress and forces; its saved form |
//! | view | named arrangement: positions, pins, filters, camera |
//! | workspace | the undoable state: positions, pins, hidden nodes, filters, marks |
//! | pin | fixed node |
//! | to light; ego network | to emphasise; k-neighbourhood of a node |
//! | balance | weight between stress (global distances) and forces (neighbourhoods, communities) |
//! | spacing; hop | ideal edge length as a factor; unit of graph distance, and the ideal edge length in a drawing |
//! | twin nodes | nodes with the same neighbours |
//! | part | subgraph that is shown alone, the rest hidden |
//! | worth a look, interest | degree of interest (Furnas 1986; van Ham and Perer 2009) |
//! | newcomer | node added to a finished drawing (incremental layout) |
//! | sign | symbol in the middle of an edge: conflict, opposed kinds, bar of a denial, number of claims |
//! | mark | symbol of a node on the page; in the session, the reader's verdict on a quote |
//! | frame; shot | display list of one page or window; what it is made for: camera, size, emphasis |
//! | gesture | a run of changes that is one undo step |
//! | command, effect, job | message to the session; what it asks of the shell; work that answers with a command |
//! | ticket, revision | number of a layout run; number of a state of the workspace |
//!
//! # Where to begin
//!
//! | change | file |
//! |---|---|
//! | a colour, or the colour of a status | `assets/theme_light.ron`, `assets/theme_dark.ron`; in panels: `ui/style.rs` |
//! | the dash of a status; the width of an edge | `scene/frame.rs` (`Dash`); `scene/build.rs`, `scene/strands.rs` |
//! | what stands behind a claim, and how that is drawn and told | `model/verification/backing.rs`; `scene/strands.rs`, `scene/draw/edges.rs`; `analysis/words` |
//! | a new status of a claim | `model/relation.rs`, with its `ALL`; then the compiler, and for files the test `every_status_is_read…` in `cli/shell`; what contradicts it: `model/disagreement`; its words: `assets/format.md` |
//! | what contradicts what: statuses, opposed kinds, dates | `model/disagreement`; support of the sides: `analysis/contradictions.rs`; their words: `ui/panels/contradictions.rs` |
//! | where a sentence ends | `text/sentences`; exceptions of our own: `ends.rs`, and the lists in `assets/abbreviations`, which add to those of the crate `sentencex` |
//! | where a line break is only a hard wrap | `text/sentences/paragraphs.rs` |
//! | how the language of a document is guessed | `text/language.rs`, lists in `assets/languages` |
//! | where a page ends, and what it is called | `text/pages` |
//! | when a quote counts as found | `text/verify.rs`; folds: `text/fold.rs` |
//! | the rest of its sentence around a quote | `analysis/around.rs`; its words of caution: `ui/rest.rs`, lists in `assets/cautions` |
//! | which verified quotes are worth a second look | `text/second_look`; their page: `ui/panels/review` |
//! | which quotes stand on one card | `analysis/blocks.rs` |
//! | what a filter lets through | `analysis/filter/sieve.rs`; its changes and its words: `change.rs`, `words.rs` beside it |
//! | the counts in the panel of filters | `analysis/facets` |
//! | the filter by a dossier's own fields | values: `analysis/facets/index.rs`; choice: `ui/panels/filters/fields.rs` |
//! | the quotation marks around a quote | `analysis/words/quotation.rs` |
//! | when a name counts as mentioned | `text/mentions`; letters: `text/letters.rs` |
//! | forces of the layout, such as repulsion | `layout/forces`; their weights by balance: `layout/forces/weights.rs` |
//! | the drawing of networks of up to 300 nodes | `layout/small`; its energy terms: `layout/energy` |
//! | what is found by Ctrl+F, and in which order; what hides it | `analysis/search`; words and phrases: `analysis/query.rs` |
//! | what is shown alone, its steps back, expanding it | `session/shown`; what is seen in the end: `analysis/filter/seen.rs` |
//! | what a large dossier opens on, and which neighbours come first | `analysis/shown/interest.rs` |
//! | where newcomers stand | `layout/incremental` |
//! | which path is better than another | `analysis/paths/mod.rs`, its first lines |
//! | which labels are shown, and how many | `scene/draw/labels.rs`; the layout reserves their places in `layout/labels/room.rs` |
//! | how a figure is fitted to its page: its names, key and legend | `scene/draw/print`; its layout: `scene/figure/page_layout.rs` |
//! | a page with a name | `session/figure/page.rs` |
//! | where a label stands beside its node | `layout/labels/placement.rs`, for both |
//! | an action: its name, key, help and deed | one row in `session/actions.rs` |
//! | what Escape does, step by step | `session/update/select.rs` (`back_out`); before it, what the window closes: `ui/keys` |
//! | when typed letters are keys, and when a word to find | `ui/keys/word.rs` |
//! | the parts of the window for F6; the ring of the focus; what is announced | `ui/access` |
//! | where a step by key on the network leads | `ui/canvas/walk.rs`; its keys: `ui/canvas/keyboard.rs` |
//! | a command with arguments | `session/command.rs`, then its family in `session/update` |
//! | a headless command | a file in `cli`; its name, arguments and call in `cli/mod.rs` |
//! | a column of the exported marks | `formats/marks.rs` |
//! | a kind of file that people bring, and what to do with it | one row in `formats/file_type/table.rs` |
//! | what two versions differ in | `analysis/versions`; its marks in the network: `session/compare`; its panel: `ui/compare` |
//! | a format to export to | a file in `formats/export` and its kind in `kind.rs` there; what of a dossier it gets: `rows.rs` |
//! | a format to import | a file in `import/readers` and one row of `FORMATS` there; the rules for all formats: `import/draft` |
//! | what an import tells | `model/import`, filled by `import/told.rs` |
//! | a kind of figure file, such as EPS | [`session::FigureKind`], then a file beside `scene/figure/pdf.rs` |
//! | what a report says, and its method note | `report/content`; how it looks: `report/html.rs`, `assets/report.css` |
//! | a kind of report file | `session/report.rs` (`ReportKind`), then a file beside `report/markdown.rs` |
//! | a field of the dossier | `model` and `formats/ron/v1` |
//! | another version of the dossier | `formats/ron/mod.rs` (`FORMATS`, and the call of `v1`), then a folder beside `formats/ron/v1` |
//! | a panel or dialog of the window | `ui/panels`, `ui/dialogs` |
//! | the table, a column of it, its order | `analysis/table`; what the reader asks of it: `session/table`; drawing: `ui/table` |
//! | unsaved work that survives its window, earlier versions, reports of crashes | `files/recovery`; when it is kept: `app/unsaved.rs`; as it is offered: `session/recovery.rs` |
//! | the time line | counts: `analysis/timeline.rs`; bars and colours: `ui/panels/timeline/marks.rs` |
//! | what was read in a text: sentences, mentions, results | `model/reading.rs`, filled by `text/mod.rs` |
//! | a field of the saved layout | `model/view.rs`, `formats/layout_file`, `session/saving.rs` |
//! | what a reload keeps | `session/update/carry_over.rs`; the place in the document: `ui/reader/place.rs` |
//! | what the next start remembers: the window's place, panel widths, recent files | `files/settings`; its file: `saved.rs` |
//! | a measure of the network | `model/measure.rs`, then `analysis/measures`; its words: `words.rs` there; what it marks: `session/dress.rs`, `scene/dressed.rs`; its page: `ui/panels/network` |
//! | circles, rings, columns, grids | `layout/arrangements` |

pub mod model;

pub mod analysis;
pub mod fonts;
pub mod formats;
pub mod layout;
pub mod text;

pub mod import;
pub mod session;

pub mod scene;

pub mod report;

pub mod files;
pub mod ui;

pub mod app;
pub mod cli;
