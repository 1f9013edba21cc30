//! The store from outside: put, ask, put again.

use khabar::engine;
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Hints, Page};
use khabar_store::{Filter, Put, Ready, Store};

fn page(doc: &str, outlet: &str, day: &str, text: &str) -> Page {
    Page {
        doc: doc.into(),
        body: Body::Text(text.into()),
        hints: Hints {
            outlet: Some(outlet.into()),
            published: Some(day.into()),
            url: Some(format!("https://example.org/{doc}")),
            ..Hints::default()
        },
    }
}

fn ready(page: &Page) -> Ready {
    let lex = Lexicon::embedded();
    Ready::new(lex, page, &engine::read(lex, page), "input.jsonl", 0)
}

fn pages() -> Vec<Page> {
    vec![
        page(
            "a",
            "صحيفة الشروق الجديد",
            "2031-04-06",
            "وزير خارجية فرنسا يزور الأردن\n\nقالت وكالة الأنباء إن وزير الخارجية الفرنسي زار الأردن أمس والتقى الملك في عمان.",
        ),
        page(
            "b",
            "صحيفة الغروب",
            "2031-07-20",
            "وزير خارجية فرنسا في عمان\n\nوصل وزير الخارجية الفرنسي إلى الأردن اليوم في زيارة رسمية، ودعت إيران إلى الحوار.",
        ),
    ]
}

fn filled() -> Store {
    let mut store = Store::in_memory().unwrap();
    store.begin_run(&["test".into()]).unwrap();
    for page in pages() {
        assert_eq!(store.put(ready(&page)).unwrap(), Put::Added);
    }
    store.corroborate(Lexicon::embedded()).unwrap();
    store.end_run().unwrap();
    store
}

#[test]
fn the_same_page_is_stored_once() {
    let mut store = filled();
    let before = store.counts().unwrap();
    assert_eq!(before.documents, 2);
    assert!(before.mentions > 0 && before.events > 0, "{before:?}");
    store.begin_run(&["test".into()]).unwrap();
    for page in pages() {
        assert!(store.knows(&page).unwrap());
        assert_eq!(store.put(ready(&page)).unwrap(), Put::Known);
    }
    let again = store.corroborate(Lexicon::embedded()).unwrap();
    assert_eq!((again.added, again.changed, again.gone), (0, 0, 0));
    assert_eq!(store.end_run().unwrap().known, 2);
    assert_eq!(store.counts().unwrap(), before);
}

#[test]
fn words_are_found_with_and_without_clitics() {
    let store = filled();
    let lex = Lexicon::embedded();
    for query in ["الأردن", "أردن", "الاردن", "والأردن", "للأردن", "\"وزير الخارجية\"", "إيران", "ايران"]
    {
        let hits = store.search(lex, query, 10).unwrap();
        assert!(!hits.is_empty(), "{query}");
        for hit in &hits {
            let text = store.document(&hit.id).unwrap().unwrap().text;
            for mark in &hit.marks {
                assert!(mark.start >= hit.start && (mark.end as usize) <= text.chars().count());
            }
            assert!(!hit.marks.is_empty(), "{query}: {hit:?}");
        }
    }
    assert!(store.search(lex, "المريخ", 10).unwrap().is_empty());
    assert!(store.search(lex, " ، ", 10).unwrap_err().to_string().contains("help:"));
}

#[test]
fn every_event_leads_back_to_its_sentences() {
    let store = filled();
    let events = store.events(&Filter::default()).unwrap();
    assert_eq!(events.len() as u64, store.count_events(&Filter::default()).unwrap());
    for row in &events {
        let detail = store.event(&row.id).unwrap().unwrap();
        assert_eq!(detail.evidence.len(), row.n_mentions as usize);
        for evidence in &detail.evidence {
            assert!(evidence.sentence.contains(&evidence.mention.trigger.text));
            let mention = store.mention(&evidence.mention.id).unwrap().unwrap();
            assert_eq!(mention.event.as_deref(), Some(row.id.as_str()));
        }
    }
    let coverage = store.coverage().unwrap();
    assert_eq!(coverage.documents, 2);
    assert!(store.event("e_nothing").unwrap().is_none());
    assert!(store.document("nothing").unwrap().is_none());
}

/// Stock tools can search the file: the full-text table has a built-in tokenizer.
#[test]
fn python_and_its_sqlite_search_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.db");
    let mut store = Store::create(&path).unwrap();
    for page in pages() {
        store.put(ready(&page)).unwrap();
    }
    store.corroborate(Lexicon::embedded()).unwrap();
    store.end_run().unwrap();
    drop(store);
    let script = "import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for word in ['الأردن', 'الاردن', 'اردن', 'إيران', 'ايران', 'وزير']:
    sql = 'SELECT d.doc FROM search JOIN documents d ON d.document = search.rowid WHERE search MATCH ?'
    assert db.execute(sql, [word]).fetchall(), word
