//! Prepositions and other small words whose part in a sentence is for code to decide, as loose keys.

use super::grammar::Gender;
use super::prefix;
use std::borrow::Cow;

/// «من»: out of a whole, and before the whole a description belongs to.
pub const FROM: &str = "من";
/// «عن»: on whose behalf, or from whom a report is.
pub const ABOUT: &str = "عن";
/// «ب»: with, in, by; before what one is accused of.
pub const WITH: &str = "ب";
/// «في»: in.
pub const IN: &str = "في";
/// «ل»: to, for, and before a purpose.
pub const FOR: &str = "ل";
/// «ف»: and then, before what answers or follows.
pub const THEN: char = 'ف';
/// Before who acts beside those named («السعودية والبحرين، إلى جانب الإمارات»).
pub const ADDING: [&str; 5] = ["الي جانب", "بالاضافه الي", "اضافه الي", "علاوه علي", "فضلا عن"];
/// «لن»: negates what is to come.
pub const WILL_NOT: &str = "لن";

/// «سبق»: it has happened already («سبق أن زار», «سبق للوزير أن زار»).
pub const ALREADY: &str = "سبق";
/// «إذا», «لو»: if.
pub const IF: [&str; 2] = ["اذا", "لو"];
/// «الذي»: who or which, of one man or thing.
pub const WHO: &str = "الذي";

/// «التي»: who or which, of one woman or of things.
pub const WHO_SHE: &str = "التي";
/// «نحن»: we.
pub const WE: &str = "نحن";
/// «أنا»: I.
pub const I: &str = "انا";
/// «لكن»: but.
pub const BUT: &str = "لكن";
/// «أن», «إن»: that.
pub const THAT: &str = "ان";
/// «ما»: what, that which.
pub const WHAT: &str = "ما";
/// «لما»: for what; elsewhere a conjunction, «when».
pub const FOR_WHAT: &str = "لما";

/// «على»: on, against; before whom a duty lies on.
pub const ON: &str = "علي";
/// The verb of duty that «على» alone implies («إن على روسيا أن تنسحب»).
pub const OUGHT: &str = "وجب";

/// Before what a number is of in parts of a name («اتفاقية للتعاون في مجال الدفاع»): the name goes on behind them.
pub const IN_A_NAME: [&str; 4] = [FOR, IN, "حول", "بشان"];
/// Before those who share something («بين البلدين»، «مع روسيا»).
pub const SHARED: [&str; 2] = [BETWEEN, "مع"];
/// Before what is yet to come when something happens.
pub const BEFORE: &str = "قبل";
/// Before that by which somebody speaks («عبر إذاعتها»).
pub const THROUGH: &str = "عبر";
/// «ضد»: against; of its own it tells whom somebody turns against, in a deed, in help and in a name alike.
pub const AGAINST: &str = "ضد";
/// Before who suffers a deed of force.
pub const SUFFERING: [&str; 2] = [ON, AGAINST];
/// What makes of «على» the one who did it («على يد»، «على أيدي»), as loose keys.
pub const HANDS: [&str; 2] = ["يد", "ايدي"];
/// Before those against whom somebody is helped.
pub const OPPOSED: [&str; 4] = [AGAINST, "في مواجهه", "في وجه", "بوجه"];
/// Before all who share something.
pub const BETWEEN: &str = "بين";
/// Before what a thing is tied to, so that the phrase before it goes on («الحرب في أوكرانيا»).
pub const TIES: [&str; 6] = [IN, FOR, FROM, ON, BETWEEN, AGAINST];
/// How an indefinite dual ends («رحلتين»، «رحلتان»).
pub const DUAL: [&str; 2] = ["ين", "ان"];

/// Before what completes a description of somebody, as a careful editor writes them («مدافع عن حقوق الإنسان»).
pub const COMPLETING: [&str; 6] = [FROM, ABOUT, IN, "على", "إلى", AGAINST];
/// Before the body a description belongs to («عناصر من التنظيم»).
pub const OF_A_BODY: [&str; 4] = [FROM, FOR, IN, WITH];
/// Before «أن» and what has happened by then.
const BEFORE_WHAT_HAPPENED: [&str; 6] = ["بعد", "منذ", "عقب", "اثر", ALREADY, "يسبق"];
/// Before the country that a description acts in or comes from («مسلحون في ليبيا»).
pub const OF_A_COUNTRY: [&str; 3] = [FROM, FOR, IN];
/// Before the place where something happens.
pub const PLACES: [&str; 17] = [
    "في",
    WITH,
    "قرب",
    "بالقرب من",
    "علي مقربه من",
    "بجوار",
    "بمحاذاه",
    "قباله",
    "وسط",
    "داخل",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "امام",
    "عند",
    "عبر",
];
/// Before what is spoken of, judged or asked for.
pub const TOPICS: [&str; 9] = [FOR, ABOUT, "بشان", "حول", "حيال", "ازاء", ON, AGAINST, WITH];
/// Whether a preposition stands before what news is of.
pub fn is_topic(prep: &str) -> bool {
    matches!(prep, ABOUT | "بشان" | "حول" | "حيال" | "ازاء" | "بخصوص")
}

