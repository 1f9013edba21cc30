//! Model verbs of every form and weakness, conjugated by hand: the tables of the grammar against the code.

use khabar::lexicon::Lexicon;
use khabar::text::affix::Ending;
use khabar::word::{Derived, Person, Reading, Tense, Voice};

/// Form, past, present, then: she did, they did, I did, they do, (lam) he do, was done, is done, doers.
const TABLE: &str = "
I    قتل      يقتل      قتلت      قتلوا      قتلت      يقتلون      يقتل      قتل      يقتل      قاتلون
I    كتب      يكتب      كتبت      كتبوا      كتبت      يكتبون      يكتب      كتب      يكتب      كاتبون
I    سمح      يسمح      سمحت      سمحوا      سمحت      يسمحون      يسمح      سمح      يسمح      سامحون
I    أخذ      يأخذ      أخذت      أخذوا      أخذت      يأخذون      يأخذ      أخذ      يؤخذ      آخذون
I    سأل      يسأل      سألت      سألوا      سألت      يسألون      يسأل      سئل      يسأل      سائلون
I    قرأ      يقرأ      قرأت      قرؤوا      قرأت      يقرؤون      يقرأ      قرئ      يقرأ      قارئون
I    بدأ      يبدأ      بدأت      بدأوا      بدأت      يبدأون      يبدأ      بدئ      يبدأ      بادئون
I    وصل      يصل       وصلت      وصلوا      وصلت      يصلون       يصل       -        -         واصلون
I    وجد      يجد       وجدت      وجدوا      وجدت      يجدون       يجد       وجد      يوجد      واجدون
I    وضع      يضع       وضعت      وضعوا      وضعت      يضعون       يضع       وضع      يوضع      واضعون
I    قال      يقول      قالت      قالوا      قلت       يقولون      يقل       قيل      يقال      قائلون
I    زار      يزور      زارت      زاروا      زرت       يزورون      يزر       زير      يزار      زائرون
I    عاد      يعود      عادت      عادوا      عدت       يعودون      يعد       -        -         عائدون
I    باع      يبيع      باعت      باعوا      بعت       يبيعون      يبع       بيع      يباع      بائعون
I    خاف      يخاف      خافت      خافوا      خفت       يخافون      يخف       خيف      يخاف      خائفون
I    كان      يكون      كانت      كانوا      كنت       يكونون      يكن       -        -         كائنون
I    جاء      يجيء      جاءت      جاؤوا      جئت       يجيئون      يجئ       -        -         -
I    شاء      يشاء      شاءت      شاءوا      شئت       يشاؤون      يشأ       -        -         -
I    رمى      يرمي      رمت       رموا       رميت      يرمون       يرم       رمي      يرمى      رامون
I    دعا      يدعو      دعت       دعوا       دعوت      يدعون       يدع       دعي      يدعى      داعون
I    بقي      يبقى      بقيت      بقوا       بقيت      يبقون       يبق       -        -         باقون
I    لقي      يلقى      لقيت      لقوا       لقيت      يلقون       يلق       لقي      يلقى      لاقون
I    رأى      يرى       رأت       رأوا       رأيت      يرون        ير        رئي      يرى       راؤون
I    أتى      يأتي      أتت       أتوا       أتيت      يأتون       يأت       أتي      يؤتى      آتون
I    رد       يرد       ردت       ردوا       رددت      يردون       يردد      رد       يرد       رادون
I    شن       يشن       شنت       شنوا       شننت      يشنون       يشنن      شن       يشن       شانون
II   صرح      يصرح      صرحت      صرحوا      صرحت      يصرحون      يصرح      صرح      يصرح      مصرحون
II   جدد      يجدد      جددت      جددوا      جددت      يجددون      يجدد      جدد      يجدد      مجددون
II   سمى      يسمي      سمت       سموا       سميت      يسمون       يسم       سمي      يسمى      مسمون
II   أكد      يؤكد      أكدت      أكدوا      أكدت      يؤكدون      يؤكد      أكد      يؤكد      مؤكدون
II   هنأ      يهنئ      هنأت      هنأوا      هنأت      يهنئون      يهنئ      هنئ      يهنأ      مهنئون
III  غادر     يغادر     غادرت     غادروا     غادرت     يغادرون     يغادر     غودر     يغادر     مغادرون
III  نادى     ينادي     نادت      نادوا      ناديت     ينادون      يناد      نودي     ينادى     منادون
IV   أعلن     يعلن      أعلنت     أعلنوا     أعلنت     يعلنون      يعلن      أعلن     يعلن      معلنون
IV   أوقف     يوقف      أوقفت     أوقفوا     أوقفت     يوقفون      يوقف      أوقف     يوقف      موقفون
IV   أعاد     يعيد      أعادت     أعادوا     أعدت      يعيدون      يعد       أعيد     يعاد      معيدون
IV   أجرى     يجري      أجرت      أجروا      أجريت     يجرون       يجر       أجري     يجرى      مجرون
IV   أصر      يصر       أصرت      أصروا      أصررت     يصرون       يصرر      -        -         مصرون
IV   أنشأ     ينشئ      أنشأت     أنشؤوا     أنشأت     ينشئون      ينشئ      أنشئ     ينشأ      منشئون
IV   آمن      يؤمن      آمنت      آمنوا      آمنت      يؤمنون      يؤمن      -        -         مؤمنون
V    تحدث     يتحدث     تحدثت     تحدثوا     تحدثت     يتحدثون     يتحدث     -        -         متحدثون
V    تولى     يتولى     تولت      تولوا      توليت     يتولون      يتول      -        -         متولون
VI   تبادل    يتبادل    تبادلت    تبادلوا    تبادلت    يتبادلون    يتبادل    تبودل    يتبادل    متبادلون
VI   تفادى    يتفادى    تفادت     تفادوا     تفاديت    يتفادون     يتفاد     -        -         متفادون
VII  انسحب    ينسحب     انسحبت    انسحبوا    انسحبت    ينسحبون     ينسحب     -        -         منسحبون
VII  انضم     ينضم      انضمت     انضموا     انضممت    ينضمون      ينضمم     -        -         منضمون
VIII اجتمع    يجتمع     اجتمعت    اجتمعوا    اجتمعت    يجتمعون     يجتمع     -        -         مجتمعون
VIII التقى    يلتقي     التقت     التقوا     التقيت    يلتقون      يلتق      -        -         ملتقون
VIII اختار    يختار     اختارت    اختاروا    اخترت     يختارون     يختر      اختير    يختار     مختارون
VIII احتج     يحتج      احتجت     احتجوا     احتججت    يحتجون      يحتجج     -        -         محتجون
IX   احمر     يحمر      احمرت     احمروا     احمررت    يحمرون      يحمرر     -        -         محمرون
X    استقبل   يستقبل    استقبلت   استقبلوا   استقبلت   يستقبلون    يستقبل    استقبل   يستقبل    مستقبلون
X    استعاد   يستعيد    استعادت   استعادوا   استعدت    يستعيدون    يستعد     استعيد   يستعاد    مستعيدون
X    استثنى   يستثني    استثنت    استثنوا    استثنيت   يستثنون     يستثن     استثني   يستثنى    مستثنون
Q1   ترجم     يترجم     ترجمت     ترجموا     ترجمت     يترجمون     يترجم     ترجم     يترجم     مترجمون
Q4   اطمأن    يطمئن     اطمأنت    اطمأنوا    اطمأننت   يطمئنون     يطمئنن    -        -         مطمئنون
";

