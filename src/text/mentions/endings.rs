//! Endings of names: the forms in which a language may write a name.
//!
//! General stemmers do not serve here: they take the end of a surname for an ending (Иванов becomes Иван). These tables hold
//! the endings that names take, and the small words that are joined to them. What they find is only ever possible.

use super::names::Name;

/// How a language inflects names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Endings {
    /// Not at all, as far as this program knows.
    #[default]
    None,
    /// A genitive or plural in -s: English, German, Dutch, French, Spanish, Swedish and others.
    S,
    /// Russian, Ukrainian, Belarusian.
    EastSlavic,
    /// Polish.
    Polish,
    /// Czech, Slovak, Croatian, Serbian in Latin letters, Slovene.
    SouthAndWestSlavic,
    /// Greek.
    Greek,
    /// Turkish, Azerbaijani.
    Turkish,
    /// Finnish, Estonian.
    Finnic,
    /// Hungarian.
    Hungarian,
    /// Romanian.
    Romanian,
    /// Arabic.
    Arabic,
    /// Persian.
    Persian,
    /// Hebrew.
    Hebrew,
    /// Korean.
    Korean,
}

/// The forms of one language.
struct Table {
    /// Endings of the name itself, which its other forms have not ("Москв|а").
    of_names: &'static [&'static str],
    /// Endings of other forms.
    endings: &'static [&'static str],
    /// Endings of names that are plurals ("Штат|ы"), and of their other forms.
    plural: (&'static [&'static str], &'static [&'static str]),
    /// Small words joined to the beginning.
    beginnings: &'static [&'static str],
    /// The fewest letters that stay.
    least: usize,
}

/// No ending at all.
const NONE: &[&str] = &[];

const S: Table = Table { of_names: NONE, endings: &["s", "es"], plural: (NONE, NONE), beginnings: NONE, least: 4 };

const EAST_SLAVIC: Table = Table {
    of_names: &["ия", "ий", "ый", "ая", "яя", "ое", "ее", "ие", "ія", "ій", "а", "я", "о", "е", "ь", "й", "є"],
    endings: &[
        "а", "я", "у", "ю", "ом", "ем", "ём", "ым", "им", "е", "ой", "ей", "ёй", "ою", "ею", "ы", "и", "ии", "ию",
        "ией", "ью", "ого", "его", "ому", "ему", "ую", "юю", "і", "ї", "ові", "еві", "єві", "ою", "єю", "ям", "ия",
        "ий", "ие", "ая", "ое", "ый",
    ],
    plural: (
        &["ые", "ие", "ы", "и", "і"],
        &["ов", "ев", "ей", "ам", "ям", "ами", "ями", "ах", "ях", "ых", "их", "ым", "им", "ыми", "ими", "ів", "ь"],
    ),
    beginnings: NONE,
    least: 3,
};

const POLISH: Table = Table {
    of_names: &["ia", "ski", "a", "o", "e", "y", "i"],
    endings: &[
        "a", "u", "owi", "em", "iem", "ie", "e", "y", "i", "ę", "ą", "o", "ii", "ię", "ią", "skiego", "skiemu", "skim",
        "ski", "ego", "emu", "ym", "im", "ej",
    ],
    plural: (&["y", "e"], &["ów", "om", "ami", "ach", "ych", "ym", "ymi"]),
    beginnings: NONE,
    least: 3,
};

const SOUTH_AND_WEST_SLAVIC: Table = Table {
    of_names: &["ia", "ie", "ija", "a", "o", "e", "ý", "í"],
    endings: &[
        "a", "u", "ovi", "evi", "em", "om", "e", "ě", "y", "i", "ou", "ie", "ii", "iou", "ije", "iji", "iju", "ijom",
        "ého", "ému", "ým", "eho", "emu", "ém", "é", "oj", "og",
    ],
    plural: (&["y", "é", "e", "i"], &["ů", "ům", "y", "ech", "ách", "ami", "ích", "ých", "ým", "ými", "ima", "ama"]),
    beginnings: NONE,
    least: 3,
};

