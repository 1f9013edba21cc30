//! What each kind of input gives, and what its faults cost.

use super::*;
use flate2::{Compression, write::GzEncoder};
use khabar::page::Body;
use std::io::{Cursor, Write};

fn read(bytes: &[u8]) -> Vec<Outcome> {
    stream(Box::new(Cursor::new(bytes.to_vec())), Path::new("in"), "in").collect()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn docs(outcomes: &[Outcome]) -> Vec<&str> {
    outcomes.iter().map(|o| o.as_ref().map_or_else(|e| e.code, |item| item.page.doc.as_str())).collect()
}

fn body(outcome: &Outcome) -> String {
    match &outcome.as_ref().unwrap().page.body {
        Body::Text(s) | Body::Html(s) => s.clone(),
        Body::Bytes(b) => String::from_utf8_lossy(b).into_owned(),
    }
}

fn record(url: &str, body: &str, length: usize) -> String {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {url}\r\nContent-Length: {length}\r\n\r\n"
    );
    format!("{head}{body}\r\n\r\n")
}

#[test]
fn a_line_that_is_broken_costs_only_itself() {
    let lines = "{\"id\":\"a\",\"title\":\"عنوان\",\"text\":\"نص\"}\n{\"id\":\n\n{\"html\":\"<p>نص</p>\"}\n{\"title\":\"بلا نص\"}";
    let out = read(lines.as_bytes());
    assert_eq!(docs(&out), ["a", "json", "in#4", "json"]);
    assert_eq!(body(&out[0]), "عنوان\n\nنص");
    assert_eq!(out[2].as_ref().unwrap().byte as usize, lines.find("{\"html").unwrap());
}

#[test]
fn one_object_over_several_lines_and_one_array() {
    let object = "{\n  \"id\": \"a\",\n  \"text\": \"نص {مهم}\"\n}\n";
    assert_eq!(docs(&read(object.as_bytes())), ["a"]);
    let array = "[ {\"id\":\"a\",\"text\":\"x\"},\n {\"text\":\"y\"} ]";
    assert_eq!(docs(&read(array.as_bytes())), ["a", "in#2"]);
    assert_eq!(docs(&read(b"[{\"text\":\"x\"},{\"te")), ["in#1", "cut"]);
}

#[test]
fn a_text_may_begin_with_a_brace_or_a_bracket() {
    assert!(matches!(read("[عاجل] خبر".as_bytes())[0].as_ref().unwrap().page.body, Body::Bytes(_)));
    assert!(matches!(read("{عاجل} خبر".as_bytes())[0].as_ref().unwrap().page.body, Body::Bytes(_)));
}

#[test]
fn compressed_once_and_twice() {
    let page = "خبر من الوكالة".as_bytes();
    assert_eq!(body(&read(&gz(page))[0]).as_bytes(), page);
    assert_eq!(body(&read(&gz(&gz(page)))[0]).as_bytes(), page);
    assert_eq!(body(&read(&zstd::encode_all(page, 1).unwrap())[0]).as_bytes(), page);
}

#[test]
fn a_cut_gzip_gives_what_it_holds_and_says_so() {
    let whole = gz("خبر طويل ".repeat(3000).as_bytes());
    let out = read(&whole[..whole.len() - 20]);
    assert_eq!(docs(&out), ["in", "cut"]);
    assert!(body(&out[0]).starts_with("خبر طويل"));
}

#[test]
fn what_is_cut_before_its_first_words_is_cut_and_not_empty() {
    let whole = gz("خبر من الوكالة".as_bytes());
    for end in 1..=10 {
        assert_eq!(docs(&read(&whole[..end])), ["cut"], "{end} bytes of gzip");
    }
    let whole = zstd::encode_all("خبر من الوكالة".as_bytes(), 1).unwrap();
    for end in 2..=6 {
        assert_eq!(docs(&read(&whole[..end])), ["cut"], "{end} bytes of zstd");
    }
}

#[test]
fn an_archive_whose_first_member_is_damaged_is_still_an_archive() {
    let text = "خبر ".repeat(200);
    let member = |n: u8| gz(record(&format!("http://a/{n}"), &text, text.len()).as_bytes());
    let mut bytes = member(0);
    bytes[10..].fill(0xFF);
    bytes.extend((1..3).flat_map(member));
    assert_eq!(docs(&read(&bytes)), ["cut", "http://a/1", "http://a/2"]);
}

