//! What a package brings beside the program: icons, desktop entry, versions that agree.

use crate::support::{repository, sayso};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree};
use std::fs;
use std::path::PathBuf;

/// The sizes of icons that desktops look for.
const SIZES: [u32; 9] = [16, 22, 24, 32, 48, 64, 128, 256, 512];

fn icon(size: u32) -> PathBuf {
    repository().join(format!("assets/icons/{size}.png"))
}

fn package(path: &str) -> PathBuf {
    repository().join("assets/package").join(path)
}

/// The drawing at this size: RGBA, not premultiplied.
fn drawn(size: u32) -> Vec<u8> {
    let svg = fs::read(repository().join("assets/icons/sayso.svg")).expect("the drawing");
    let tree = Tree::from_data(&svg, &Options::default()).expect("an SVG");
    let mut pixmap = Pixmap::new(size, size).expect("a size");
    let scale = size as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let colours = pixmap.pixels().iter().map(PremultipliedColorU8::demultiply);
    colours.flat_map(|colour| [colour.red(), colour.green(), colour.blue(), colour.alpha()]).collect()
}

fn written(size: u32, rgba: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, size, size);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::High);
    encoder.write_header().and_then(|mut writer| writer.write_image_data(rgba)).expect("a PNG");
    bytes
}

fn pixels(bytes: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut pixels).expect("a picture");
    pixels
}

/// The icon of Windows: a table of sizes and places, then the PNG files.
fn ico() -> Vec<u8> {
    let sizes = [16, 24, 32, 48, 64, 256];
    let files = sizes.map(|size| fs::read(icon(size)).expect("an icon"));
    let mut bytes = [0_u16, 1, sizes.len() as u16].map(u16::to_le_bytes).concat();
    let mut place = bytes.len() + 16 * sizes.len();
    for (size, file) in sizes.into_iter().zip(&files) {
        // A width of 256 is written as 0; then no palette, one plane, 32 bits.
        bytes.extend([size as u8, size as u8, 0, 0, 1, 0, 32, 0]);
        bytes.extend([file.len() as u32, place as u32].map(u32::to_le_bytes).concat());
        place += file.len();
    }
    [bytes, files.concat()].concat()
}

/// The icon of macOS: PNG files, each after the name of its size and its length.
fn icns() -> Vec<u8> {
    let kinds = [("ic11", 32), ("ic12", 64), ("ic07", 128), ("ic08", 256), ("ic09", 512)];
    let parts = kinds.map(|(kind, size)| {
        let file = fs::read(icon(size)).expect("an icon");
        [kind.as_bytes(), &(file.len() as u32 + 8).to_be_bytes(), &file].concat()
    });
    let body = parts.concat();
    [b"icns".as_slice(), &(body.len() as u32 + 8).to_be_bytes(), &body].concat()
}

/// With `SAYSO_RENEW=1` the icons are written anew instead.
#[test]
fn every_icon_is_the_drawing_at_its_size() {
    let renews = std::env::var_os("SAYSO_RENEW").is_some_and(|value| value == "1");
    for size in SIZES {
        let expected = drawn(size);
        if renews {
            fs::write(icon(size), written(size, &expected)).expect("an icon");
        }
        assert!(pixels(&fs::read(icon(size)).expect("an icon")) == expected, "{size}.png is not the drawing");
    }
    for (path, expected) in [("windows/sayso.ico", ico()), ("macos/sayso.icns", icns())] {
        if renews {
            fs::write(package(path), &expected).expect("an icon");
        }
        assert!(fs::read(package(path)).expect("an icon") == expected, "{path} does not hold the icons");
    }
}

#[test]
fn every_file_of_a_package_has_the_version_of_the_program() {
    let version = env!("CARGO_PKG_VERSION");
    let plist = fs::read_to_string(package("macos/Info.plist")).expect("a file");
    assert_eq!(plist.matches(&format!("<string>{version}</string>")).count(), 2);
    let resources = fs::read_to_string(package("windows/sayso.rc")).expect("a file");
    assert_eq!(resources.matches(&format!("\"{version}\"")).count(), 2);
    assert!(resources.contains(&format!("FILEVERSION {},0", version.replace('.', ","))));
    let manifest = fs::read_to_string(package("windows/sayso.manifest")).expect("a file");
    assert!(manifest.contains(&format!("version=\"{version}.0\"")));
}

#[test]
fn every_file_that_the_debian_package_takes_from_the_repository_is_there() {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).expect("the manifest");
    let table = manifest.split("[package.metadata.deb]").nth(1).expect("a table for Debian");
    let sources = table.lines().filter_map(|line| line.trim().strip_prefix("[\"")?.split('"').next());
    let mut icons = 0;
    for source in sources.filter(|source| !source.starts_with("target/")) {
        assert!(repository().join(source).is_file(), "{source} is not there");
        icons += usize::from(source.starts_with("assets/icons/"));
    }
    assert_eq!(icons, SIZES.len() + 1, "every icon and the drawing are installed");
}

#[test]
fn the_desktop_entry_opens_the_types_of_file_that_the_package_declares() {
    let entry = fs::read_to_string(package("linux/sayso.desktop")).expect("an entry");
    let types = fs::read_to_string(package("linux/sayso.xml")).expect("types");
    let named = entry.lines().find_map(|line| line.strip_prefix("MimeType=")).expect("types of file");
    let named: Vec<&str> = named.split_terminator(';').collect();
    assert_eq!(named.len(), types.matches("<mime-type ").count());
    assert!(named.iter().all(|name| types.contains(&format!("<mime-type type=\"{name}\">"))));
    assert!(entry.contains("\nExec=sayso %f\n"));
}

#[test]
fn a_shell_learns_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = sayso(["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        for word in ["check", "convert", "figure", "layout", "marks", "measures", "completions"] {
            assert!(run.out.contains(word), "{shell}: {word}");
        }
        assert!(!run.out.contains("print-hits"), "what the help hides is hidden here too");
    }
    assert_eq!(sayso(["completions", "dosh"]).code, Some(2));
}

#[test]
fn every_command_has_a_manual_page() {
    let main = sayso(["man"]);
    assert_eq!((main.code, main.err.as_str()), (Some(0), ""));
    assert!(main.out.contains(".TH sayso 1"), "{}", main.out);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = sayso(["man".as_ref(), "--output".as_ref(), folder.path().as_os_str()]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "", ""));
    assert_eq!(fs::read_to_string(folder.path().join("sayso.1")).expect("a page"), main.out);
    for command in ["check", "completions", "convert", "figure", "generate", "layout", "man", "marks", "measures"] {
        assert!(main.out.contains(&format!("sayso\\-{command}(1)")), "{command}: {}", main.out);
        let page = fs::read_to_string(folder.path().join(format!("sayso-{command}.1"))).expect("a page");
        assert!(page.contains(".SH OPTIONS"), "{page}");
        assert_eq!(sayso(["man", command]).out, page);
    }
    let run = sayso(["man", "chek"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.err, "error: there is no command `chek`\nhelp: Did you mean `check`?\n");
}