/// With a sigma at the end of words as elsewhere, the normal form.
const GREEK: Table = Table {
    of_names: &["οσ", "όσ", "ησ", "ήσ", "ασ", "άσ", "εσ", "ια", "ία", "α", "ά", "η", "ή", "ο", "ό"],
    endings: &[
        "ου", "ού", "ο", "ό", "ον", "ε", "η", "ή", "ην", "ησ", "ήσ", "α", "ά", "ασ", "άσ", "αν", "ια", "ία", "ιασ",
        "ίασ", "ων", "ών", "οι", "ουσ",
    ],
    plural: (NONE, NONE),
    beginnings: NONE,
    least: 3,
};

const TURKISH: Table = Table {
    of_names: NONE,
    endings: &[
        "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "a", "e", "ya", "ye", "na", "ne", "ı", "i", "u", "ü", "yı",
        "yi", "yu", "yü", "nı", "ni", "da", "de", "ta", "te", "nda", "nde", "dan", "den", "tan", "ten", "ndan", "nden",
        "la", "le", "yla", "yle",
    ],
    plural: (NONE, NONE),
    beginnings: NONE,
    least: 4,
};

const FINNIC: Table = Table {
    of_names: &["i"],
    endings: &[
        "n", "in", "en", "a", "ä", "ia", "ta", "tä", "ssa", "ssä", "issa", "essa", "sta", "stä", "ista", "lla", "llä",
        "illa", "lta", "ltä", "ilta", "lle", "ille", "ksi", "iksi", "na", "nä", "ina", "an", "on", "un", "iin", "ään",
        "t", "s", "st", "l", "lt", "le", "ga",
    ],
    plural: (NONE, NONE),
    beginnings: NONE,
    least: 4,
};

const HUNGARIAN: Table = Table {
    of_names: NONE,
    endings: &[
        "t", "ot", "et", "öt", "at", "nak", "nek", "val", "vel", "ban", "ben", "ba", "be", "ból", "ből", "ra", "re",
        "ról", "ről", "n", "on", "en", "ön", "tól", "től", "hoz", "hez", "höz", "ig", "ért", "é", "ék", "nál", "nél",
    ],
    plural: (NONE, NONE),
    beginnings: NONE,
    least: 4,
};

const ROMANIAN: Table = Table {
    of_names: &["a", "ă", "ia"],
    endings: &["ul", "ului", "lui", "ei", "iei", "a", "ilor", "i"],
    plural: (NONE, NONE),
    beginnings: NONE,
    least: 4,
};

/// And, so, in, like, for and will; kaf is written as in Persian, the normal form.
const ARABIC: Table = Table {
    of_names: NONE,
    endings: NONE,
    plural: (NONE, NONE),
    beginnings: &["و", "ف", "ب", "ک", "ل", "س", "وب", "ول", "وک", "فب", "فل"],
    least: 3,
};

const PERSIAN: Table = Table {
    of_names: NONE,
    endings: &["ها", "های", "هایی", "ان", "یان", "ایها", "را", "م", "ش", "مان", "شان"],
    plural: (NONE, NONE),
    beginnings: NONE,
    least: 3,
};

const HEBREW: Table = Table {
    of_names: NONE,
    endings: NONE,
    plural: (NONE, NONE),
    beginnings: &[
        "ו", "ה", "ב", "ל", "מ", "ש", "כ", "וה", "וב", "ול", "ומ", "וש", "וכ", "שב", "של", "שמ", "שה", "מה", "כש",
        "לכש", "ושב", "ושל",
    ],
    least: 3,
};

