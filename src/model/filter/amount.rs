//! Amounts: how many of something there are, in few classes to filter by.

/// How many there are, in classes that grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Amount {
    /// None.
    None,
    /// One.
    One,
    /// Two.
    Two,
    /// Three or four.
    Three,
    /// Five to nine.
    Five,
    /// Ten to nineteen.
    Ten,
    /// Twenty to 49.
    Twenty,
    /// Fifty or more.
    Fifty,
}

impl Amount {
    /// All of them, the smallest first.
    pub const ALL: [Self; 8] =
        [Self::None, Self::One, Self::Two, Self::Three, Self::Five, Self::Ten, Self::Twenty, Self::Fifty];

    /// The class of a number.
    #[must_use]
    pub fn of(number: usize) -> Self {
        match number {
            0 => Self::None,
            1 => Self::One,
            2 => Self::Two,
            3..=4 => Self::Three,
            5..=9 => Self::Five,
            10..=19 => Self::Ten,
            20..=49 => Self::Twenty,
            _ => Self::Fifty,
        }
    }

    /// The smallest number of the class, by which files name it.
    #[must_use]
    pub fn least(self) -> u32 {
        match self {
            Self::None => 0,
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Five => 5,
            Self::Ten => 10,
            Self::Twenty => 20,
            Self::Fifty => 50,
        }
    }

    /// The class with a thing that is counted: "no quote", "1 quote", "3–4 quotes", "50 or more quotes".
    #[must_use]
    pub fn words(self, one: &str, many: &str) -> String {
        match self {
            Self::None => format!("no {one}"),
            Self::One => format!("1 {one}"),
            Self::Two => format!("2 {many}"),
            Self::Three => format!("3–4 {many}"),
            Self::Five => format!("5–9 {many}"),
            Self::Ten => format!("10–19 {many}"),
            Self::Twenty => format!("20–49 {many}"),
            Self::Fifty => format!("50 or more {many}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_one_class_and_classes_begin_where_they_say() {
        let mut last = Amount::None;
        for number in 0..200 {
            let class = Amount::of(number);
            assert!(class >= last && class.least() as usize <= number, "{number}");
            last = class;
        }
        for class in Amount::ALL {
            assert_eq!(Amount::of(class.least() as usize), class);
        }
        assert_eq!(Amount::Three.words("quote", "quotes"), "3–4 quotes");
    }
}
