//! Summaries: what is said in English and in Arabic of an event.

use khabar::date::Day;
use khabar::lexicon::Lexicon;
use khabar::report::naming::{Called, in_arabic, in_english, with_article};
use khabar::report::summary::{Facts, arabic, english};
use khabar::text::romanise::romanise;

fn en(name: &str, name_ar: &str, country: &str) -> String {
    in_english(Lexicon::embedded(), name, name_ar, country).words
}

#[test]
fn every_mode_a_frame_may_have_has_its_words() {
    let lex = Lexicon::embedded();
    let mut missing: Vec<String> = Vec::new();
    let frames = lex.frames.frames.iter().map(|f| (f.kind.as_str(), f.mode.as_deref()));
    let instruments = lex.frames.instruments.iter().map(|i| (i.kind.as_str(), Some(i.mode.as_str())));
    for (kind, mode) in frames.chain(instruments) {
        if !lex.summaries.has(kind, mode) {
            missing.push(format!("{kind}/{}", mode.unwrap_or("-")));
        }
    }
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "summaries.tsv lacks {missing:?}");
}

#[test]
fn descriptions_have_their_number() {
    assert_eq!(en("demonstrator", "متظاهرون", "TUN"), "demonstrators");
    assert_eq!(en("gunman", "مسلحون", "NER"), "gunmen");
    assert_eq!(en("soldier", "جندي", "NER"), "a soldier");
    assert_eq!(en("official", "مسؤول", "EGY"), "an official");
    assert_eq!(en("witness", "شهود", "---"), "witnesses");
    assert_eq!(en("delegation", "وفد", "EGY"), "a delegation");
    let lex = Lexicon::embedded();
    assert!(in_english(lex, "witness", "شهود", "---").many);
    assert!(!in_english(lex, "witness", "شاهد", "---").many);
    // No plural is one of a plural, and none has an article.
    for d in &lex.world.descriptions {
        let called = in_english(lex, &d.name_en, &d.name_ar, "---");
        let wrong = ["sss", "mans", "ss's", "ys "].iter().any(|end| called.words.contains(end))
            || called.words.ends_with("eses")
            || (called.many && called.words.starts_with("a "));
        assert!(!wrong, "{}: {}", d.id, called.words);
    }
}

#[test]
fn a_text_that_speaks_is_called_by_what_it_is() {
    assert_eq!(en("Bian", "بيان", "---"), "a statement");
    let (one, several) = ("تقرير صحفي", "تقارير صحفية");
    assert_eq!(en(&romanise(one), one, "---"), "a report");
    assert_eq!(en(&romanise(several), several, "---"), "reports");
    assert!(in_english(Lexicon::embedded(), &romanise(several), several, "---").many);
    // Nor is a name that happens to be a noun one of them.
    assert_eq!(en("Hala Amran", "هالة عمران", "TUN"), "Hala Amran");
}

#[test]
fn no_wording_needs_another_number_of_its_verb() {
    let told =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/lexicon/summaries.tsv")).unwrap();
    for line in told.lines().filter(|l| !l.starts_with('#')) {
        let past = line.split('\t').nth(2).unwrap_or("");
        let first = past.split(' ').next().unwrap_or("");
        assert!(
            !["was", "were", "is", "are", "has", "have"].contains(&first),
            "one was, several were: {line}"
        );
    }
}

