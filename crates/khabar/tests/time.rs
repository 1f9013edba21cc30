//! What holds of the time expressions of any text whatever: in order, apart, on letters, inside their tokens; never a panic.

use khabar::date::{Anchor, Basis, Day};
use khabar::lexicon::Lexicon;
use khabar::text::analyze;
use khabar::time::timexes;
use proptest::prelude::*;

/// Words of time in any order, with figures and marks between them.
fn times() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "يوليو",
        "تموز",
        "كانون",
        "الثاني",
        "الأول",
        "رمضان",
        "1445",
        "هـ",
        "الموافق",
        "عام",
        "العام",
        "الماضي",
        "المقبل",
        "قبل",
        "بعد",
        "منذ",
        "حتى",
        "من",
        "إلى",
        "بين",
        "و",
        "يومين",
        "ثلاثة",
        "أيام",
        "الأيام",
        "الثلاثة",
        "الاثنين",
        "يوم",
        "اليوم",
        "أمس",
        "غدا",
        "مساء",
        "الساعة",
        "الثامنة",
        "والنصف",
        "إلا",
        "ربعا",
        "بتوقيت",
        "غرينتش",
        "كل",
        "أسبوعيا",
        "الذكرى",
        "الـ32",
        "القرن",
        "العشرين",
        "تسعينات",
        "مطلع",
        "الربع",
        "صيف",
        "عيد",
        "الفطر",
        "آخر",
        "أول",
        "من",
        "سيلتقي",
        "التقى",
        "ألفين",
        "وأربعة",
        "وعشرين",
        "مئة",
        "ألف",
        "آلاف",
        "نفسه",
        "هذا",
        "ذلك",
        "التالي",
        "خلال",
        "أكثر من",
        "نصف",
        "ليل",
        "-",
        "(",
        ")",
        "،",
        "/",
        ".",
        "\n",
    ]);
    let figures = "[0-9]{1,5}([/.:-][0-9]{1,4}){0,3}";
    prop::collection::vec(prop_oneof![6 => word.prop_map(str::to_owned), 1 => figures], 0..40)
        .prop_map(|words| words.join(" "))
}

fn days() -> impl Strategy<Value = Option<(i64, i64)>> {
    prop::option::of((-5_000_000_i64..5_000_000, 0_i64..500))
}

proptest! {
    #[test]
    fn expressions_stand_in_order_and_on_letters(source in times(), days in days()) {
        let text = analyze(&source);
        let anchor = days.map_or_else(Anchor::default, |(from, length)| {
            let first = Day::new(2000, 1, 1).unwrap().plus_days(from);
            let days = khabar::date::Interval::new(first, first.plus_days(length));
            Anchor { days: Some(days), basis: Some(Basis::Inferred), why: Vec::new() }
        });
        let found = timexes(Lexicon::embedded(), &text, 0..text.tokens.len(), &anchor);
        for timex in &found {
            prop_assert!(!timex.span.is_empty() && !timex.value.is_empty());
            prop_assert!(source.get(timex.span.start as usize..timex.span.end as usize).is_some());
            prop_assert!(timex.tokens.0 < timex.tokens.1);
            prop_assert!(text.span(timex.tokens.0 as usize, timex.tokens.1 as usize - 1).contains(timex.span));
            prop_assert!(timex.days.is_none_or(|d| d.from <= d.to), "{:?}", timex);
        }
        prop_assert!(found.windows(2).all(|w| w[0].tokens.1 <= w[1].tokens.0));
        prop_assert_eq!(timexes(Lexicon::embedded(), &text, 0..text.tokens.len(), &anchor), found);
    }

    #[test]
    fn any_range_and_any_text_will_do(source in "\\PC{0,60}", from in 0_usize..80, to in 0_usize..80) {
        let text = analyze(&source);
        timexes(Lexicon::embedded(), &text, from..to, &Anchor::default());
    }
}
