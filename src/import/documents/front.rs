//! A plain text, and what the lines before a Markdown text say of it.

use super::plain::Plain;

/// How many lines are looked at for a heading.
const TOP: usize = 12;

/// A text as it stands, and what its front matter or first heading says of it.
#[must_use]
pub(super) fn read(text: &str, is_markdown: bool) -> Plain {
    let mut plain = Plain { text: text.to_owned(), ..Plain::default() };
    if !is_markdown {
        return plain;
    }
    let mut body = text;
    if let Some(inside) = text.strip_prefix("---\n")
        && let Some((front, rest)) = inside.split_once("\n---")
    {
        body = rest;
        for (key, value) in front.lines().filter_map(|line| line.split_once(':')) {
            let value = value.trim().trim_matches(['"', '\'']);
            let place = match key.trim().to_lowercase().as_str() {
                "title" => &mut plain.title,
                "author" | "byline" => &mut plain.author,
                "date" | "published" => &mut plain.date,
                "publisher" | "publication" => &mut plain.publisher,
                "url" | "source" if value.contains("://") => &mut plain.url,
                "language" | "lang" => &mut plain.language,
                "rights" | "license" => &mut plain.rights,
                _ => continue,
            };
            *place = Some(value.to_owned()).filter(|value| !value.is_empty() && !value.starts_with(['[', '|', '>']));
        }
    }
    let heading = body.lines().take(TOP).find_map(|line| line.strip_prefix("# "));
    plain.title = plain.title.or_else(|| heading.map(|heading| heading.trim().to_owned()));
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_says_what_a_text_is_and_stays_in_it() {
        let text = "---\ntitle: \"A: b\"\ndate: 2019-04-14\ntags: [x]\nauthor:\n---\n\n# Other\n";
        let plain = read(text, true);
        assert_eq!((plain.title.as_deref(), plain.date.as_deref()), (Some("A: b"), Some("2019-04-14")));
        assert_eq!((plain.author, plain.text.as_str()), (None, text));
        assert_eq!(read("\n# Head\n", true).title.as_deref(), Some("Head"));
        assert_eq!(read("# no heading\n", false).title, None);
    }
}
