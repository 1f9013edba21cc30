//! Marks of Arabic typesetting and their Latin doubles, for the floors above, which name no Arabic character.

/// Marks that read as a comma.
pub const COMMAS: &[&str] = &["،", ","];
/// Marks that read as a dash between two numbers; tatweel alone is one.
pub const DASHES: &[&str] = &["-", "–", "—", "−", "ـ"];
/// What may open or join a date beside another: a bracket, a slash, a dash, a comma.
pub const BESIDE: &[&str] = &["(", "/", "-", "،"];
/// What may stand between a day of the week and its date in figures.
pub const BEFORE_FIGURES: &[&str] = &["(", "،", ","];
/// Marks of a share or a price after a number.
pub const UNITS: &[&str] = &["%", "$", "٪"];
/// Marks between hours and minutes.
pub const CLOCK: [char; 5] = [':', '.', ',', '،', '٫'];

/// Whether a key is a comma.
pub fn is_comma(key: &str) -> bool {
    COMMAS.contains(&key)
}

/// Whether a token opens a bracket.
pub fn opens_bracket(token: &str) -> bool {
    matches!(token, "(" | "[")
}

/// Whether a token is a quotation mark.
pub fn is_quote(token: &str) -> bool {
    token.starts_with(['"', '\'', '‘', '’']) || opens_quote(token).is_some()
}

/// Whether a quotation mark opens what is quoted or closes it; nothing of one that does both.
pub fn opens_quote(token: &str) -> Option<bool> {
    match token.chars().next()? {
        '«' | '“' | '‹' | '„' => Some(true),
        '»' | '”' | '›' => Some(false),
        _ => None,
    }
}

/// Whether a word, with «و» or without, has three letters of which the second carries a shadda («كذّب»).
pub fn is_doubled(token: &str) -> bool {
    let shadda = '\u{0651}';
    let bare = token.strip_prefix('و').filter(|rest| rest.chars().count() > 3).unwrap_or(token);
    let letters = bare.chars().filter(|c| !matches!(c, '\u{064B}'..='\u{0652}')).count();
    let second: Vec<char> =
        bare.chars().filter(|c| !matches!(c, '\u{064B}'..='\u{0650}' | '\u{0652}')).take(3).collect();
    letters == 3 && second.get(2) == Some(&shadda)
}

/// Whether a verb is written with the damma of the passive: on its first letter («قُتل»), or behind an alif on its ت
/// («استُهدف», «اعتُقل»).
pub fn is_marked_passive(letters: impl Iterator<Item = char>) -> bool {
    let letters: Vec<char> = letters.take(5).collect();
    let damma = |i: usize| letters.get(i + 1) == Some(&'\u{064F}');
    damma(0) || letters.first() == Some(&'ا') && (1..4).any(|i| letters.get(i) == Some(&'ت') && damma(i))
}
