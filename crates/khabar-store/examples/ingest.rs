//! How ingest grows: made-up articles read, stored and corroborated, with time and memory printed.
//!
//! `cargo run --release -p khabar-store --example ingest -- 100000 [STORE]`; with `print` for STORE the articles are printed as
//! JSON Lines instead, for `khabar run` and `khabar corroborate`. Articles vary in states, persons, towns, days,
//! numbers and wording; every third one tells a happening that another has told, in words of its own. Each step doubles the
//! record until it holds as many articles as asked for. Reading (the engine), keeping (records made and written) and joining
//! are timed apart, in seconds of the processor where the system tells them, so that what else the machine does is not counted; the
//! articles a second are those kept.
#![allow(clippy::print_stdout, reason = "it prints for the one who runs it")]

#[path = "../../khabar/benches/used/mod.rs"]
mod used;

use khabar::date::Day;
use khabar::engine;
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Hints, Page};
use khabar_store::{Ready, Store};
use used::{peak_memory, spent};

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }

    /// Small numbers come often, large ones seldom.
    fn skewed(&mut self, n: usize) -> usize {
        let a = self.below(n) + 1;
        self.below(a)
    }
}

/// What the sentences are about.
struct Story {
    a: String,
    b: String,
    town: String,
    who: String,
    day: Day,
    number: usize,
}

const HEADLINES: [&str; 6] = [
    "{who} يزور {b} لبحث التعاون",
    "{a} و{b} توقعان اتفاقا جديدا",
    "قتلى وجرحى في هجوم على {town}",
    "{a} تندد بموقف {b}",
    "محتجون يتظاهرون في {town}",
    "{a} تفرض عقوبات على {b}",
];

const SENTENCES: [&str; 14] = [
    "وصل {who} إلى {b} يوم {day} في زيارة رسمية تستمر يومين.",
    "وقالت وزارة الخارجية في {a} إن المحادثات ستتناول التجارة والطاقة وأمن الحدود.",
    "وأكد {who} أن بلاده ترفض أي تدخل في شؤونها، مشيرا إلى أن الحوار هو السبيل الوحيد.",
    "وقتل {n} أشخاص وأصيب آخرون في هجوم استهدف {town}، وفق ما ذكرت مصادر طبية.",
    "وبلغ حجم التبادل التجاري بين {a} و{b} نحو {n} مليون دولار العام الماضي.",
    "ونفت {b} صحة هذه الاتهامات ووصفتها بأنها لا أساس لها.",
    "ووقعت {a} و{b} مذكرة تفاهم للتعاون في مجال الزراعة تنص على تبادل الخبراء.",
    "ودعت {a} مجلس الأمن الدولي إلى عقد جلسة طارئة بشأن الأوضاع في {town}.",
    "واعتقلت الشرطة في {town} {n} من المحتجين بعد مواجهات استمرت ساعات.",
    "ويرى مراقبون أن العلاقات بين {a} و{b} ستشهد توترا في الأسابيع المقبلة.",
    "وهذه أول زيارة يجريها {who} إلى {b} منذ توليه منصبه.",
    "وقصفت طائرات حربية مواقع قرب {town} فجر {day}، دون أن تعلن أي جهة مسؤوليتها.",
    "وأعلنت {b} تعليق مشاركتها في المفاوضات احتجاجا على قرار {a}.",
    "وأرسلت {a} شحنة من المساعدات الطبية تزن {n} طنا إلى {town}.",
];

fn filled(pattern: &str, story: &Story) -> String {
    pattern
        .replace("{a}", &story.a)
        .replace("{b}", &story.b)
        .replace("{town}", &story.town)
        .replace("{who}", &story.who)
        .replace(
            "{day}",
            &format!("{} {}/{}/{}", "الموافق", story.day.day(), story.day.month(), story.day.year()),
        )
        .replace("{n}", &story.number.to_string())
}