assert db.execute('SELECT count(*) FROM events').fetchone()[0] > 0
assert db.execute('PRAGMA integrity_check').fetchone()[0] == 'ok'
assert not db.execute('PRAGMA foreign_key_check').fetchall()
print('searched')";
    let python = std::process::Command::new("python3").arg("-c").arg(script).arg(&path).output();
    match python {
        Ok(out) => assert!(
            out.status.success() && out.stdout.starts_with(b"searched"),
            "{}",
            String::from_utf8_lossy(&out.stderr)
        ),
        Err(_) => eprintln!("python3 is not there; the file was not searched by another tool"),
    }
    // The shell of SQLite itself, with the article and without it.
    for word in ["الأردن", "الاردن", "اردن"] {
        let sql = format!("SELECT count(*) FROM search WHERE search MATCH '{word}'");
        match std::process::Command::new("sqlite3").arg(&path).arg(sql).output() {
            Ok(out) => assert_eq!(String::from_utf8_lossy(&out.stdout).trim(), "2", "{word}: {out:?}"),
            Err(_) => eprintln!("sqlite3 is not there; the file was not searched by it"),
        }
    }
}

#[test]
fn another_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(
        &text,
        "these are my notes, and no database at all; they should stay as they are".repeat(20),
    )
    .unwrap();
    let before = std::fs::read(&text).unwrap();
    for error in [Store::create(&text).err().unwrap(), Store::open(&text).err().unwrap()] {
        assert!(error.to_string().contains("is not a khabar store"), "{error}");
    }
    assert_eq!(std::fs::read(&text).unwrap(), before);
    let missing = Store::open(folder.path().join("none.db")).err().unwrap();
    assert!(missing.is_missing() && missing.to_string().contains("khabar run"));
}

#[test]
fn a_name_of_several_asks_back_and_one_of_a_single_party_is_found() {
    use khabar_store::query::Resolved;
    let lex = Lexicon::embedded();
    let mut store = Store::in_memory().unwrap();
    let text = "اجتماع في القرية\n\nالتقى الناشط سمير الخرنوبي الناشط وديع الخرنوبي في عمان أمس.";
    store.put(ready(&page("z", "صحيفة الغروب", "2031-04-06", text))).unwrap();
    store.corroborate(lex).unwrap();
    // Both are known from the page alone.
    match store.resolve(lex, "الخرنوبي").unwrap() {
        Resolved::Several(found) => {
            let names: Vec<&str> = found.iter().map(|c| c.name_ar.as_str()).collect();
            assert!(names.contains(&"سمير الخرنوبي") && names.contains(&"وديع الخرنوبي"), "{names:?}");
            // What the list offers leads to one.
            assert!(matches!(store.resolve(lex, &found[0].name).unwrap(), Resolved::One(_)));
        }
        other => panic!("{other:?}"),
    }
    let one = store.resolve(lex, "سمير").unwrap();
    assert!(matches!(&one, Resolved::One(who) if who.name().contains("Samir")), "{one:?}");
    // Nobody in the store; several in the lexicon.
    for name in ["محمد", "الصباح", "آل ثاني"] {
        let found = store.resolve(lex, name).unwrap();
        assert!(matches!(&found, Resolved::Several(all) if all.len() > 3), "{name}: {found:?}");
    }
    assert_eq!(store.resolve(lex, "خزعبلاني").unwrap(), Resolved::Unknown);
}

#[test]
fn a_states_whole_name_is_that_states_and_what_two_states_share_asks_back() {
    use khabar_store::query::{Resolved, Who};
    let lex = Lexicon::embedded();
    let mut store = Store::in_memory().unwrap();
    // The pages know the other bearers of each name alone.
    let text = "التقى رئيس جنوب السودان رئيس غينيا الاستوائية ورئيس غينيا بيساو في برازافيل أمس.";
    store.put(ready(&page("z", "صحيفة الغروب", "2031-04-06", text))).unwrap();
    store.corroborate(lex).unwrap();
    let wanted = [
        ("السودان", "SDN"),
        ("سودان", "SDN"),
        ("Sudan", "SDN"),
        ("Q1049", "SDN"),
        ("South Sudan", "SSD"),
        ("جنوب السودان", "SSD"),
        ("Guinea", "GIN"),
        ("غينيا", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("غينيا الاستوائية", "GNQ"),
        ("Niger", "NER"),
        ("Dominica", "DMA"),
        ("تونس", "TUN"),
        ("كوريا الشمالية", "PRK"),
        ("North Korea", "PRK"),
    ];
    for (name, code) in wanted {
        let found = store.resolve(lex, name).unwrap();
        assert!(
            matches!(&found, Resolved::One(Who::Country { code: c, .. }) if c == code),
            "{name}: {found:?}"
        );
    }
    for (name, codes) in [
        ("Korea", ["PRK", "KOR"]),
        ("كوريا", ["PRK", "KOR"]),
        ("Congo", ["COG", "COD"]),
        ("الكونغو", ["COG", "COD"]),
    ] {
        // A store that knows neither, so that none is likelier.
        let found = Store::in_memory().unwrap().resolve(lex, name).unwrap();
        let Resolved::Several(all) = &found else { panic!("{name}: {found:?}") };
        assert!(
            all.len() == 2 && all.iter().all(|c| c.kind == "state" && codes.contains(&c.country.as_str())),
            "{name}: {all:?}"
        );
        // What the list offers leads to the country.
        let chosen = store.resolve(lex, &all[0].entity).unwrap();
        assert!(
            matches!(&chosen, Resolved::One(Who::Country { code, .. }) if *code == all[0].country),
            "{chosen:?}"
        );
    }
}
