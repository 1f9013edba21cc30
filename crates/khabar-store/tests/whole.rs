//! The file stays whole: killed runs, two writers, a full disk, pages that come in any order.

mod pages;

use khabar::lexicon::Lexicon;
use khabar_store::{Filter, Store};
use pages::{events, page, pages, ready};
use std::time::Duration;

fn integrity(store: &Store) -> String {
    store.connection().query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap()
}

#[test]
fn every_mention_but_the_first_says_what_brought_it_into_its_event() {
    let mut store = Store::in_memory().unwrap();
    // Two articles with two tellings each: their groups are joined by tellings that may be the first of neither.
    for page in pages() {
        store.put(ready(&page)).unwrap();
    }
    store.corroborate(Lexicon::embedded()).unwrap();
    let ask = |sql: &str| store.connection().query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let joined = ask("SELECT count(*) - count(DISTINCT event) FROM mentions WHERE event IS NOT NULL");
    assert!(joined > 2);
    assert_eq!(ask("SELECT count(*) FROM same_event"), joined);
    let apart = ask(
        "SELECT count(*) FROM same_event s JOIN mentions a USING (mention) JOIN mentions b ON b.mention = s.with_mention
         WHERE a.event IS NOT b.event",
    );
    assert_eq!(apart, 0);
}

#[test]
fn day_by_day_in_any_order_comes_to_the_same_as_at_once() {
    let lex = Lexicon::embedded();
    let mut once = Store::in_memory().unwrap();
    for page in pages() {
        once.put(ready(&page)).unwrap();
    }
    once.corroborate(lex).unwrap();
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
        let mut daily = Store::in_memory().unwrap();
        let mut ids: Vec<String> = Vec::new();
        for n in order {
            daily.put(ready(&pages()[n])).unwrap();
            daily.corroborate(lex).unwrap();
            ids.extend(daily.events(&Filter::default()).unwrap().into_iter().map(|e| e.id));
        }
        assert_eq!(events(&daily), events(&once), "{order:?}");
        for id in ids {
            assert!(daily.event(&id).unwrap().is_some(), "an id that was given out leads nowhere: {id}");
        }
    }
}

#[test]
fn a_killed_run_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.db");
    {
        let mut store = Store::create(&path).unwrap();
        store.begin_run(&["first".into()]).unwrap();
        for page in &pages()[..2] {
            store.put(ready(page)).unwrap();
        }
        store.flush().unwrap();
        store.put(ready(&pages()[2])).unwrap();
        // Killed: the third page was never written.
    }
    let mut store = Store::create(&path).unwrap();
    assert_eq!(store.counts().unwrap().documents, 2);
    assert_eq!(store.runs().unwrap()[0].ended, None);
    store.begin_run(&["second".into()]).unwrap();
    for page in pages() {
        store.put(ready(&page)).unwrap();
    }
    store.corroborate(Lexicon::embedded()).unwrap();
    let run = store.end_run().unwrap();
    assert_eq!((run.documents, run.known), (2, 2));
    assert_eq!(integrity(&store), "ok");
}

#[test]
fn a_second_writer_waits_and_then_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.db");
    let mut store = Store::create(&path).unwrap();
    store.set_patience(Duration::from_millis(50)).unwrap();
    store.begin_run(&[]).unwrap();
    let other = Store::create(&path).unwrap();
    other.connection().execute_batch("BEGIN IMMEDIATE").unwrap();
    store.put(ready(&pages()[0])).unwrap();
    let error = store.flush().unwrap_err();
    assert!(error.is_busy() && error.to_string().contains("help:"), "{error}");
    // Readers are not in the way.
    assert_eq!(Store::open(&path).unwrap().counts().unwrap().documents, 0);
    other.connection().execute_batch("ROLLBACK").unwrap();
    store.put(ready(&pages()[0])).unwrap();
    store.flush().unwrap();
    assert_eq!(store.counts().unwrap().documents, 1);
}

#[test]
fn a_full_disk_costs_the_batch_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.db");
    let mut store = Store::create(&path).unwrap();
    store.begin_run(&[]).unwrap();
    store.put(ready(&pages()[0])).unwrap();
    store.flush().unwrap();
    // No page of the file may be added: what a full disk answers.
    let pages_now: i64 = store.connection().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store.connection().execute_batch(&format!("PRAGMA max_page_count = {pages_now}")).unwrap();
    let long =
        page("long", "2031-07-22", &"نددت إيران اليوم بالعقوبات الأمريكية على النفط والغاز. ".repeat(400));
    store.put(ready(&long)).unwrap();
    let error = store.flush().unwrap_err();
    assert!(error.is_full() && error.to_string().contains("help:"), "{error}");
    assert_eq!(store.counts().unwrap().documents, 1);
    assert_eq!(integrity(&store), "ok");
    store.connection().execute_batch("PRAGMA max_page_count = 1000000").unwrap();
    store.put(ready(&long)).unwrap();
    store.flush().unwrap();
    assert_eq!(store.counts().unwrap().documents, 2);
}

#[test]
fn what_cannot_be_opened_says_why_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.db");
    drop(Store::create(&path).unwrap());
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(old);
    let newer = Store::open(&path).err().unwrap().to_string();
    assert!(newer.contains("written by a newer khabar (store version 99)\nhelp: update khabar"), "{newer}");
    let damaged = folder.path().join("damaged.db");
    let mut store = Store::create(&damaged).unwrap();
    for page in pages() {
        store.put(ready(&page)).unwrap();
    }
    store.corroborate(Lexicon::embedded()).unwrap();
    store.end_run().unwrap();
    drop(store);
    // The head of the file stays, what follows is overwritten as by a failing disk.
    let mut bytes = std::fs::read(&damaged).unwrap();
    bytes[4096..].iter_mut().for_each(|b| *b = 0x5A);
    std::fs::write(&damaged, bytes).unwrap();
    let asked = Store::open(&damaged).and_then(|s| s.events(&Filter::default()).map(drop));
    let told = asked.err().unwrap().to_string();
    assert!(told.contains("the store is damaged") && told.contains("help: make a new one"), "{told}");
}

