//! The value of a number in digits: «1,600,000», «٣٫٥» and «10.000», with the marks of every press.

use super::fold;

/// The value of a number written in digits; `None` for a date, an hour, or what no float holds.
///
/// A mark before exactly three digits parts thousands (1,600 and 10.000), before other digits it is the decimal sign.
pub fn value(key: &str) -> Option<f64> {
    if key.len() > 40 {
        return None;
    }
    let mut plain = String::with_capacity(key.len());
    let marks = key.chars().filter(|c| fold::digit(*c).is_none()).count();
    let mut rest = key;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '0'..='9' => plain.push(c),
            '٬' => {}
            '٫' => plain.push('.'),
            ',' | '.' | '،' => {
                let group = rest.chars().take_while(char::is_ascii_digit).count();
                let leads = plain.trim_start_matches('0').len();
                let thousands = group == 3 && ((1..=3).contains(&leads) || marks > 1);
                if !thousands {
                    plain.push('.');
                }
            }
            _ => return None,
        }
    }
    plain.parse().ok().filter(|v: &f64| v.is_finite())
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn marks_between_digits() {
        let table = [
            ("1600000", 1_600_000.0),
            ("1,600,000", 1_600_000.0),
            ("10.000", 10_000.0),
            ("1.600.000", 1_600_000.0),
            ("3.5", 3.5),
            ("3٫5", 3.5),
            ("0.125", 0.125),
            ("2,75", 2.75),
            ("12،5", 12.5),
        ];
        for (written, expected) in table {
            assert_eq!(value(written), Some(expected), "{written}");
        }
        for none in ["24/7/2024", "22:30", "2024-07-23", "1.2.3", ""] {
            assert_eq!(value(none), None, "{none}");
        }
    }
}