#[test]
fn offices_and_bodies_belong_to_their_state() {
    assert_eq!(in_arabic(Lexicon::embedded(), "المتحدث باسم").words, "المتحدث");
    assert_eq!(en("defence minister of Turkey", "وزير الدفاع التركي", "TUR"), "Turkey's defence minister");
    assert_eq!(en("Army of Sudan", "الجيش السوداني", "SDN"), "Sudan's army");
    assert_eq!(
        en("Ministry of defence of Niger", "وزارة الدفاع النيجرية", "NER"),
        "Niger's ministry of defence"
    );
    assert_eq!(en("defence minister of United States", "", "USA"), "the United States' defence minister");
    assert_eq!(en("defence minister of Belarus", "", "BLR"), "Belarus's defence minister");
    assert_eq!(en("lawyer of Iraq", "المحامي العراقي", "IRQ"), "an Iraqi lawyer");
    assert_eq!(en("Khabra", "خبراء", "---"), "experts");
    assert_eq!(en("spokesperson", "المتحدث باسم", "---"), "a spokesperson");
    assert_eq!(en("Emmanuel Macron", "إيمانويل ماكرون", "FRA"), "Emmanuel Macron");
    assert_eq!(en("Hamas", "حماس", "PSE"), "Hamas");
    let lex = Lexicon::embedded();
    assert_eq!(with_article(lex, "United Nations"), "the United Nations");
    assert_eq!(with_article(lex, "Bank of Israel"), "the Bank of Israel");
    assert_eq!(with_article(lex, "Cairo"), "Cairo");
}

fn facts<'a>(kind: &'a str, actors: &'a [Called], recipients: &'a [Called]) -> Facts<'a> {
    Facts {
        frame: "",
        kind,
        mode: None,
        status: "occurred",
        actors,
        recipients,
        when: None,
        place: None,
        sources: &[],
    }
}

fn called(names: &[&str]) -> Vec<Called> {
    names.iter().map(|n| Called::plainly(n)).collect()
}

#[test]
fn a_sentence_is_whole_where_nobody_is_named_and_where_several_act_on_each_other() {
    let words = &Lexicon::embedded().summaries;
    let (one, two) = (called(&["Turkey"]), called(&["Egypt", "Turkey"]));
    assert_eq!(english(words, &facts("ACCUSE", &one, &[])), "Turkey criticised someone");
    assert_eq!(english(words, &facts("CONSULT", &one, &[])), "Turkey met someone");
    assert_eq!(english(words, &facts("CONSULT", &two, &[])), "Egypt and Turkey met");
    assert_eq!(english(words, &facts("SUPPORT", &two, &[])), "Egypt and Turkey supported each other");
    assert_eq!(english(words, &facts("PROTEST", &two, &[])), "Egypt and Turkey protested");
    assert_eq!(english(words, &facts("AGREE", &one, &called(&["Egypt"]))), "Turkey agreed with Egypt");
    assert_eq!(english(words, &facts("ACCUSE", &[], &one)), "Someone criticised Turkey");
    let both = called(&["مصر", "تركيا"]);
    assert_eq!(arabic(words, &facts("AGREE", &both, &[])), "اتفاق بين مصر وتركيا");
    assert_eq!(arabic(words, &facts("PROTEST", &both, &[])), "احتجاج من مصر وتركيا");
}

#[test]
fn the_verb_agrees_with_who_says_it() {
    let lex = Lexicon::embedded();
    let said = [in_english(lex, "witness", "شهود", "JOR"), Called::plainly("BelTA")];
    let police = [in_english(lex, "Police of Jordan", "الشرطة الأردنية", "JOR")];
    let held = [in_english(lex, "demonstrator", "متظاهرون", "JOR")];
    let day = Day::new(2025, 3, 10).unwrap();
    let all = Facts {
        mode: Some("arrest"),
        when: Some((day, day)),
        place: Some("Amman"),
        sources: &said,
        ..facts("COERCE", &police, &held)
    };
    assert_eq!(
        english(&lex.summaries, &all),
        "Jordan's police arrested demonstrators in Amman, 10 March 2025, say witnesses via BelTA"
    );
    let ongoing = Facts { status: "ongoing", ..facts("PROTEST", &held, &[]) };
    assert_eq!(english(&lex.summaries, &ongoing), "Demonstrators are protesting (ongoing)");
    let held_ar = [in_arabic(lex, "متظاهرون")];
    assert_eq!(held_ar[0].words, "متظاهرين");
}
