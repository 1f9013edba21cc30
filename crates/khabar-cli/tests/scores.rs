//! No level falls below the best it has reached on the development gold (`corpus/scores.tsv`). The gold is not part of the
//! project; where it is not there, the test says so and passes.

use khabar_cli::gold::{MISSING, ratchet};

#[test]
fn no_level_falls_below_the_best() {
    let Some(now) = ratchet::now().unwrap() else {
        eprintln!("skipped: {MISSING}");
        return;
    };
    let best = ratchet::best().unwrap();
    assert!(best.len() >= 33, "the table of the best has every set and level: {best:?}");
    let fallen: Vec<String> = ratchet::fallen(&now, &best)
        .iter()
        .map(|(set, level, is, was)| {
            format!("{set} {level}: {} where {} was reached", ratchet::shown(*is), ratchet::shown(*was))
        })
        .collect();
    assert!(
        fallen.is_empty(),
        "{}\n`cargo xtask scores` prints all; mend the engine, or say in the commit why `cargo xtask scores --lower` is right",
        fallen.join("\n")
    );
}

#[test]
fn a_fall_is_told_and_a_rise_is_not() {
    let table = |f1| ratchet::Table::from([(("dev".to_owned(), "dyad".to_owned()), f1)]);
    assert_eq!(ratchet::fallen(&table(5000), &table(5001)).len(), 1);
    assert!(ratchet::fallen(&table(5001), &table(5001)).is_empty());
    assert!(ratchet::fallen(&table(5002), &table(5001)).is_empty());
    assert_eq!(
        ratchet::fallen(&ratchet::Table::new(), &table(1)).len(),
        1,
        "a level that is gone has fallen"
    );
}