#[test]
fn a_store_of_version_1_is_brought_up_to_date_and_says_what_it_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.db");
    {
        let old = rusqlite::Connection::open(&path).unwrap();
        old.execute_batch(include_str!("../src/schema/1.sql")).unwrap();
        old.execute_batch(
            "PRAGMA application_id = 1802003058; PRAGMA user_version = 1;
             INSERT INTO runs (started, version, inputs) VALUES ('2031-01-01T00:00:00Z', '0', '[]');
             INSERT INTO documents (id, doc, published_why, text, text_hash, file, byte, run)
               VALUES ('d_1', 'old', '[]', 'x', '', 'f', 0, 1);
             INSERT INTO statements (document, article, name_key, cue, cue_start, cue_end, content, content_start,
               content_end, stance, quoted) VALUES (1, 0, '', 'c', 0, 1, 'x', 0, 1, 'relay', 0);
             INSERT INTO offices VALUES (1, 3, 9, 't', 'fra.foreign-minister', 'Q1', 'Somebody', 'FRA', '2031-01-01');",
        )
        .unwrap();
    }
    let mut store = Store::create(&path).unwrap();
    let one = |sql: &str| -> String { store.connection().query_row(sql, [], |r| r.get(0)).unwrap() };
    assert_eq!(one("SELECT stance || ' ' || cue_stance FROM statements"), "assert relay");
    assert_eq!(one("SELECT office || ' ' || held FROM offices_seen"), "fra.foreign-minister holds");
    assert_eq!(one("SELECT CAST(read_as AS TEXT) FROM documents"), "1");
    store.put(ready(&pages()[0])).unwrap();
    store.flush().unwrap();
    let newest: i64 =
        store.connection().query_row("SELECT max(read_as) FROM documents", [], |r| r.get(0)).unwrap();
    assert_eq!(newest, 2);
    assert_eq!(integrity(&store), "ok");
}

/// What the events of a store are: id, first day, mentions.
fn told(store: &Store) -> Vec<(String, String, u64)> {
    let rows = store.events(&Filter::default()).unwrap();
    rows.into_iter().map(|e| (e.id, e.from.unwrap_or_default(), u64::from(e.n_mentions))).collect()
}

#[test]
fn an_event_answers_to_the_ids_it_had() {
    let lex = Lexicon::embedded();
    let mut store = Store::in_memory().unwrap();
    let add = |store: &mut Store, doc: &str, day: &str, text: &str| {
        store.begin_run(&[]).unwrap();
        store.put(ready(&page(doc, day, text))).unwrap();
        let changed = store.corroborate(lex).unwrap();
        store.end_run().unwrap();
        changed
    };
    add(&mut store, "vague", "2031-04-20", "قصف الجيش السوداني بلدة كتم قبل أيام.");
    let [(vague, ..)] = told(&store).try_into().expect("one event");
    // An earlier report of the same: the event is named after it, and the id it had goes on to mean it.
    let joined = add(&mut store, "first", "2031-04-12", "قصف الجيش السوداني بلدة كتم أمس، وقتل 12 شخصا.");
    assert_eq!(joined.gone, 1);
    let first = store.event(&vague).unwrap().expect("a former id still answers");
    assert_ne!(first.record.id, vague);
    assert!(first.former_ids.contains(&vague), "{:?}", first.former_ids);
    assert_eq!(store.changes(1).unwrap().iter().filter(|c| c.change == "joined" && c.id == vague).count(), 1);
    // A third report shows that they were two: the former id follows the report it was named after.
    add(&mut store, "third", "2031-04-16", "قصف الجيش السوداني بلدة كتم هذا الأسبوع، وقتل 12 شخصا.");
    let of_vague = store.event(&vague).unwrap().expect("it answers still");
    assert!(of_vague.evidence.iter().any(|e| e.mention.doc == "vague"), "{of_vague:#?}");
    assert!(store.event(&first.record.id).unwrap().is_some());
    assert!(store.verify().unwrap().iter().all(|check| check.failed == 0));
}

#[test]
fn a_half_written_batch_is_taken_back_by_whoever_reads_first() {
    let folder = tempfile::tempdir().unwrap();
    let (path, killed) = (folder.path().join("news.db"), folder.path().join("killed.db"));
    {
        let mut store = Store::create(&path).unwrap();
        store.begin_run(&[]).unwrap();
        for page in &pages()[..2] {
            store.put(ready(page)).unwrap();
        }
        store.flush().unwrap();
    }
    // A batch too large for its cache stands partly in the file; the file and its journal as a kill would leave them.
    let writer = rusqlite::Connection::open(&path).unwrap();
    writer
        .execute_batch(
            "PRAGMA cache_size = 5; BEGIN; CREATE TABLE half (words BLOB);
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
             INSERT INTO half SELECT randomblob(900) FROM n;",
        )
        .unwrap();
    std::fs::copy(&path, &killed).unwrap();
    std::fs::copy(folder.path().join("news.db-journal"), folder.path().join("killed.db-journal")).unwrap();
    let store = Store::open(&killed).unwrap();
    assert_eq!(store.counts().unwrap().documents, 2);
    assert_eq!(integrity(&store), "ok");
    assert!(store.ask("SELECT * FROM half", 1).is_err(), "the half-written batch is gone");
}
