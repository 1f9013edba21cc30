//! Which seats the alifs of a word have as written («أمام»، «إمام»): folding drops them, and two words may differ by nothing else.

/// Which seats the alifs of a word have as written, two bits each: bare 0, أ 1, إ 2, آ 3; at most sixteen are kept.
pub fn alifs(word: &str) -> u32 {
    let mut out = 0;
    let mut n = 0;
    for c in word.chars() {
        let seat = match c {
            'ا' => 0,
            'أ' => 1,
            'إ' => 2,
            'آ' => 3,
            _ => continue,
        };
        if n < 16 {
            out |= seat << (2 * n);
            n += 1;
        }
    }
    out
}

/// How many alifs a word has, on whatever seat.
pub fn alif_count(word: &str) -> usize {
    word.chars().filter(|c| matches!(c, 'ا' | 'أ' | 'إ' | 'آ')).count()
}

/// Whether two words, light-equal, are written with different hamzas and so are two words («أمام»، «إمام»); a bare alif
/// agrees with every seat.
pub fn alifs_differ(a: u32, b: u32) -> bool {
    (0..16).any(|n| {
        let (x, y) = (a >> (2 * n) & 3, b >> (2 * n) & 3);
        x != 0 && y != 0 && x != y
    })
}
