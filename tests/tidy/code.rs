//! A source as far as the rules need it: its tokens with their lines, and the paths it uses.
//!
//! Not a parser of Rust: comments, strings and attributes are told from code, use trees are unfolded, and that is all.

/// One token of code: a word, `::`, or a single other character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// The line, from 1.
    pub(super) line: usize,
    /// Its text.
    pub(super) text: String,
    /// Whether it stands in something that is `#[cfg(test)]`.
    pub(super) is_test: bool,
    /// How many modules written inside the file it stands in.
    pub(super) depth: usize,
    /// The `use` declaration that it stands in, if any.
    pub(super) declaration: Option<Declaration>,
}

/// What a `use` declaration makes a name known to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Declaration {
    /// The module that it stands in.
    Import,
    /// Others too (`pub use`, `pub(super) use`).
    ReExport,
}

/// A path that a file uses, as `crate::model::Span`, one for each leaf of a use tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UsedPath {
    /// Its first token.
    pub(super) head: Token,
    /// Its segments.
    pub(super) segments: Vec<String>,
    /// The name that it is known by in a `use` declaration: its last segment, or what follows `as`.
    pub(super) name: String,
}

/// The code of a file.
pub(super) struct Code {
    /// All tokens in order.
    pub(super) tokens: Vec<Token>,
}

impl Code {
    /// Reads a source.
    pub(super) fn of(text: &str) -> Self {
        let mut code = Self { tokens: tokens(text) };
        code.mark_modules();
        code.mark_tests();
        code.mark_declarations();
        code
    }

    /// The text of the token at `at`; nothing behind the end.
    pub(super) fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.text)
    }

    /// Whether the tokens from `at` on are these.
    pub(super) fn reads(&self, at: usize, texts: &[&str]) -> bool {
        texts.iter().enumerate().all(|(ahead, text)| self.text(at + ahead) == *text)
    }

    /// All paths of two and more segments.
    pub(super) fn paths(&self) -> Vec<UsedPath> {
        let mut paths = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            let begins = is_word(&token.text) && at.checked_sub(1).is_none_or(|before| self.text(before) != "::");
            // A word in a use tree belongs to the path before the bracket, which was unfolded already.
            if begins && self.text(at + 1) == "::" {
                self.unfold(at, &[], token, &mut paths);
            }
        }
        paths
    }

    /// Follows the path from `at`, down every branch of a use tree; returns where it ends.
    fn unfold(&self, at: usize, before: &[String], head: &Token, paths: &mut Vec<UsedPath>) -> usize {
        let mut segments = before.to_vec();
        let mut at = at;
        loop {
            if self.text(at) == "{" {
                at += 1;
                while !matches!(self.text(at), "}" | "") {
                    let line = Token { line: self.tokens[at].line, ..head.clone() };
                    at = self.unfold(at, &segments, &line, paths).max(at + 1);
                    while !matches!(self.text(at), "," | "}" | "") {
                        at += 1;
                    }
                    at += usize::from(self.text(at) == ",");
                }
                return at + 1;
            }
            segments.push(self.text(at).to_owned());
            if self.text(at + 1) != "::" {
                let last = segments.iter().rev().find(|segment| *segment != "self");
                let name = if self.text(at + 1) == "as" { self.text(at + 2) } else { last.map_or("self", |name| name) };
                paths.push(UsedPath { head: head.clone(), name: name.to_owned(), segments });
                return at + 1;
            }
            at += 2;
        }
    }

    /// Marks what stands in modules that are written inside the file.
    fn mark_modules(&mut self) {
        let mut closes: Vec<usize> = Vec::new();
        for at in 0..self.tokens.len() {
            closes.retain(|close| *close > at);
            self.tokens[at].depth = closes.len();
            if self.text(at) == "mod" && self.text(at + 2) == "{" {
                closes.push(self.closing(at + 2));
            }
        }
    }

    /// Marks what is `#[cfg(test)]`: the item behind the attribute, to its closing bracket or semicolon.
    fn mark_tests(&mut self) {
        for at in 0..self.tokens.len() {
            if !self.reads(at, &["#", "[", "cfg", "(", "test", ")", "]"]) {
                continue;
            }
            let mut end = at + 7;
            while !matches!(self.text(end), "" | ";" | "{") {
                end = if self.text(end) == "[" { self.closing(end) } else { end } + 1;
            }
            let end = if self.text(end) == "{" { self.closing(end) } else { end };
            let end = end.min(self.tokens.len() - 1);
            self.tokens[at..=end].iter_mut().for_each(|token| token.is_test = true);
        }
    }

    /// Marks the `use` declarations, to their semicolons.
    fn mark_declarations(&mut self) {
        for at in 0..self.tokens.len() {
            // In `impl Trait + use<'a>` it is no declaration.
            if self.text(at) != "use" || self.text(at + 1) == "<" {
                continue;
            }
            let before = at.checked_sub(1).map_or("", |before| self.text(before));
            let declaration = match before {
                "pub" | ")" => Declaration::ReExport,
                _ => Declaration::Import,
            };
            let declared = self.tokens[at..].iter_mut().take_while(|token| token.text != ";");
            declared.for_each(|token| token.declaration = Some(declaration));
        }
    }

    /// Where the bracket that opens at `at` closes.
    fn closing(&self, at: usize) -> usize {
        let mut open = 0_usize;
        for (place, token) in self.tokens.iter().enumerate().skip(at) {
            match token.text.as_str() {
                "{" | "[" | "(" => open += 1,
                "}" | "]" | ")" => open = open.saturating_sub(1),
                _ => {}
            }
            if open == 0 {
                return place;
            }
        }
        self.tokens.len()
    }

    /// The functions outside of tests: the name of each, and the tokens of each of its parameters.
    pub(super) fn functions(&self) -> Vec<(&str, Vec<&[Token]>)> {
        let mut functions = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            if token.text != "fn" || token.is_test || !is_word(self.text(at + 1)) {
                continue;
            }
            let mut depth = Depth::default();
            // The first round bracket that stands in no generics.
            let open = (at + 2..self.tokens.len())
                .find(|open| depth.pass(self.text(*open)) == 0 && self.text(*open + 1) == "(");
            let open =
                if self.text(at + 2) == "(" { at + 2 } else { open.map_or(self.tokens.len(), |before| before + 1) };
            let inside = self.tokens.get(open + 1..self.closing(open)).unwrap_or_default();
            functions.push((self.text(at + 1), split_at_commas(inside)));
        }
        functions
    }
}

