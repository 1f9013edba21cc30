//! The server as a browser meets it: pages, what they may not do, and who is refused.

use khabar::engine;
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Hints, Page};
use khabar_store::{Ready, Store};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;

const TEXT: &str = "وزير الخارجية المصري يزور أنقرة\n\nزار وزير الخارجية المصري أنقرة أمس الاثنين <script>alert(1)</script>، \
    حيث التقى نظيره التركي وبحث معه العلاقات بين البلدين.\n";

/// A store with one page that tries to run a script.
fn store(path: &Path) {
    let lex = Lexicon::embedded();
    let hints = Hints {
        outlet: Some("<b>النيل</b>".to_owned()),
        url: Some("javascript:alert(1)".to_owned()),
        published: Some("2024-03-05".to_owned()),
        ..Hints::default()
    };
    let page = Page { doc: "<i>page</i>".to_owned(), body: Body::Text(TEXT.to_owned()), hints };
    let reading = engine::read(lex, &page);
    let mut store = Store::create(path).unwrap();
    store.begin_run(&[]).unwrap();
    store.put(Ready::new(lex, &page, &reading, "page.txt", 0)).unwrap();
    store.corroborate(lex).unwrap();
    store.end_run().unwrap();
}

fn ask(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(address: SocketAddr, path: &str) -> String {
    ask(address, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
}

/// The first link of a page that begins so.
fn link(page: &str, start: &str) -> String {
    let at = page.find(start).unwrap_or_else(|| panic!("no {start} in {page}"));
    page[at..].split('"').next().unwrap().replace("&amp;", "&")
}

#[test]
fn pages_show_everything_and_run_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.db");
    store(&path);
    let (told, address) = std::sync::mpsc::channel();
    let served = path.clone();
    std::thread::spawn(move || {
        khabar_serve::serve(&served, "127.0.0.1:0".parse().unwrap(), |bound| told.send(bound).unwrap())
            .unwrap();
    });
    let address = address.recv().unwrap();

    let list = get(address, "/");
    assert!(list.starts_with("HTTP/1.1 200"), "{list}");
    assert!(list.contains("content-security-policy: default-src 'none'"), "{list}");
    assert!(list.contains("class=\"card\""), "{list}");
    let event = get(address, &link(&list, "/e/"));
    assert!(event.contains("class=\"chain\"") && event.contains("dir=\"rtl\""), "{event}");
    let document = get(address, &link(&event, "/d/"));
    assert!(document.contains("data-marks="), "{document}");
    for page in [&list, &event, &document, &get(address, "/about"), &get(address, "/?lang=ar")] {
        let lower = page.to_lowercase();
        assert!(!lower.contains("<script>alert") && !lower.contains("<b>ال"), "{page}");
        assert!(!lower.contains("href=\"javascript:"), "{page}");
    }
    let arabic = get(address, "/?lang=ar");
    assert!(arabic.contains("dir=\"rtl\""));
    // What the store covers is told in the language of the page.
    assert!(arabic.contains("صفحات 1 ·") && !arabic.contains("published"), "{arabic}");
    assert!(
        get(address, "/?who=EGY&type=CONSULT&status=occurred&from=2024-01-01&words=%D8%B2%D8%A7%D8%B1")
            .contains("HTTP/1.1 200")
    );
    assert!(get(address, "/?who=%3Cscript%3E&words=%22%22%22&page=99999999999").starts_with("HTTP/1.1 "));
    assert!(get(address, "/e/nothing").starts_with("HTTP/1.1 404"));
    assert!(get(address, "/elsewhere").starts_with("HTTP/1.1 404"));
    assert!(get(address, &format!("/?who={}", "x".repeat(9000))).starts_with("HTTP/1.1 414"));
    let post = ask(
        address,
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi",
    );
    assert!(post.starts_with("HTTP/1.1 405"), "{post}");
    let stranger = ask(address, "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert!(stranger.starts_with("HTTP/1.1 421"), "{stranger}");
}