/// The forms of a verb that a filter accepts.
fn forms(verb: u32, wanted: impl Fn(&Reading, Ending) -> bool) -> Vec<String> {
    let all = Lexicon::embedded().language.paradigm(verb);
    all.into_iter().filter(|(a, _)| wanted(&a.reading, a.ending)).map(|(_, form)| form).collect()
}

/// Whether a reading is a finite form of this tense, active or not, in the third person or the first.
fn finite(reading: &Reading, tense: Tense, active: bool, person: Person) -> bool {
    matches!(*reading, Reading::Verb { tense: t, voice, person: p, .. }
        if t == tense && p == person && voice != if active { Voice::Passive } else { Voice::Active })
}

#[test]
fn model_verbs() {
    use {Ending::*, Person::*, Tense::*};
    let language = &Lexicon::embedded().language;
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in TABLE.lines().filter(|l| !l.is_empty()) {
        let cells: Vec<&str> = row.split_whitespace().collect();
        let ids = language.verb_ids(cells[1]);
        let same = |id: &u32| language.verb(*id).is_some_and(|v| v.form == cells[0] && v.present == cells[2]);
        let Some(&verb) = ids.iter().find(|id| same(id)) else {
            wrong.push(format!("{row}: not in verbs.tsv"));
            continue;
        };
        rows += 1;
        let he = |r: &Reading| r.gender() == Some(khabar::word::Gender::Masculine);
        let found = [
            forms(verb, |r, e| e == She && finite(r, Past, true, Third)),
            forms(verb, |r, e| e == They && finite(r, Past, true, Third)),
            forms(verb, |r, e| e == IOrYou && finite(r, Past, true, First)),
            forms(verb, |r, e| e == Many && finite(r, Present, true, Third)),
            forms(verb, |r, e| (e == Jussive || e == Bare) && he(r) && finite(r, Present, true, Third)),
            forms(verb, |r, e| e == He && finite(r, Past, false, Third)),
            forms(verb, |r, e| e == Bare && he(r) && finite(r, Present, false, Third)),
            forms(verb, |r, e| {
                e == PluralNominative && matches!(r, Reading::Derived { kind: Derived::Active, .. })
            }),
        ];
        for (expected, found) in cells[3..].iter().zip(&found) {
            let right = if *expected == "-" { true } else { found.iter().any(|f| f == expected) };
            if !right {
                wrong.push(format!("{} {}: expected {expected}, found {found:?}", cells[0], cells[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows >= 40);
}

#[test]
fn a_shortened_form_is_found_and_a_wrong_one_is_not() {
    let language = &Lexicon::embedded().language;
    let says = |form: &str| {
        let mut out = Vec::new();
        language.analyses(khabar::text::letters::Letters::new(form).unwrap(), false, &mut out);
        let mut lemmas: Vec<&str> =
            out.iter().filter(|a| a.misfit < 3).map(|a| language.lemma(&a.reading)).collect();
        lemmas.dedup();
        lemmas.join(" ")
    };
    assert!(says("يلتق").contains("التقى"));
    assert!(says("يقل").contains("قال"));
    assert!(says("التقيا").contains("التقى"));
    assert!(says("كنا").contains("كان"));
    assert!(!says("قلوا").split(' ').any(|l| l == "قال"));
    assert!(!says("التقىوا").contains("التقى"));
    assert_eq!(says("زيارات"), "زيارة");
    assert!(says("دولتين").contains("دولة"));
}