const KOREAN: Table = Table {
    of_names: NONE,
    endings: &[
        "은",
        "는",
        "이",
        "가",
        "을",
        "를",
        "의",
        "에",
        "에서",
        "에게",
        "에게서",
        "와",
        "과",
        "도",
        "로",
        "으로",
        "만",
        "까지",
        "부터",
        "보다",
        "처럼",
        "한테",
        "께서",
        "께",
        "이나",
        "나",
        "라고",
        "이라고",
        "라는",
        "이라는",
        "이며",
        "며",
        "이고",
        "고",
        "에는",
        "에도",
        "에서는",
        "에서도",
        "에게는",
        "와의",
        "과의",
        "로서",
        "로부터",
        "으로부터",
        "측",
        "측은",
        "측이",
    ],
    plural: (NONE, NONE),
    beginnings: NONE,
    least: 2,
};

/// What stands behind the base of a plural, so that it is another base than that of a singular.
const PLURAL: char = '\u{1}';

impl Endings {
    /// The forms of a language, by its BCP 47 tag.
    pub(super) fn of_language(tag: &str) -> Self {
        let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match language.as_str() {
            "en" | "de" | "nl" | "af" | "fr" | "es" | "pt" | "ca" | "gl" | "sv" | "da" | "no" | "nb" | "nn" => Self::S,
            "ru" | "uk" | "be" => Self::EastSlavic,
            "pl" => Self::Polish,
            "cs" | "sk" | "hr" | "bs" | "sr" | "sl" => Self::SouthAndWestSlavic,
            "el" => Self::Greek,
            "tr" | "az" => Self::Turkish,
            "fi" | "et" => Self::Finnic,
            "hu" => Self::Hungarian,
            "ro" => Self::Romanian,
            "ar" => Self::Arabic,
            "fa" => Self::Persian,
            "he" | "iw" | "yi" => Self::Hebrew,
            "ko" => Self::Korean,
            _ => Self::None,
        }
    }

    fn table(self) -> Option<&'static Table> {
        match self {
            Self::None => None,
            Self::S => Some(&S),
            Self::EastSlavic => Some(&EAST_SLAVIC),
            Self::Polish => Some(&POLISH),
            Self::SouthAndWestSlavic => Some(&SOUTH_AND_WEST_SLAVIC),
            Self::Greek => Some(&GREEK),
            Self::Turkish => Some(&TURKISH),
            Self::Finnic => Some(&FINNIC),
            Self::Hungarian => Some(&HUNGARIAN),
            Self::Romanian => Some(&ROMANIAN),
            Self::Arabic => Some(&ARABIC),
            Self::Persian => Some(&PERSIAN),
            Self::Hebrew => Some(&HEBREW),
            Self::Korean => Some(&KOREAN),
        }
    }

    /// Whether a name may have other forms.
    pub(super) fn apply_to(self, name: &Name) -> bool {
        let is_long_enough = || !name.only_as_written || self == Self::Korean;
        self != Self::None && is_long_enough() && name.has_letters
    }

    /// Whether the only base of a name is the name.
    pub(super) fn leave_names_whole(self) -> bool {
        self.table().is_some_and(|table| table.of_names.is_empty() && table.plural.0.is_empty())
    }

    /// Calls `each` with the bases of a folded word of a name: without the ending that only the name has.
    pub(super) fn each_base_of_name(self, word: &str, mut each: impl FnMut(&str)) {
        let Some(table) = self.table() else { return };
        each(stripped(word, table.of_names, table.least).unwrap_or(word));
        if let Some(plural) = stripped(word, table.plural.0, table.least) {
            each(&format!("{plural}{PLURAL}"));
        }
    }

    /// Calls `each` with the bases that a folded word of a text may have; with some perhaps twice.
    pub(super) fn each_base_in_text(self, word: &str, mut each: impl FnMut(&str)) {
        let Some(table) = self.table() else { return };
        self.each_base_of_name(word, &mut each);
        each(word);
        for base in table.endings.iter().filter_map(|ending| without_end(word, ending, table.least)) {
            each(base);
        }
        for base in table.plural.1.iter().filter_map(|ending| without_end(word, ending, table.least)) {
            each(&format!("{base}{PLURAL}"));
        }
        let joined =
            |beginning: &&'static str| word.strip_prefix(*beginning).filter(|rest| rest.chars().count() >= table.least);
        table.beginnings.iter().filter_map(joined).for_each(&mut each);
        if self == Self::Arabic {
            // For the: ل and ال become لل.
            let article = ["لل", "ولل"].iter().filter_map(|beginning| word.strip_prefix(beginning));
            article.for_each(|rest| each(&format!("ال{rest}")));
        }
        if self == Self::Persian {
            // Behind a vowel the word is only joined to the next; behind a consonant it would be an adjective.
            let joined = word.strip_suffix('ی').filter(|rest| rest.ends_with(['ا', 'و']));
            joined.into_iter().for_each(&mut each);
        }
    }
}

