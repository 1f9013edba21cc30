//! Numbers in words and digits: what they come to, what they count, how sure the text is.

use khabar::lexicon::Lexicon;
use khabar::text::{Text, analyze};
use khabar::word::{Numeral, NumeralKind, numbers, words};

fn numbers_of(text: &Text) -> Vec<Numeral<'static>> {
    let lex = Lexicon::embedded();
    numbers(lex, text, &words(lex, text), 0..text.tokens.len())
}

/// The numbers of a text as one line: value, range, `~`, `#` of an ordinal, unit.
fn read(source: &str) -> String {
    let text = analyze(source);
    let found = numbers_of(&text);
    let show = |n: &Numeral<'_>| {
        let approx = if n.approx { "~" } else { "" };
        let ordinal = if n.kind == NumeralKind::Ordinal { "#" } else { "" };
        let upper = n.upper.map_or(String::new(), |u| format!("..{u}"));
        let unit = n.unit.map_or(String::new(), |u| format!(" {}", u.name));
        format!("{approx}{ordinal}{}{upper}{unit}", n.value)
    };
    found.iter().map(show).collect::<Vec<_>>().join(", ")
}

#[test]
fn what_numbers_come_to() {
    let table = [
        ("قتل ثلاثة أشخاص", "3 person"),
        ("ثلاثة عشر جنديا وأحد عشر مدنيا", "13, 11"),
        ("ثلاثة وعشرين ألفا وخمسمئة ناخب", "23500"),
        ("مئتي ألف نازح", "200000"),
        ("ثلاث مئة وخمسة وأربعون صوتا", "345"),
        ("نحو ألفين من السكان", "~2000"),
        ("أكثر من 40 شاحنة", "~40"),
        ("وبنحو خمسين جريحا", "~50"),
        ("عشرات الآلاف من العمال", "~10000"),
        ("عشرات القرى", "~10"),
        ("آلاف المتفرجين", "~1000"),
        ("خمسة آلاف متطوع", "5000"),
        ("1.6 مليون دولار", "1600000 USD"),
        ("بقيمة 250 ألف يورو", "250000 EUR"),
        ("5 ملايين و300 ألف نسمة", "5300000 person"),
        ("مليون ونصف المليون طن", "1500000 tonne"),
        ("نصف مليون طن", "500000 tonne"),
        ("ألف مليار دولار أميركي", "1000000000000 USD"),
        ("بنسبة 12.5% عن العام", "12.5 percent"),
        ("بنسبة %40", "40 percent"),
        ("٣٥ في المئة", "35 percent"),
        ("خمسة بالمئة", "5 percent"),
        ("بين 10 و20 ألف متر", "~10000..20000 metre"),
        ("بين ثلاثة وخمسة أيام", "~3..5"),
        ("من 15 إلى 18 درجة مئوية", "~15..18 degree"),
        ("10-15 سفينة", "~10..15"),
        ("الدورة الثالثة والعشرون", "#23"),
        ("المركز الثاني عشر", "#12"),
        ("للمرة الأولى", "#1"),
        ("أول زيارة", "#1"),
        ("يوم الاثنين 24/7/2024 عند 22:30", ""),
        ("لا أرقام هنا ولا نصف كلام", ""),
        ("تقريبا ألفا جندي", "~2000"),
    ];
    for (source, expected) in table {
        assert_eq!(read(source), expected, "{source}");
    }
}

#[test]
fn spans_leave_out_the_clitic_and_hold_the_unit_apart() {
    let source = "قرض بمليار دولار";
    let text = analyze(source);
    let found = numbers_of(&text);
    assert_eq!(found[0].span.of(source), "مليار");
    assert_eq!(found[0].whole(&text).of(source), "مليار دولار");
}

#[test]
fn a_number_behind_marks_and_joiners_still_points_at_letters() {
    let source = "ـ\u{feff}للألف ";
    let text = analyze(source);
    for number in numbers_of(&text) {
        assert!(!number.whole(&text).of(source).is_empty());
    }
}
