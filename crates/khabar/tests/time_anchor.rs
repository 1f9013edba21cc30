//! The day of pages that print none, from what they tell.

use khabar::engine;
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Page};

fn day_of(text: &str) -> Option<(String, String)> {
    let page = Page { doc: "page".into(), body: Body::Text(text.into()), ..Page::default() };
    let reading = engine::read(Lexicon::embedded(), &page);
    let anchor = &reading.articles.first()?.anchor;
    anchor.days.map(|d| (d.from.to_string(), d.to.to_string()))
}

fn span(from: &str, to: &str) -> Option<(String, String)> {
    Some((from.into(), to.into()))
}

const HEAD: &str = "وزير النقل يتفقد الموانئ الجنوبية ويعد بتوسيع الأرصفة\n\n";

fn lead(sentence: &str) -> String {
    let rest = "وأضاف الوزير أن الأشغال تسير وفق الجدول المحدد لها في كل المواقع، وأن الشركات المنفذة ملتزمة بعقودها.";
    format!("{HEAD}{sentence}\n\n{rest}\n\n{rest}\n")
}

#[test]
fn today_with_day_and_date() {
    assert_eq!(
        day_of(&lead("تفقد الوزير اليوم الثلاثاء 14 مايو 2019 مرفأ المدينة.")),
        span("2019-05-14", "2019-05-14")
    );
    assert_eq!(
        day_of(&lead("تفقد الوزير أمس الاثنين 13 مايو 2019 مرفأ المدينة.")),
        span("2019-05-14", "2019-05-14")
    );
}

#[test]
fn how_long_a_known_war_has_lasted() {
    let text = lead(
        "قال الوزير اليوم الخميس 20 يونيو الجاري إن الحرب في أوكرانيا المستمرة منذ أكثر من عامين عطلت الشحن.",
    );
    assert_eq!(day_of(&text), span("2024-06-20", "2024-06-20"));
}

#[test]
fn an_anniversary_of_a_known_day() {
    let text = lead("قال الوزير السبت إن مصر تحيي الذكرى الخمسين لحرب أكتوبر بمشاركة واسعة.");
    assert_eq!(day_of(&text), span("2023-10-07", "2023-10-14"));
}

#[test]
fn nothing_bounds_the_year() {
    assert_eq!(day_of(&lead("تفقد الوزير اليوم الثلاثاء مرفأ المدينة.")), None);
    assert_eq!(day_of(&lead("تفقد الوزير مرفأ المدينة الذي دمر عام 2011.")), None);
}

#[test]
fn a_tenure_tells_the_year() {
    // The day fits a Tuesday in 1991, 1996, 2002, 2013, 2019, 2024 …; he was president in one of those years.
    let text = lead("قال الرئيس الأميركي جو بايدن اليوم الثلاثاء 23 يوليو إن المفاوضات تقترب من نهايتها.");
    assert_eq!(day_of(&text), span("2024-07-23", "2024-07-23"));
    let text = lead("أعلن رئيس الوزراء البريطاني توني بلير اليوم الثلاثاء 23 يوليو خطة لإصلاح المستشفيات.");
    assert_eq!(day_of(&text), span("2002-07-23", "2002-07-23"));
}

#[test]
fn a_former_office_is_no_witness() {
    let text =
        lead("قال الرئيس الأميركي السابق بيل كلينتون اليوم الثلاثاء 23 يوليو إن المفاوضات تقترب من نهايتها.");
    assert_ne!(day_of(&text), span("1996-07-23", "1996-07-23"));
}

fn layers_of(text: &str, published: Option<&str>) -> (Vec<(String, String)>, Vec<&'static str>) {
    let hints = khabar::page::Hints { published: published.map(str::to_owned), ..Default::default() };
    let page = Page { doc: "page".into(), body: Body::Text(text.into()), hints };
    let reading = engine::read(Lexicon::embedded(), &page);
    let days = |l: &khabar::time::Layer| (l.days.from.to_string(), l.days.to.to_string());
    let layers = reading.articles.first().map(|a| a.layers.iter().map(days).collect()).unwrap_or_default();
    (layers, reading.document.notes.iter().map(|n| n.code).collect())
}

const OLDER: &str =
    "وفي سياق متصل، قال الوزير اليوم الأربعاء 10 مايو إن الأشغال تسير وفق الجدول المحدد لها في كل المواقع.";

#[test]
fn an_older_text_under_a_newer_lead_keeps_its_day() {
    let lead = "افتتح وزير النقل رصيفا جديدا في الميناء الجنوبي بحضور عدد من السفراء والمستثمرين الأجانب.";
    let text = format!(
        "{HEAD}{lead}\n\n{OLDER}\n\nوأضاف أن الشركات المنفذة ملتزمة بعقودها وبالآجال التي حددتها الوزارة.\n"
    );
    let (layers, notes) = layers_of(&text, Some("2023-05-13"));
    assert_eq!(
        layers,
        [("2023-05-13".into(), "2023-05-13".into()), ("2023-05-10".into(), "2023-05-10".into())]
    );
    assert!(notes.contains(&"two-days"), "{notes:?}");
    // Put online the day after: one day.
    assert_eq!(layers_of(&text, Some("2023-05-11")).0, []);
    assert_eq!(layers_of(&text, Some("2023-05-10")).0, []);
}

#[test]
fn a_flash_over_an_older_text() {
    let lead =
        "أفادت القناة في نبأ عاجل بأن وزير النقل أكد أن الميناء الجنوبي سيفتح أمام السفن خلال ساعات قليلة.";
    let older = OLDER.replace("10 مايو", "10 مايو 2023");
    let text = format!(
        "عاجل\n\n{HEAD}{lead}\n\n{older}\n\nوأضاف أن الشركات المنفذة ملتزمة بعقودها وبالآجال التي حددتها الوزارة.\n"
    );
    let (layers, notes) = layers_of(&text, None);
    assert_eq!(
        layers,
        [("2023-05-10".into(), "2023-05-16".into()), ("2023-05-10".into(), "2023-05-10".into())]
    );
    assert!(notes.contains(&"two-days"), "{notes:?}");
}
