//! Claims about the record («أول زيارة», «للمرة الثالثة هذا العام») are answered by what the store has.

mod pages;

use khabar::lexicon::Lexicon;
use khabar_store::Store;
use pages::{events, page, ready};

#[test]
fn a_claim_to_be_the_first_is_held_against_the_record() {
    let lex = Lexicon::embedded();
    let mut store = Store::in_memory().unwrap();
    store
        .put(ready(&page("old", "2025-05-08", "زار وزير الخارجية الفرنسي الأردن أمس والتقى الملك.")))
        .unwrap();
    let new = "زار وزير الخارجية الفرنسي الأردن أمس، وهي أول زيارة لوزير فرنسي إلى المملكة.";
    store.put(ready(&page("new", "2031-04-08", new))).unwrap();
    store.corroborate(lex).unwrap();
    let claims = store.claims(None).unwrap();
    assert_eq!(claims.len(), 1, "{claims:?}");
    assert_eq!((claims[0].kind.as_str(), claims[0].text.as_str()), ("first", "أول زيارة"));
    assert_eq!(claims[0].verdict, "contradicted", "{claims:?} {:#?}", events(&store));
}

fn verdict(old: &[(&str, &str)], new: (&str, &str)) -> (String, String, Option<String>) {
    let mut store = Store::in_memory().unwrap();
    for (n, (day, text)) in old.iter().chain([&new]).enumerate() {
        store.put(ready(&page(&format!("page {n}"), day, text))).unwrap();
    }
    store.corroborate(Lexicon::embedded()).unwrap();
    let claims = store.claims(None).unwrap();
    let claim =
        claims.iter().find(|c| c.doc == format!("page {}", old.len())).expect("the claim is found").clone();
    (claim.text, claim.verdict, claim.by_event.and_then(|e| Some(store.event(&e).ok()??.record.summary.en)))
}

#[test]
fn claims_about_the_record_are_answered_by_it() {
    let visit = |day: &'static str| (day, "زار وزير الخارجية الفرنسي الأردن أمس والتقى الملك.");
    let said = |words: &str| format!("زار وزير الخارجية الفرنسي الأردن أمس{words}.");
    let answer = |old: &[(&str, &str)], words: &str| {
        let (_, verdict, by) = verdict(old, ("2031-10-08", &said(words)));
        (verdict, by.unwrap_or_default())
    };
    let two = [visit("2031-02-05"), visit("2031-06-11")];
    let third = " للمرة الثالثة هذا العام";
    assert_eq!(answer(&two, third).0, "supported");
    assert_eq!(answer(&two[..1], third).0, "unknown", "one that is not in the record may have been");
    let more = [visit("2031-01-15"), two[0], two[1]];
    assert_eq!(answer(&more, third).0, "contradicted");
    let last_year = [visit("2030-03-15"), two[0], two[1]];
    assert_eq!(answer(&last_year, third).0, "supported", "a visit of last year is not one of this year");
    // «The first since 2029» allows the one of 2029, and no later one.
    let since = "، وهي أول زيارة يجريها وزير فرنسي إلى المملكة منذ عام 2029";
    assert_eq!(answer(&[visit("2029-05-10")], since).0, "supported");
    let between = [visit("2029-05-10"), visit("2030-05-10")];
    let (told, by) = answer(&between, since);
    assert_eq!(told, "contradicted");
    assert!(by.contains("2030"), "{by}");
    assert_eq!(answer(&[visit("2028-05-10")], since).0, "unknown");
    let this_year = " لأول مرة هذا العام";
    assert_eq!(answer(&two[..1], this_year).0, "contradicted", "the first of a year allows none in it");
    assert_eq!(answer(&[visit("2029-05-10")], "، وهي الزيارة الأولى له إلى المملكة").0, "contradicted");
    assert_eq!(answer(&[], "، وهي الزيارة الأولى له إلى المملكة").0, "unknown");
}

#[test]
fn the_largest_is_told_by_the_numbers() {
    let attack = |n: u32| format!("قصف الجيش الإسرائيلي مدينة غزة أمس وقتل {n} شخصا.");
    let (small, large) = (attack(9), attack(80));
    let new = "قصف الجيش الإسرائيلي مدينة غزة أمس وقتل 40 شخصا، وهو الهجوم الأكبر منذ أشهر.";
    let answer = |old: &[(&str, &str)]| verdict(old, ("2031-10-08", new)).1;
    assert_eq!(answer(&[("2031-08-05", &small)]), "supported");
    assert_eq!(answer(&[("2031-08-05", &small), ("2031-09-02", &large)]), "contradicted");
    assert_eq!(answer(&[]), "unknown");
}
