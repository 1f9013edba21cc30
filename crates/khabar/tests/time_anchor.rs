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
