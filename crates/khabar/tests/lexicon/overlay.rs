//! Lines of a user's own, read after ours, and what is said of wrong ones.

use super::refuse;
use khabar::lexicon::{Lexicon, embedded_files};

#[test]
fn an_overlay_adds_to_ours() {
    use khabar::date::Day;
    use khabar::lexicon::Files;
    let people = "# mine\nbol.ramon-vidalquista\t-\tBOL\tm\t-\tRamon Vidalquista\tرامون فيدالكويستا\t-\n";
    let tenures = "bol.foreign-minister\t2031-02\t-\tbol.ramon-vidalquista\tmemory\n";
    let places = "bol.vallequinta\t-\ttown\tBOL\t-17.1\t-65.2\t900\tVallequinta\tفاليكوينتا\n";
    let overlay =
        Files(vec![("people/mine.tsv", people), ("places.tsv", places), ("tenures/mine.tsv", tenures)]);
    let (lex, faults) = Lexicon::with_overlay(&overlay);
    refuse(faults.iter().map(ToString::to_string).collect(), "these lines are right");
    let holder = lex.world.office_holder("bol.foreign-minister", Day::new(2031, 3, 1).unwrap()).unwrap();
    assert_eq!(lex.world.people[holder.person as usize].name_en, "Ramon Vidalquista");
    assert_eq!(&*lex.world.file(holder.line), "tenures/mine.tsv");
    assert_eq!(lex.world.find("فاليكوينتا")[0].name, "Vallequinta");
    assert!(lex.world.find("برشلونة").iter().any(|c| c.country == "ESP"), "ours are still there");
}

#[test]
fn faults_of_an_overlay_say_where_and_what_to_do() {
    use khabar::lexicon::Files;
    let overlay = Files(vec![
        ("mention_words.tsv", "nonsense\t-\tكلمة\n"),
        ("people/mine.tsv", "# mine\nbol.nobody\t-\t-\tm\t-\tNobody\tفلان\t-\n"),
        ("places.tsv", "bol.x\t-\ttown\tBOL\tnorth\t-65\t1\tX\tفاليكوينتا\n"),
        (
            "tenures/mine.tsv",
            "\nbol.president\t2031-02\t-\tbol.nobody-else\tmemory\nbol.president\tsoon\t-\tbol.evo-morales\tmemory\n",
        ),
        ("verbs.tsv", "I\tx\tsound\tفعل\tفعل\tفعل\tفاعل\t-\tف ع ل\n"),
    ]);
    let (_, faults) = Lexicon::with_overlay(&overlay);
    let found: Vec<(&str, u32)> = faults.iter().map(|f| (f.file.as_str(), f.line)).collect();
    for wanted in [
        ("mention_words.tsv", 1),
        ("people/mine.tsv", 2),
        ("places.tsv", 1),
        ("tenures/mine.tsv", 2),
        ("tenures/mine.tsv", 3),
        ("verbs.tsv", 1),
    ] {
        assert!(found.contains(&wanted), "{wanted:?} is not among {faults:?}");
    }
    assert!(faults.iter().all(|f| f.message.len() > 15), "{faults:?}");
}

#[test]
fn the_audit_finds_nothing_in_our_own_lines() {
    let faults = khabar::lexicon::audit(&embedded_files());
    refuse(faults.iter().map(ToString::to_string).collect(), "mend the line, or what the audit asks of it");
}

#[test]
fn the_audit_says_what_is_wrong_with_added_lines() {
    let own = khabar::lexicon::Files(vec![
        ("organisations.tsv", "xx.one\t-\tXXX\tGOVT\tclub\tOne\tواحد\t-\n"),
        ("people/mine.tsv", "fra.some-one\t-\tFRA\tq\tGOV\tSome One\tفُلان\tabc\n"),
        ("peoples.tsv", "a\tb\n"),
        (
            "tenures/mine.tsv",
            "fra.wizard\t2020-13\t2019\tfra.some-one\tguess\tmore\nfra.president\t2020\t2019-05\tfra.some-one\tmemory\n",
        ),
    ]);
    let found: Vec<String> = khabar::lexicon::audit(&own).iter().map(ToString::to_string).collect();
    let wanted = [
        ("organisations.tsv:1", "`XXX` is the code of no country"),
        ("organisations.tsv:1", "`GOVT` stands in no other line's `sector`"),
        ("organisations.tsv:1", "`club` stands in no other line's `kind`"),
        ("people/mine.tsv:1", "`q` stands in no other line's `gender`"),
        ("people/mine.tsv:1", "has vowel marks"),
        ("people/mine.tsv:1", "`abc` has no Arabic letter"),
        ("peoples.tsv:1", "no file of this name is read"),
        ("tenures/mine.tsv:1", "6 columns, but the file has 5"),
        ("tenures/mine.tsv:1", "`fra.wizard` ends in no office"),
        ("tenures/mine.tsv:1", "`2020-13` is no day"),
        ("tenures/mine.tsv:1", "`guess` stands in no other line's `basis`"),
        ("tenures/mine.tsv:2", "it ends (2019-05) before it begins (2020)"),
    ];
    for (place, message) in wanted {
        assert!(
            found.iter().any(|f| f.starts_with(place) && f.contains(message)),
            "no fault at {place} says «{message}»; there are:\n{}",
            found.join("\n")
        );
    }
    assert_eq!(found.len(), wanted.len(), "{}", found.join("\n"));
}