/// «إلى», as prepositions are kept.
pub const TO: &str = "الي";
/// Before who asked for what others do.
pub const ASKED_BY: &str = "بطلب من";
/// Before a house in which somebody meets.
pub const INSIDE: [&str; 4] = [IN, WITH, "داخل", "امام"];
/// «شماليّ بغداد»، «شمالي بغداد»: sides of a place, as they stand before its name.
pub const SIDES: [&str; 10] =
    ["شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "ضواحي"];

/// Whether a key stands before whom somebody plays («فاز على باليرمو», «تعادل مع ليفورنو», «خسر أمام روما»).
pub fn is_met(loose: &str) -> bool {
    matches!(loose, ON | "مع" | "امام" | BETWEEN)
}

/// The side that a word names before a place («شمالي» as «شمال»), of the four of them.
pub fn side(key: &str) -> Option<&'static str> {
    let bare = key.strip_suffix('ي').unwrap_or(key);
    SIDES[..4].iter().copied().find(|side| *side == bare)
}

/// Whether a word for a side is written as an adverb («شماليّ»).
pub fn is_adverb_of_side(key: &str) -> bool {
    key.ends_with('ي') && side(key).is_some()
}

/// Before what is of another time than the clause it stands in.
pub const OTHER_TIMES: [&str; 17] = [
    "بعد",
    "فور",
    "عقب",
    "اثر",
    "علي اثر",
    "في اعقاب",
    "بعيد",
    "من بعد",
    "قبل",
    "قبيل",
    "عشيه",
    "منذ",
    "بسبب",
    "علي خلفيه",
    "رغم",
    "جراء",
    "نتيجه",
];
/// Before what happens while something else does.
pub const SAME_TIME: [&str; 6] = [IN, "خلال", "اثناء", "علي هامش", "بمناسبه", "في اطار"];
/// Before what has the same day as what happens in it.
pub const DURING: [&str; 5] = ["خلال", "اثناء", "علي هامش", "بمناسبه", "في ختام"];
/// Before what is planned, tried or charged («محاولة لقتل»، «القيام بزيارة»، «السعي إلى لقاء»).
pub const OF_A_PLAN: [&str; 3] = [FOR, WITH, "الي"];
/// «حتى»: until.
pub const UNTIL_THEN: &str = "حتي";
/// «إلا»: what follows a negation and undoes it.
pub const EXCEPT: &str = "الا";
/// «منذ»: since.
pub const SINCE: &str = "منذ";
/// Before the place one goes to.
pub const DIRECTIONS: [&str; 3] = ["الي", FOR, ON];

/// Before whose statement, or with whom the interview («بيان صادر عن الوزارة»، «مقابلة مع القناة»).
pub const OF_A_MEDIUM: [&str; 4] = [FOR, ABOUT, "مع", "الي"];
/// Of these, before whose it is.
pub const OWNS_A_MEDIUM: [&str; 2] = [FOR, ABOUT];

/// «فيما», «بينما», «في حين», «كما»: what sets one report beside another, in the loose spelling.
pub const BESIDE: [&str; 4] = ["فيما", "بينما", "حين", AS_ALSO];
/// «كما»: as, and also.
pub const AS_ALSO: &str = "كما";

/// «حيث»: where, and while.
pub const WHERE: &str = "حيث";
/// «هناك», which points to a place named before.
pub const THERE: &str = "هناك";
/// «إلى أن»: until, or what a verb that governs «إلى» tells.
const UNTIL: &str = "الي ان";
/// «على أن»: provided that, or what a verb that governs «على» tells.
const PROVIDED: &str = "علي ان";

/// The preposition of an expression that may open what is told («أشار إلى أن»، «شدد على أن»).
pub fn before_what_is_told(key: &str) -> Option<&'static str> {
    match key {
        UNTIL => Some(DIRECTIONS[0]),
        PROVIDED => Some(ON),
        _ => None,
    }
}

/// Prepositions that tell much of how a noun stands; the rest are one class.
pub const TELLING: [&str; 18] = [
    FOR, WITH, IN, FROM, ON, "الي", ABOUT, "بعد", BEFORE, "خلال", "اثر", "عقب", "بسبب", AGAINST, SINCE, "حول",
    "بشان", "مع",
];

/// Whether a key, with «و» or without, stands before «أن» and what has happened by then («بعد أن صوت المجلس»).
pub fn is_before_what_happened(key: &str) -> bool {
    BEFORE_WHAT_HAPPENED.contains(&key.strip_prefix('و').unwrap_or(key))
}