#[test]
fn a_damaged_member_costs_only_its_records() {
    let members: Vec<Vec<u8>> = (0..5)
        .map(|n| {
            let text = format!("خبر رقم {n} ").repeat(200);
            gz(record(&format!("http://a/{n}"), &text, text.len()).as_bytes())
        })
        .collect();
    let mut bytes = members.concat();
    let second = members[0].len() + members[1].len() / 2;
    bytes[second..second + 12].fill(0xAA);
    let out = read(&bytes);
    let good: Vec<&str> =
        docs(&out).into_iter().filter(|d| d.starts_with("http") && !d.ends_with("/1")).collect();
    assert_eq!(good, ["http://a/0", "http://a/2", "http://a/3", "http://a/4"]);
    assert!(out.iter().any(|o| o.is_err()));
}

#[test]
fn lengths_that_lie_lose_no_record() {
    let text = "خبر أول";
    let other = record("http://a/2", "خبر ثان", "خبر ثان".len());
    for wrong in [3, text.len() + 40, 1 << 30] {
        let bytes = record("http://a/1", text, wrong) + &other;
        let out = read(bytes.as_bytes());
        let found: Vec<&str> = docs(&out).into_iter().filter(|d| d.starts_with("http")).collect();
        assert_eq!(found, ["http://a/1", "http://a/2"], "{wrong}");
        assert_eq!(out.iter().filter(|o| o.is_err()).count(), 1, "{wrong}");
    }
}

#[test]
fn an_http_answer_is_unwrapped() {
    let body = "5\r\nab\r\nc\r\n3\r\ndef\r\n0\r\n\r\n";
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1256\r\nTransfer-Encoding: chunked\r\n\r\n{body}"
    );
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/1\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
        answer.len()
    );
    let out = read(record.as_bytes());
    assert_eq!(self::body(&out[0]), "ab\r\ncdef");
    assert_eq!(out[0].as_ref().unwrap().page.hints.charset.as_deref(), Some("windows-1256"));
}

#[test]
fn feeds_whole_and_cut() {
    let feed = "<?xml version=\"1.0\"?><rss><channel><title>موقع النهر</title><link>http://a</link>
      <item><title>خبر &amp; خبر</title><link>http://a/1</link><pubDate>الأحد، 10 مارس 2024</pubDate>
      <description><![CDATA[<p>نص & نص</p>]]></description></item>
      <item><title>ثان</title><link>http://a/2</link><description>نص بلا نها";
    let out = read(feed.as_bytes());
    assert_eq!(docs(&out), ["http://a/1", "cut", "http://a/2"]);
    let hints = &out[0].as_ref().unwrap().page.hints;
    assert_eq!(hints.outlet.as_deref(), Some("موقع النهر"));
    assert_eq!(hints.title.as_deref(), Some("خبر & خبر"));
    assert_eq!(hints.published.as_deref(), Some("الأحد، 10 مارس 2024"));
    assert_eq!(body(&out[0]), "<p>نص & نص</p>");
    let atom = "<feed><title>م</title><entry><id>tag:1</id><title>ع</title><link href=\"http://a/3\"/>
      <updated>2024-03-10T00:30:00+03:00</updated><summary type=\"html\">&lt;p&gt;نص&lt;/p&gt;</summary></entry></feed>";
    let out = read(atom.as_bytes());
    assert_eq!(docs(&out), ["tag:1"]);
    assert_eq!(body(&out[0]), "<p>نص</p>");
    assert_eq!(out[0].as_ref().unwrap().page.hints.url.as_deref(), Some("http://a/3"));
}

#[test]
fn folders_are_read_in_order_and_names_stay_unique() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("b")).unwrap();
    for name in ["c.txt", "b/a.txt", "a.txt", ".hidden"] {
        std::fs::write(dir.path().join(name), "خبر").unwrap();
    }
    let missing = dir.path().join("missing.txt").to_string_lossy().into_owned();
    let inputs = [dir.path().to_string_lossy().into_owned(), missing, "https://example.org/x".to_owned()];
    let out: Vec<Outcome> = open(inputs).collect();
    assert_eq!(docs(&out), ["a.txt", "b/a.txt", "c.txt", "missing", "url"]);
    assert!(out[4].as_ref().unwrap_err().message.contains("curl"));
}
