//! The features of the choice of fillers and of countries, list by list: templates whose fields are those of [`Field`].
//!
//! [`Field`]: super::field::Field

/// A list of templates: what some or all fillers are weighed by, or two together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum List {
    /// Any filler, and nobody.
    Anybody,
    /// Nobody alone.
    Nobody,
    /// Somebody: the path to them, and what they are.
    Somebody,
    /// Somebody of a known sector.
    OfSector,
    /// Somebody: what else is known of them.
    Last,
    /// Two fillers, by how they were found.
    How,
    /// By their sectors.
    Sectors,
    /// By their countries.
    Countries,
    /// By the order they stand in.
    Order,
    /// A choice of countries, by what the article's other predicates of the type speak for.
    OfType,
    /// By what all its others do.
    OfArticle,
    /// By what the others of its sentence do.
    OfSentence,
}

impl List {
    /// All lists.
    pub const ALL: [List; 12] = [
        List::Anybody,
        List::Nobody,
        List::Somebody,
        List::OfSector,
        List::Last,
        List::How,
        List::Sectors,
        List::Countries,
        List::Order,
        List::OfType,
        List::OfArticle,
        List::OfSentence,
    ];

    /// Its templates.
    pub const fn templates(self) -> &'static [&'static str] {
        match self {
            List::Anybody => &ANYBODY,
            List::Nobody => &NOBODY,
            List::Somebody => &SOMEBODY,
            List::OfSector => &OF_SECTOR,
            List::Last => &LAST,
            List::How => &HOW,
            List::Sectors => &SECTORS,
            List::Countries => &COUNTRIES,
            List::Order => &ORDER,
            List::OfType => &OF_TYPE,
            List::OfArticle => &OF_ARTICLE,
            List::OfSentence => &OF_SENTENCE,
        }
    }
}

/// Of any filler, and of nobody.
const ANYBODY: [&str; 5] = [
    "c:{role}:how={how},type={type}",
    "c:{role}:how={how},head={head}",
    "c:{role}:how={how},frame={frame}",
    "c:{role}:how={how},slotted={slotted},head={head}",
    "c:{role}:count={count},type={type}",
];

/// Of nobody alone.
const NOBODY: [&str; 1] = ["c:{role}:none,of={offered}"];

/// Of somebody: the path to them, and what they are.
const SOMEBODY: [&str; 32] = [
    "c:{role}:within={within},how={how}",
    "c:{role}:within={within},slot={slot},head={head}",
    "c:{role}:within={within},type={type}",
    "c:{role}:says={says},how={how}",
    "c:{role}:says={says},head={head},side={side}",
    "c:{role}:says={says},type={type}",
    "c:{role}:side={side},far={far},head={head}",
    "c:{role}:side={side},far={far},how={how}",
    "c:{role}:slot={slot},head={head}",
    "c:{role}:slot={slot},type={type}",
    "c:{role}:listed={listed},how={how}",
    "c:{role}:listed={listed},head={head},verbs={verbs}",
    "c:{role}:verbs={verbs},side={side},head={head}",
    "c:{role}:between={between},side={side},head={head}",
    "c:{role}:prep={prep},side={side},type={type}",
    "c:{role}:prep={prep},slot={slot}",
    "c:{role}:prep={prep},head={head},listed={listed}",
    "c:{role}:passed={passed},side={side},head={head}",
    "c:{role}:passed={passed},side={side},type={type}",
    "c:{role}:elsewhere={elsewhere},head={head}",
    "c:{role}:elsewhere={elsewhere},side={side},how={how}",
    "c:{role}:agrees={agrees},slot={slot}",
    "c:{role}:kind={kind},type={type}",
    "c:{role}:kind={kind},how={how}",
    "c:{role}:form={form},how={how}",
    "c:{role}:kind={kind},form={form}",
    "c:{role}:kind={kind},slot={slot},side={side}",
    "c:{role}:kind={kind},slot={slot},frame={frame}",
    "c:{role}:kind={kind},slot={slot},type={type},head={head}",
    "c:{role}:kind={kind},prep={prep},type={type}",
    "c:{role}:sure={sure}",
    "c:{role}:reached={reached},head={head}",
];

/// Of somebody of a known sector.
const OF_SECTOR: [&str; 2] = ["c:{role}:sector={sector},type={type}", "c:{role}:sector={sector},how={how}"];

/// What else is known of somebody.
const LAST: [&str; 6] = [
    "c:{role}:no-country{stateless}",
    "c:{role}:lent{lent}",
    "c:{role}:oblique{oblique},how={how}",
    "c:{role}:setting{at-home},type={type}",
    "c:{role}:told={told},how={how}",
    "c:{role}:description,definite={definite},how={how}",
];

/// Of two fillers, by how they were found.
const HOW: [&str; 3] = [
    "c:how={how}/{other},head={head}",
    "c:how={how}/{other},type={type}",
    "c:how={how}/{other},light={light}",
];

/// By their sectors.
const SECTORS: [&str; 2] =
    ["c:sectors={sector}/{other-sector}", "c:sectors={sector}/{other-sector},type={type}"];

/// By their countries.
const COUNTRIES: [&str; 2] = ["c:countries={countries},type={type}", "c:countries={countries},frame={frame}"];

/// By the order they stand in.
const ORDER: [&str; 3] = [
    "c:order={order},head={head}",
    "c:order={order},type={type}",
    "c:order={order},passive={passive},head={head}",
];

/// Of a choice of countries, by what the article's other predicates of the type speak for.
const OF_TYPE: [&str; 3] = [
    "{step}type:pair={pair-of-type},of={alike}",
    "{step}type:actor={actor-of-type},named={acts}",
    "{step}type:recipient={recipient-of-type},named={suffers}",
];

/// By what all its others do.
const OF_ARTICLE: [&str; 3] = [
    "{step}pair={pair},of={others}",
    "{step}actor={actor},named={acts},of={others}",
    "{step}recipient={recipient},named={suffers},of={others}",
];

/// By what the others of its sentence do.
const OF_SENTENCE: [&str; 3] = [
    "{step}sentence:actor={actor-beside},named={acts},of={beside}",
    "{step}sentence:recipient={recipient-beside},named={suffers},of={beside}",
    "{step}sentence:turned={turned-actor}/{turned-recipient},named={both}",
];