/// Whether a word opens a clause of «أن».
pub fn opens_that_clause(key: &str) -> bool {
    key.starts_with("ان")
}

/// «بأنها», «بالعدائية»: whether a loose key is of «ب» and «أن» with a pronoun, or of «ب» and the article.
pub fn is_what_it_is_called(loose: &str) -> bool {
    const CALLED: [&str; 6] = ["بانه", "بانها", "بانهم", "بانهما", "بانهن", "بان"];
    CALLED.contains(&loose) || loose.starts_with("بال") && loose.chars().count() > 5
}

/// Whether a word opens a clause as «إن» does, which follows verbs of saying, rather than as «أن».
pub fn is_of_saying(token: &str) -> bool {
    token.trim_start_matches(['و', 'ف']).starts_with('إ')
}

/// The masculine accusative a participle's loose key may be a form of («مضيفه»: «مضيفا»), with the gender the form
/// shows; a plural shows none that a verb before its subject would.
pub fn circumstantial(key: &str) -> Option<(Cow<'_, str>, Option<Gender>)> {
    if key.ends_with('ا') {
        return Some((Cow::Borrowed(key), Some(Gender::Masculine)));
    }
    let (stem, gender) = match key.strip_suffix('ه') {
        Some(stem) => (stem, Some(Gender::Feminine)),
        None => (key.strip_suffix("ين")?, None),
    };
    Some((Cow::Owned([stem, "ا"].concat()), gender))
}

/// Whom a joined pronoun may stand for: `Some(true)` for a feminine («زيارتها»), `Some(false)` for a masculine,
/// `None` inside where it tells nothing, and nothing for one that does not point back.
pub fn pronoun_gender(suffix: &str) -> Option<Option<bool>> {
    match suffix {
        "ه" => Some(Some(false)),
        "ها" => Some(Some(true)),
        "هم" | "هما" | "نا" => Some(None),
        _ => None,
    }
}

/// Whether a relative pronoun of one describes a feminine («التي») or a masculine («الذي»); `None` for the others.
pub fn relative_gender(loose: &str) -> Option<bool> {
    match loose {
        WHO => Some(false),
        WHO_SHE => Some(true),
        _ => None,
    }
}

/// Whether a joined pronoun is of two («دعمهما»).
pub fn is_dual_pronoun(suffix: &str) -> bool {
    suffix == "هما"
}

/// Whether a joined pronoun is of several men («بحقهم»).
pub fn is_plural_pronoun(suffix: &str) -> bool {
    suffix == "هم"
}

/// Whether a joined pronoun is of those who speak («قواتنا»).
pub fn is_first_person(suffix: &str) -> bool {
    suffix == "نا"
}

/// A loose key without a final possessive of the third person masculine («سفيره»), which stands for all possessives in
/// the lexicon; `None` where it ends otherwise.
pub fn before_his(key: &str) -> Option<&str> {
    key.strip_suffix('ه')
}

/// A key without the «س» of the future.
pub fn without_future(key: &str) -> &str {
    key.strip_prefix('س').unwrap_or(key)
}

/// A key without its article, also where «ل» has swallowed the alif («للرئيس» behind its first lam).
pub fn without_any_article(key: &str) -> &str {
    key.strip_prefix("ال").or_else(|| key.strip_prefix('ل')).unwrap_or(key)
}

/// The loose key a noun has alone when its ending opened before a pronoun («زيارت» of «زيارته»).
pub fn closed_feminine(stem: &str) -> Option<String> {
    stem.strip_suffix('ت').map(|open| super::fold::loosen(open) + "ه")
}

/// Whether a key is «في».
pub fn is_in(key: &str) -> bool {
    key == "في" || key == "فى"
}

/// Whether a key is «في», with «و» or without.
pub fn opens_with_in(key: &str) -> bool {
    is_in(key.strip_prefix(prefix::AND).unwrap_or(key))
}

/// Whether a key is the preposition «من», or مَن.
pub fn is_from(key: &str) -> bool {
    key == "من"
}

/// Whether a light key is the preposition of where one goes or is sent.
pub fn is_to(key: &str) -> bool {
    key == "إلى" || key == "الى"
}

/// «المتحدث باسم» without its last word, where nobody stands behind it for whom he speaks.
pub fn without_in_the_name(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((before, last)) if is_in_the_name(last) => before,
        _ => name,
    }
}

/// Whether a word of a title as it is written leads to where its bearer is sent: «المبعوث الأممي إلى سوريا».
pub fn is_where_sent(word: &str) -> bool {
    word == "إلى"
}

/// Whether a word is «باسم», which binds who is spoken for.
pub fn is_in_the_name(word: &str) -> bool {
    word == "باسم"
}