fn story(dice: &mut Dice, lex: &Lexicon, days: usize) -> Story {
    let world = &lex.world;
    let state = |dice: &mut Dice| world.states[dice.skewed(world.states.len())].name_ar.clone();
    let tenure = &world.tenures[dice.below(world.tenures.len())];
    let start = Day::new(2023, 1, 1).expect("a day");
    Story {
        a: state(dice),
        b: state(dice),
        town: world.places[dice.below(world.places.len())].name_ar.clone(),
        who: world.people[tenure.person as usize].name_ar.clone(),
        day: start.plus_days(dice.below(days) as i64),
        number: 3 + dice.below(900),
    }
}

fn article(dice: &mut Dice, n: usize, story: &Story) -> Page {
    let mut text = filled(HEADLINES[dice.below(HEADLINES.len())], story);
    text.push_str("\n\n");
    for _ in 0..4 + dice.below(5) {
        text.push_str(&filled(SENTENCES[dice.below(SENTENCES.len())], story));
        text.push_str(if dice.below(3) == 0 { "\n\n" } else { " " });
    }
    let published = story.day.plus_days(dice.below(2) as i64);
    let hints = Hints {
        outlet: Some(format!("outlet {}", dice.skewed(120))),
        published: Some(published.to_string()),
        ..Hints::default()
    };
    Page { doc: format!("page {n}"), body: Body::Text(text), hints }
}

/// The articles one after the other.
struct Articles<'a> {
    dice: Dice,
    lex: &'a Lexicon,
    stories: Vec<Story>,
    days: usize,
    made: usize,
}

impl Articles<'_> {
    fn another(&mut self) -> Page {
        let dice = &mut self.dice;
        if self.stories.len() < 2 || dice.below(3) > 0 {
            let new = story(dice, self.lex, self.days);
            self.stories.push(new);
            if self.stories.len() > 2000 {
                self.stories.swap_remove(0);
            }
        }
        let told = if dice.below(3) == 0 { dice.below(self.stories.len()) } else { self.stories.len() - 1 };
        let page = article(dice, self.made, &self.stories[told]);
        self.made += 1;
        page
    }
}

/// Prints articles as JSON Lines.
fn print(articles: &mut Articles<'_>, most: usize) {
    for _ in 0..most {
        let Page { doc, body: Body::Text(text), hints } = articles.another() else { continue };
        let (outlet, published) = (hints.outlet, hints.published);
        println!(
            "{}",
            serde_json::json!({"id": doc, "outlet": outlet, "published": published, "text": text})
        );
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let most: usize = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(10_000);
    let lex = Lexicon::embedded();
    let days = (most / 60).clamp(60, 1000);
    let mut articles = Articles { dice: Dice(0x5eed), lex, stories: Vec::new(), days, made: 0 };
    if std::env::args().nth(2).is_some_and(|a| a == "print") {
        print(&mut articles, most);
        return Ok(());
    }
    let folder = std::env::temp_dir();
    let path = std::env::args()
        .nth(2)
        .map_or_else(|| folder.join(format!("khabar-ingest-{}.db", std::process::id())), Into::into);
    let mut store = Store::create(&path)?;
    store.begin_run(&["made up".into()])?;
    let (mut put, mut step) = (0, (most / 8).max(1));
    println!(
        "{:>9} {:>9} {:>8} {:>9} {:>9} {:>12} {:>8} {:>7}",
        "articles", "mentions", "events", "read s", "put s", "put/s", "join s", "MB"
    );
    while put < most {
        let (begun, mut read) = (spent(), 0.0);
        let goal = step.min(most);
        let added = goal - put;
        while put < goal {
            let page = articles.another();
            let read_from = spent();
            let reading = engine::read(lex, &page);
            read += spent() - read_from;
            store.put(Ready::new(lex, &page, &reading, "made up", 0))?;
            put += 1;
        }
        store.flush()?;
        let kept = spent() - begun - read;
        let begun = spent();
        store.corroborate(lex)?;
        let counts = store.counts()?;
        println!(
            "{:>9} {:>9} {:>8} {:>9.1} {:>9.1} {:>12.0} {:>8.1} {:>7}",
            put,
            counts.mentions,
            counts.events,
            read,
            kept,
            added as f64 / kept,
            spent() - begun,
            peak_memory()
        );
        step *= 2;
    }
    store.end_run()?;
    drop(store);
    if std::env::args().nth(2).is_none() {
        std::fs::remove_file(&path)?;
    }
    Ok(())
}
