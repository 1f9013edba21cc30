//! What a word's ending tells: an adjective of relation («برلماني»), a feminine («الحكومة»), a sound plural («المتظاهرون»), an
//! accusative («اتفاقا»).

/// How the sound masculine plural ends where no genitive follows.
pub const SOUND_PLURAL: &str = "ون";

/// How it ends before whose they are («متمردو الشمال»).
pub const OF_SEVERAL: char = 'و';

/// How it ends where it is an object or behind a preposition.
const OBLIQUE_PLURAL: &str = "ين";

/// Whether a key ends as adjectives of relation do («الدبلوماسية», «برلماني»).
pub fn is_nisba_like(key: &str) -> bool {
    ["ي", "ية", "يه", "يا"].iter().any(|ending| key.ends_with(ending))
}

/// Whether a key ends as the plural of an adjective of relation does («الحوثيين», «سوريون»).
pub fn is_plural_nisba(key: &str) -> bool {
    ["يين", "يون"].iter().any(|ending| key.ends_with(ending))
}

/// Whether a key ends as an indefinite accusative does («اتفاقا»), which some plurals do as well («قضايا»).
pub fn is_accusative(key: &str) -> bool {
    key.ends_with(ACCUSATIVE) && !key.ends_with("ايا") && key.chars().count() > 3
}

/// Whether a key ends as a word does that is somebody's («طليعتها», «أوساطهم»), known or not.
pub fn may_be_owned(key: &str) -> bool {
    ["ها", "هم", "هن", "هما"].iter().any(|ending| key.ends_with(ending)) && key.chars().count() > 4
}

/// Whether a key ends as feminine nouns and adjectives do.
pub fn is_feminine(key: &str) -> bool {
    key.ends_with(['ة', 'ه'])
}

/// Whether a key ends as the sound plural of the feminine does, which is most often of things.
pub fn is_plural_of_things(key: &str) -> bool {
    ends_as_plural_of_things(key) && key.chars().count() > SHORTEST_PLURAL
}

/// How many letters a word in -ات has at least to be taken for a plural.
const SHORTEST_PLURAL: usize = 4;

/// Whether a key ends as a plural in -ات does, however short it is («قوات»).
pub fn ends_as_plural_of_things(key: &str) -> bool {
    key.ends_with("ات")
}

/// Whether an adjective in the feminine singular may belong to a word, by the word's ending («الحكومة», «السلطات»).
pub fn takes_feminine(key: &str) -> bool {
    is_feminine(key) || ends_as_plural_of_things(key)
}

/// The ending of duals and sound plurals that stand alone.
pub const NOON: char = 'ن';

/// Whether a key ends as a sound masculine plural does where it is a subject («المتظاهرون»), one of four letters or more before that.
pub fn is_nominative_plural(key: &str) -> bool {
    key.strip_suffix(SOUND_PLURAL).is_some_and(|stem| stem.chars().count() > 3)
}

/// Whether a key ends as a sound masculine plural, or a dual, does where it is an object («متظاهرين»).
pub fn is_oblique_plural(key: &str) -> bool {
    key.ends_with(OBLIQUE_PLURAL)
}

/// Whether a key ends as the plural of people does («المصلين», «المصلون»).
pub fn is_plural_of_men(key: &str) -> bool {
    key.ends_with(SOUND_PLURAL) || key.ends_with(OBLIQUE_PLURAL)
}

/// Whether a key ends as a dual or a sound plural does before its genitive («ممثلي», «وزيرا», «مندوبو»).
pub fn is_bound(key: &str) -> bool {
    key.ends_with(['ي', 'ا', 'و'])
}

/// The ending of an indefinite accusative.
pub const ACCUSATIVE: char = 'ا';

/// A word as an indefinite object («روسا»).
pub fn as_object(word: &str) -> String {
    format!("{word}{ACCUSATIVE}")
}

/// Whether a form may stand as an adverb of manner in the singular («داعيا», «رافضة»), by its ending.
pub fn may_be_adverb(key: &str) -> bool {
    key.ends_with([ACCUSATIVE, 'ة'])
}

/// What many write for ة at the end of a word.
pub const HEH: char = 'ه';

/// Whether a key looks like a sound plural of persons («المحتجون»، «الصيادين»).
pub fn is_sound_plural(key: &str) -> bool {
    key.chars().count() > 4 && (key.ends_with("ون") || key.ends_with("ين") || key.ends_with("ات"))
}
