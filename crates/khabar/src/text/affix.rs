//! The letters that grammar adds: prefixes, the endings of verbs and nouns, the pronouns written with a word.
//!
//! «وسيستقبلونها» is و + س + ي + «ستقبل» + ون + ها. These sets are closed, which is why they stand in code.

/// Letters by name, as the six-bit codes of [`super::letters::Letters`].
pub mod letter {
    /// The code of a letter: its distance from U+0620.
    pub const fn code(c: char) -> u8 {
        (c as u32 - 0x620) as u8
    }

    /// The letter of a code.
    pub fn char(code: u8) -> char {
        char::from_u32(0x620 + u32::from(code)).unwrap_or('\u{FFFD}')
    }

    macro_rules! letters {
        ($($name:ident $letter:literal),* $(,)?) => {
            $(#[doc = concat!("The letter ", $letter, ".")] pub const $name: u8 = code($letter);)*
        };
    }

    letters! {
        HAMZA 'ء', ALIF_MADDA 'آ', ALIF_HAMZA 'أ', WAW_HAMZA 'ؤ', ALIF_BELOW 'إ', YEH_HAMZA 'ئ', ALIF 'ا',
        BEH 'ب', MARBUTA 'ة', TEH 'ت', SEEN 'س', FEH 'ف', KAF 'ك', LAM 'ل', NOON 'ن', HEH 'ه', WAW 'و',
        MAKSURA 'ى', YEH 'ي',
    }
}

macro_rules! endings {
    ($($name:ident $letters:literal $doc:literal),* $(,)?) => {
        /// The endings a stem may take. A stem says with an [`Endings`] set which.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum Ending { $(#[doc = $doc] $name),* }

        impl Ending {
            /// All of them, in the order of their declaration.
            pub const ALL: &[(Ending, &str)] = &[$((Ending::$name, $letters)),*];

            /// Its letters.
            pub fn letters(self) -> &'static str {
                Ending::ALL[self as usize].1
            }
        }
    };
}

endings! {
    He "" "Past: he (قال).",
    HeObject "" "Past: he, before a pronoun only (التقاه).",
    She "ت" "Past: she (قالت).",
    TheyTwo "ا" "Past: they two (قالا).",
    TheyTwoFeminine "تا" "Past: they two, feminine (قالتا).",
    They "وا" "Past: they (قالوا).",
    TheyObject "و" "Past: they, before a pronoun (قتلوه).",
    TheyFeminine "ن" "Past: they, feminine (قلن).",
    IOrYou "ت" "Past: I, you (قلت).",
    We "نا" "Past: we (قلنا).",
    WeAfterNoon "ا" "Past: we, after a stem in ن (كنا).",
    YouAll "تم" "Past: you all (قلتم).",
    Bare "" "Present without an ending (يقول).",
    Jussive "" "Present, shortened after لم (يقل).",
    BareObject "" "Present without an ending, before a pronoun only (يلقاه).",
    Two "ان" "Present: two (يقولان).",
    TwoShort "ا" "Present: two, after لم and أن (يقولا).",
    Many "ون" "Present: many (يقولون).",
    ManyShort "وا" "Present: many, after لم and أن (يقولوا).",
    ManyObject "و" "Present: many, after لم and أن, before a pronoun (يقتلوه).",
    ManyFeminine "ن" "Present: many, feminine (يقلن).",
    Noun "" "Noun as it stands.",
    NounObject "" "Noun, before a pronoun only (زيارته، لقاؤه).",
    Tanwin "ا" "Noun: indefinite accusative (لقاءا، بحثا).",
    DualNominative "ان" "Noun: two (وزيران).",
    DualOblique "ين" "Noun: two (وزيرين).",
    DualNominativeConstruct "ا" "Noun: two, before a genitive (وزيرا).",
    DualObliqueConstruct "ي" "Noun: two, before a genitive (وزيري).",
    PluralNominative "ون" "Noun: many men (مسؤولون).",
    PluralOblique "ين" "Noun: many men (مسؤولين).",
    PluralNominativeConstruct "و" "Noun: many men, before a genitive (مسؤولو).",
    PluralObliqueConstruct "ي" "Noun: many men, before a genitive (مسؤولي).",
    PluralFeminine "ات" "Noun: many (زيارات).",
    Feminine "ة" "Noun: feminine (وزيرة).",
    FeminineObject "ت" "Noun: feminine, before a pronoun (وزيرته).",
    DualFeminineNominative "تان" "Noun: two, feminine (وزيرتان).",
    DualFeminineOblique "تين" "Noun: two, feminine (وزيرتين).",
    DualFeminineNominativeConstruct "تا" "Noun: two, feminine, before a genitive (دولتا).",
    DualFeminineObliqueConstruct "تي" "Noun: two, feminine, before a genitive (دولتي).",
    Plain "" "Particle as it stands.",
    PlainObject "" "Particle, before a pronoun only (إليه).",
}

/// A set of endings.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Endings(u64);

impl Endings {
    /// The set of these.
    pub const fn of(endings: &[Ending]) -> Endings {
        let (mut bits, mut i) = (0, 0);
        while i < endings.len() {
            bits |= 1 << endings[i] as u64;
            i += 1;
        }
        Endings(bits)
    }

    /// The set as bits.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The set whose [`Endings::bits`] these are.
    pub const fn from_bits(bits: u64) -> Endings {
        Endings(bits)
    }

    /// Both sets together.
    pub const fn and(self, other: Endings) -> Endings {
        Endings(self.0 | other.0)
    }

    /// This set without the other.
    pub const fn without(self, other: Endings) -> Endings {
        Endings(self.0 & !other.0)
    }

    /// Those in both sets.
    pub const fn common(self, other: Endings) -> Endings {
        Endings(self.0 & other.0)
    }

    /// Whether this ending is in it.
    pub const fn has(self, ending: Ending) -> bool {
        self.0 & (1 << ending as u64) != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Its members, in order.
    pub fn iter(self) -> impl Iterator<Item = Ending> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let (ending, _) = Ending::ALL.get(left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(*ending)
        })
    }
}

/// The pronouns written at the end of a word, longest first.
pub const PRONOUNS: &[&str] = &["هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي"];

/// Those the press seldom writes: of the second person, of the speaker, of women.
pub const RARE_PRONOUNS: &[&str] = &["كما", "هن", "كم", "كن", "ني", "ك", "ي"];

/// The pronoun that only a noun or a particle takes (كتابي).
pub const MY: &str = "ي";
/// «ه»: him, his.
pub const HIM: &str = "ه";
/// The pronoun that only a verb or a particle takes (أخبرني).
pub const ME: &str = "ني";
/// The pronoun that is written as the ending of «we» is (أطلقنا).
pub const US: &str = "نا";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_know_their_letters_and_sets_their_members() {
        assert_eq!(Ending::DualFeminineOblique.letters(), "تين");
        let set = Endings::of(&[Ending::He, Ending::They]);
        assert!(set.has(Ending::They) && !set.has(Ending::She));
        assert!(Ending::ALL.len() <= 64);
        assert!(Ending::ALL.iter().enumerate().all(|(i, (e, _))| *e as usize == i));
    }
}