/// How many brackets are open, those of generics among them.
#[derive(Default)]
struct Depth {
    open: usize,
    after_dash: bool,
}

impl Depth {
    /// Passes one token; returns how many brackets are open behind it.
    fn pass(&mut self, text: &str) -> usize {
        match text {
            "(" | "[" | "{" | "<" => self.open += 1,
            // An arrow closes nothing.
            ">" if self.after_dash => {}
            ")" | "]" | "}" | ">" => self.open = self.open.saturating_sub(1),
            _ => {}
        }
        self.after_dash = text == "-";
        self.open
    }
}

/// The parts between commas that stand in no bracket; none is empty.
pub(super) fn split_at_commas(tokens: &[Token]) -> Vec<&[Token]> {
    let mut depth = Depth::default();
    let parts = tokens.split(|token| depth.pass(&token.text) == 0 && token.text == ",");
    parts.filter(|part| !part.is_empty()).collect()
}

fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// The tokens of a source, without comments, strings and characters.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let length = skipped(rest).unwrap_or_else(|| {
            let word =
                rest.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(rest.len());
            let length = if rest.starts_with("::") { 2 } else { word.max(first.len_utf8()) };
            tokens.push(Token { line, text: rest[..length].to_owned(), is_test: false, depth: 0, declaration: None });
            length
        });
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// How long what begins here and is no code is: white space, a comment, a string, a character; `None` for code.
fn skipped(rest: &str) -> Option<usize> {
    let end_of = |end: Option<usize>, closing: usize| end.map_or(rest.len(), |end| end + closing);
    if rest.starts_with(char::is_whitespace) {
        return Some(end_of(rest.find(|character: char| !character.is_whitespace()), 0));
    }
    if rest.starts_with("//") {
        return Some(end_of(rest.find('\n'), 0));
    }
    if rest.starts_with("/*") {
        return Some(end_of(rest.find("*/"), 2));
    }
    // Raw strings, as r"…", r#"…"# and br"…".
    let raw = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'));
    if let Some(raw) = raw {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let begin = rest.len() - raw.len() + hashes + 1;
            let close = format!("\"{}", "#".repeat(hashes));
            return Some(rest[begin..].find(&close).map_or(rest.len(), |end| begin + end + close.len()));
        }
    }
    let quoted = rest.strip_prefix('b').unwrap_or(rest);
    if quoted.starts_with('"') {
        return Some(rest.len() - quoted.len() + string_length(quoted));
    }
    if let Some(behind) = quoted.strip_prefix('\'') {
        // A lifetime has no closing quote right behind its first letter.
        let inner = behind.chars().next()?;
        let is_character = inner == '\\' || behind[inner.len_utf8()..].starts_with('\'');
        let length = if is_character { string_length(quoted) } else { 1 };
        return Some(rest.len() - quoted.len() + length);
    }
    None
}

/// The length of a string or character with its quotes, escapes skipped.
fn string_length(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if !escaped && Some(character) == quote {
            return at + 1;
        }
        escaped = !escaped && character == '\\';
    }
    text.len()
}
