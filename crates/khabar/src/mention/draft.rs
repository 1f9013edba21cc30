//! A mention in the making: the mention, and what is still to be found out about it.

use super::{Form, Kind, Mention};
use crate::lexicon::World;
use crate::lexicon::world::Line;
use crate::page::BlockKind;
use crate::span::Span;

/// What a draft still needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Need {
    /// Nothing.
    #[default]
    Nothing,
    /// A title or a body without a country: the discourse's.
    Country,
    /// A name that means a state or a body only after its full one; dropped where none stood.
    Antecedent,
    /// A title or a body with a pronoun: whose.
    Owner(u8),
    /// «بلاده»: whose.
    Homeland(u8),
    /// «جارتها»: the other state that the text is about.
    Neighbour(u8),
    /// «نظيره»: the same office, of another country.
    Counterpart(u8),
    /// «الوزيران»: the last two.
    Pair,
    /// «الجانبان», «البلدان».
    PairOfStates,
    /// «الدول الثلاث».
    Trio,
    /// «هو».
    Pronoun(u8),
    /// «سموه»: the bearer of the dignity; whether a woman.
    Bearer(bool),
    /// «الأخير».
    Latter(u8),
    /// «إياها».
    Object(u8),
    /// A description with the article: the discourse's country, if any.
    Weak,
}

/// A mention in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The mention; indices in it are of drafts until [`finish`].
    pub mention: Mention,
    /// What is still to be found.
    pub need: Need,
    /// Sentence index.
    pub sentence: usize,
    /// How many clauses of its sentence commas have closed before it.
    pub clause: u16,
    /// The block it stands in.
    pub block: BlockKind,
    /// Index of the role.
    pub role: Option<u16>,
    /// Index of the body.
    pub body: Option<u16>,
    /// Index of the organisation.
    pub organisation: Option<u16>,
    /// Index of the person.
    pub person: Option<u32>,
    /// Tokens of the name alone.
    pub name_tokens: Option<(usize, usize)>,
    /// Other states the same words may mean.
    pub rivals: Vec<u16>,
    /// Places of the same name in other states.
    pub places: Vec<u32>,
    /// Other bodies of the same name.
    pub homonyms: Vec<u16>,
    /// The persons that a short name at the head of a sentence may be.
    pub namesakes: Vec<u32>,
    /// Whether it stands inside another.
    pub nested: bool,
    /// The draft that owns its `same_as`, where apposition or a local name tells.
    pub alias: Option<usize>,
    /// The named one in apposition to this title, which stands after it.
    pub twin: Option<usize>,
    /// Whether its title names its country or its body.
    pub explicit: bool,
    /// Whether its title is over «الدولة» alone («رئيس الدولة»), which in a state's own agency is that state.
    pub of_this_state: bool,
    /// Whether it turned out to be nothing.
    pub dropped: bool,
    /// Whether it names a state whose name is masculine («الأردن»), so that «ه» may mean it.
    pub masculine: bool,
    /// Whether و joins it to what stands before it.
    pub joined: bool,
    /// Whether the sentence opens by it («وفي لبنان، …»), so that what is told there is told of it.
    pub opens: bool,
    /// Whether it is a place or a state right behind «في».
    pub within: bool,
    /// Whether a relative pronoun stands right behind it («تركيا التي»).
    pub described: bool,
    /// Whether it lies beyond a border that is spoken of («قرب الحدود مع مالي»), so that the text is hardly about it.
    pub across: bool,
    /// What the same words name where what they are short for is not there («بروكسل»: the union, else the city).
    pub instead: Option<Box<Draft>>,
}

impl Draft {
    /// A draft over tokens `first..end`.
    pub fn new(kind: Kind, form: Form, span: Span, tokens: (usize, usize)) -> Draft {
        Draft {
            mention: Mention {
                span,
                tokens: (tokens.0 as u32, tokens.1 as u32),
                name_span: None,
                kind,
                proper: false,
                by_kind: false,
                form,
                entity: None,
                name: String::new(),
                name_ar: String::new(),
                country: None,
                sector: Vec::new(),
                office: None,
                gender: None,
                number: None,
                members: Vec::new(),
                same_as: 0,
                why: None,
                score: 0.9,
                role: None,
                former: false,
                place: None,
                metonym: None,
                oblique: false,
                inside: Vec::new(),
            },
            need: Need::Nothing,
            sentence: 0,
            clause: 0,
            block: BlockKind::Body,
            role: None,
            body: None,
            organisation: None,
            person: None,
            name_tokens: None,
            rivals: Vec::new(),
            places: Vec::new(),
            homonyms: Vec::new(),
            namesakes: Vec::new(),
            nested: false,
            alias: None,
            twin: None,
            explicit: false,
            of_this_state: false,
            dropped: false,
            masculine: false,
            joined: false,
            opens: false,
            within: false,
            described: false,
            across: false,
            instead: None,
        }
    }

    /// One past its last token.
    pub fn end(&self) -> usize {
        self.mention.tokens.1 as usize
    }

    /// Its first token.
    pub fn first(&self) -> usize {
        self.mention.tokens.0 as usize
    }

    /// Records the line that gave it.
    pub fn because(&mut self, world: &World, line: Line) {
        self.mention.why = Some((world.file(line), line.line));
    }

    /// The country, where it is a state's or a body's code and not an open one.
    pub fn state(&self) -> Option<&str> {
        self.mention.country.as_deref().filter(|c| *c != "---")
    }
}

/// Sorts drafts into text order, outermost first, and turns their indices into those of the result.
pub(super) fn finish(drafts: Vec<Draft>) -> Vec<Mention> {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&i| !drafts[i].dropped).collect();
    order.sort_by_key(|&i| {
        let span = drafts[i].mention.span;
        (span.start, std::cmp::Reverse(span.end), i)
    });
    let mut place = vec![u32::MAX; drafts.len()];
    for (n, &i) in order.iter().enumerate() {
        place[i] = n as u32;
    }
    let mut slots: Vec<Option<Mention>> = drafts.into_iter().map(|d| Some(d.mention)).collect();
    let mut out = Vec::with_capacity(order.len());
    for (n, &i) in order.iter().enumerate() {
        let Some(mut mention) = slots[i].take() else { continue };
        mention.members.retain_mut(|m| {
            *m = place.get(*m as usize).copied().unwrap_or(u32::MAX);
            *m != u32::MAX
        });
        let same = place.get(mention.same_as as usize).copied().unwrap_or(u32::MAX);
        mention.same_as = if same == u32::MAX { n as u32 } else { same.min(n as u32) };
        // A body without a country is of the country that its title turned out to be of.
        for inner in &mut mention.inside {
            inner.country = inner.country.take().or_else(|| mention.country.clone());
        }
        out.push(mention);
    }
    out
}