/// A word without the first of these endings that it has, if enough of it stays.
fn stripped<'a>(word: &'a str, endings: &[&str], least: usize) -> Option<&'a str> {
    endings.iter().find_map(|ending| without_end(word, ending, least))
}

/// A word without an ending, if it has that and at least `least` letters stay.
fn without_end<'a>(word: &'a str, ending: &str, least: usize) -> Option<&'a str> {
    word.strip_suffix(ending).filter(|rest| rest.chars().count() >= least)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a word of a text may be a form of a name.
    fn is_form(endings: Endings, name: &str, word: &str) -> bool {
        let (mut of_name, mut in_text) = (Vec::new(), Vec::new());
        endings.each_base_of_name(name, |base| of_name.push(base.to_owned()));
        endings.each_base_in_text(word, |base| in_text.push(base.to_owned()));
        of_name.iter().any(|base| in_text.contains(base))
    }

    #[test]
    fn the_forms_of_names_are_known_by_their_endings() {
        for (endings, name, forms) in [
            (Endings::EastSlavic, "путин", &["путина", "путину", "путиным", "путине"][..]),
            (Endings::EastSlavic, "иванов", &["иванова", "ивановым"]),
            (Endings::EastSlavic, "россия", &["россии", "россию", "россией"]),
            (Endings::EastSlavic, "москва", &["москвы", "москве", "москвой"]),
            (Endings::EastSlavic, "штаты", &["штатов", "штатам", "штатах"]),
            (Endings::EastSlavic, "медведев", &["медведева", "медведеву"]),
            (Endings::EastSlavic, "обама", &["обамы", "обаме", "обамой"]),
            (Endings::EastSlavic, "чуркин", &["чуркина"]),
            (Endings::EastSlavic, "казань", &["казани", "казанью"]),
            (Endings::S, "putin", &["putins"]),
            (Endings::Polish, "putin", &["putina", "putinowi", "putinem"]),
            (Endings::Polish, "warszawa", &["warszawy", "warszawie", "warszawę"]),
            (Endings::SouthAndWestSlavic, "havel", &["havela", "havelovi"]),
            (Endings::Turkish, "ankara", &["ankarada", "ankaradan", "ankaranın"]),
            (Endings::Finnic, "pariisi", &["pariisissa", "pariisin"]),
            (Endings::Hungarian, "budapest", &["budapesten", "budapestre"]),
            (Endings::Arabic, "روسیا", &["وروسیا", "بروسیا", "لروسیا"]),
            (Endings::Arabic, "الصین", &["للصین", "والصین"]),
            (Endings::Persian, "ایرانی", &["ایرانیان", "ایرانیها"]),
            (Endings::Persian, "روسیا", &["روسیای"]),
            (Endings::Hebrew, "ישראל", &["בישראל", "ומישראל"]),
            (Endings::Korean, "푸틴", &["푸틴은", "푸틴이", "푸틴에게"]),
            (Endings::Greek, "μητσοτάκησ", &["μητσοτάκη"]),
        ] {
            for form in forms {
                assert!(is_form(endings, name, form), "{form} of {name}");
            }
        }
        assert!(!is_form(Endings::EastSlavic, "иван", "иванов"), "Иванов is no form of Иван");
        assert!(!is_form(Endings::EastSlavic, "путин", "путинский"));
        assert!(!is_form(Endings::S, "iran", "iranian"));
    }
}
