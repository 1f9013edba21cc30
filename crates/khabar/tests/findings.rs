//! What a page tells beside events: figures with what they count and by what they are told.

use khabar::engine;
use khabar::json::findings::{FigureRecord, FindingRecords, findings};
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Page};

/// The one figure of a text.
fn figure(text: &str) -> FigureRecord {
    let page = Page { doc: "page".into(), body: Body::Text(text.into()), ..Page::default() };
    let reading = engine::read(Lexicon::embedded(), &page);
    let mut figures = findings(&reading, &[]).figures;
    assert_eq!(figures.len(), 1, "{text}: {figures:?}");
    figures.remove(0)
}

fn counted(text: &str) -> Option<String> {
    figure(text).counted.map(|quote| quote.text)
}

#[test]
fn who_says_it_is_not_what_is_counted() {
    let trade = Some("حجم التبادل بين البلدين".to_owned());
    assert_eq!(counted("وفقا للبنك الدولي، بلغ حجم التبادل بين البلدين 40 مليون دولار."), trade);
    assert_eq!(counted("بلغ حجم التبادل بين البلدين، وفقا للبنك الدولي، 40 مليون دولار."), trade);
    assert_eq!(counted("بحسب البنك الدولي، 12 مليار دولار أنفقت على الطرق."), None);
}

#[test]
fn a_unit_of_time_in_every_number() {
    let unit = |text: &str| figure(text).unit;
    assert_eq!(unit("استمر الحصار 18 شهرا."), "month");
    assert_eq!(unit("استمر الحصار ثلاثة أسابيع."), "week");
    assert_eq!(unit("استمر الحصار يومين."), "day");
    assert_eq!(unit("استمر القصف 40 دقيقة."), "minute");
}

#[test]
fn a_rate_is_told_by_its_unit() {
    let per = |text: &str| figure(text).per;
    assert_eq!(per("تسير الشركة 12 رحلة أسبوعيا."), "week");
    assert_eq!(per("تسير الشركة 12 رحلة كل شهر."), "month");
    assert_eq!(per("تسير الشركة رحلتين في الأسبوع."), "week");
    // A time told of is no rate.
    assert_eq!(per("سيرت الشركة 12 رحلة في الشهر الماضي."), "");
    assert_eq!(per("تسير الشركة 12 رحلة كل يوم خميس."), "");
}

#[test]
fn how_exact_a_figure_is() {
    let bound = |text: &str| figure(text).bound;
    assert_eq!(bound("وصلت نحو 300 شاحنة."), "about");
    assert_eq!(bound("وصلت أكثر من 300 شاحنة."), "more_than");
    assert_eq!(bound("وصلت 300 شاحنة."), "exact");
    assert_eq!(bound("وصلت آلاف الشاحنات."), "at_least");
    assert_eq!(bound("وصلت عشرات الشاحنات."), "at_least");
}

#[test]
fn a_number_behind_a_definite_noun_counts_that() {
    assert_eq!(counted("وتواجه الشركات الثلاث الرسوم الجديدة."), Some("الشركات".to_owned()));
    assert_eq!(counted("وصلت ثلاث شركات جديدة."), Some("شركات جديدة".to_owned()));
}

#[test]
fn what_may_be_one_thing_is_no_two() {
    let page = Page {
        doc: "page".into(),
        body: Body::Text("دعا إلى تغيير القانون لضمان حرية الصحافة.".into()),
        ..Page::default()
    };
    let reading = engine::read(Lexicon::embedded(), &page);
    let figures = findings(&reading, &[]).figures;
    assert!(figures.is_empty(), "{figures:?}");
}

/// The quantities of all events of a text: value, unit, role.
fn quantities(text: &str) -> Vec<(f64, String, String)> {
    let page = Page { doc: "page".into(), body: Body::Text(text.into()), ..Page::default() };
    let lex = Lexicon::embedded();
    let records = khabar::json::records(lex, &engine::read(lex, &page));
    let all = records.into_iter().flat_map(|r| r.quantities).map(|q| (q.value, q.unit, q.role));
    all.collect()
}

#[test]
fn a_number_says_what_befell_the_people_it_counts() {
    let of = |value: f64, unit: &str, role: &str| (value, unit.to_owned(), role.to_owned());
    let two = quantities("قصف الجيش الإسرائيلي مدينة غزة أمس، وقتل 12 شخصا وأصيب 30 آخرون.");
    assert_eq!(two, [of(12.0, "person", "dead"), of(30.0, "person", "injured")]);
    let held = quantities("اعتقلت الشرطة التونسية خمسة صحفيين في العاصمة.");
    assert_eq!(held, [of(5.0, "person", "arrested")]);
    // The sum of two is neither.
    let after = |words: &str| quantities(&format!("قصف الجيش الإسرائيلي مدينة غزة أمس، ما أدى إلى {words}."));
    assert_eq!(after("مقتل 15 شخصا"), [of(15.0, "person", "dead")]);
    let both = after("مقتل وإصابة 15 شخصا");
    assert!(both.iter().all(|(_, _, role)| role.is_empty()), "{both:?}");
}

#[test]
fn the_two_countries_are_those_of_whom_the_sentence_speaks() {
    let text = "هنأ الرئيس المصري نظيره الياباني في مكالمة بمناسبة الذكرى السبعين لإقامة العلاقات بين البلدين.";
    let page = Page { doc: "page".into(), body: Body::Text(text.into()), ..Page::default() };
    let given =
        engine::Given { published: khabar::date::Day::parse("2024-11-03"), ..engine::Given::default() };
    let reading = engine::read_given(Lexicon::embedded(), &page, &given);
    let standings = findings(&reading, &[]).standings;
    let sides: Vec<(&str, &str, &str)> =
        standings.iter().map(|s| (s.kind.as_str(), s.a.country.as_str(), s.b.country.as_str())).collect();
    assert_eq!(sides, [("relations", "EGY", "JPN")]);
}

/// What a text tells beside events.
fn told(text: &str) -> FindingRecords {
    let page = Page { doc: "page".into(), body: Body::Text(text.into()), ..Page::default() };
    findings(&engine::read(Lexicon::embedded(), &page), &[])
}

#[test]
fn who_gives_up_an_office_had_it() {
    for text in [
        "يرأس وزير الخارجية الأردني أيمن الصفدي اللجنة منذ تنحيه عن منصب وزير العدل في يناير 2024.",
        "استقال الوزير الأردني أيمن الصفدي من منصب وزير العدل في يناير 2024.",
    ] {
        let offices = told(text).offices;
        let left = offices.iter().find(|o| o.held == "left").unwrap_or_else(|| panic!("{text}"));
        assert_eq!(left.office, "jor.justice-minister", "{text}");
        let days = left.days.as_ref().map(|d| (d.from.as_str(), d.to.as_str()));
        assert_eq!(days, Some(("2024-01-01", "2024-01-31")), "{text}");
    }
}

#[test]
fn who_is_asked_is_who_answers() {
    let text = "سئلت المتحدثة باسم الخارجية الروسية ماريا زاخاروفا، عن إمكانية أن يزور الرئيس التركي رجب طيب أردوغان دمشق، \
                فأجابت بأن موسكو ترحب بزيارته.";
    let statements = told(text).statements;
    let answer = statements.iter().find(|s| s.content.text.contains("موسكو")).unwrap();
    assert_eq!(answer.speaker.as_ref().map(|s| s.name.as_str()), Some("Maria Zakharova"));
}
