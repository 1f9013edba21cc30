//! Reads the namings of an article, left to right: at every token the construction that takes most words wins.

use super::draft::{Draft, Need};
use super::hits::{Hit, Hits};
use super::{Form, Kind};
use crate::lexicon::grammar::ParticleClass;
use crate::lexicon::world::{What, WordClass};
use crate::lexicon::{Endings, Grammar, Language, Lexicon, World};
use crate::page::{Article, BlockKind};
use crate::text::{Text, TokenKind};
use crate::text::{ending, marks};
use crate::word::{Gender, Number, Person, Reading, Word};
use rustc_hash::FxHashMap;

/// What is needed to read a sentence.
pub(super) struct Reader<'a> {
    /// The world.
    pub world: &'a World,
    /// The language.
    pub language: &'a Language,
    /// What the language says of its names of states.
    pub grammar: &'a Grammar,
    /// The text.
    pub text: &'a Text,
    /// The words of the article, one a token.
    pub words: &'a [Word],
    /// Names found in the sentence.
    pub hits: Hits,
    /// One past the sentence's last token.
    pub stop: usize,
    /// First token of the sentence.
    pub begin: usize,
    /// Whether the sentence is of sport, so that a town in it may be its club.
    pub sport: bool,
    /// Family names met so far, by loose key, and the draft that bore them.
    pub local: FxHashMap<String, usize>,
    /// How they end.
    pub local_endings: Endings,
    /// Drafts so far.
    pub out: Vec<Draft>,
}

/// Reads all coded sentences of an article.
pub(super) fn read(lex: &Lexicon, text: &Text, words: &[Word], article: &Article) -> Vec<Draft> {
    let mut reader = Reader {
        world: &lex.world,
        language: &lex.language,
        grammar: &lex.grammar,
        text,
        words,
        hits: Hits::default(),
        stop: 0,
        begin: 0,
        sport: false,
        local: FxHashMap::default(),
        local_endings: Endings::default(),
        out: Vec::with_capacity(64),
    };
    let sentences = article.sentences(text);
    for &(n, block) in &sentences {
        reader.sentence(n, block);
    }
    super::local::name_headlines(&mut reader, &sentences);
    reader.out
}

/// What the names at a token may be, so that only the constructions in question are tried.
#[derive(Default)]
struct Seen {
    title: bool,
    name: bool,
    word: bool,
}

fn kinds(hits: &[Hit]) -> Seen {
    let mut seen = Seen::default();
    for hit in hits {
        match hit.what {
            What::Role { .. } | What::Word(WordClass::Counterpart | WordClass::Under, _) => seen.title = true,
            What::Person(..)
            | What::Organisation(..)
            | What::Outlet(_)
            | What::Body(..)
            | What::State(..)
            | What::Place(_)
            | What::Given(_) => seen.name = true,
            What::Word(
                WordClass::Stop
                | WordClass::Preposition
                | WordClass::Former
                | WordClass::Incumbent
                | WordClass::Thing
                | WordClass::Team
                | WordClass::Sport
                | WordClass::Quality
                | WordClass::Attached
                | WordClass::Border,
                _,
            ) => {}
            _ => seen.word = true,
        }
    }
    seen
}

/// One past the last token that any of the drafts takes; 0 where there are none.
fn ends(drafts: &[Draft]) -> usize {
    drafts.iter().map(Draft::end).max().unwrap_or(0)
}

/// Whether a reading is a verb as news tells with; what addresses the reader («تشون» of وشى) is a name sooner.
pub(super) fn is_told(reading: &Reading) -> bool {
    matches!(reading, Reading::Verb { person: Person::First | Person::Third, .. })
}

/// Whether a draft of one word is worth less than a family name.
pub(super) fn is_weak(draft: &Draft) -> bool {
    let m = &draft.mention;
    m.form == Form::Description
        || m.kind == Kind::Place && m.metonym.is_none()
        || draft.need == Need::Antecedent
        || m.form == Form::Title && m.kind == Kind::Person && draft.need != Need::Nothing
}

impl<'a> Reader<'a> {
    fn sentence(&mut self, n: usize, block: BlockKind) {
        let Some(sentence) = self.text.sentences.get(n) else { return };
        let tokens = sentence.tokens();
        self.begin = tokens.start;
        self.stop = tokens.end.min(self.text.tokens.len());
        let mut hits = std::mem::take(&mut self.hits);
        hits.find(self.world, self.text, self.words, self.begin..self.stop);
        self.hits = hits;
        self.sport = self.is_of_sport();
        let mut i = self.begin;
        let verb = if block == BlockKind::Body { self.opening_verb() } else { None };
        // How many commas stand before a token, those not counted that open a clause on the noun before them.
        let (mut clause, mut seen) = (0u16, self.begin);
        while i < self.stop {
            let thing = self.thing_end(i).unwrap_or(i);
            let verb = verb == Some(i) || block == BlockKind::Body && self.is_awaited_verb(i);
            let found = if verb { None } else { self.best(i) };
            let Some(mut drafts) = found.filter(|drafts| ends(drafts) > thing) else {
                i = thing.max(i + 1);
                continue;
            };
            let end = ends(&drafts).max(i + 1);
            clause += (seen..i).filter(|&k| self.is_between_clauses(k)).count() as u16;
            seen = i.max(seen);
            for draft in &mut drafts {
                draft.sentence = n;
                draft.clause = clause;
                draft.block = block;
                draft.opens = super::scene::opens(self.text, draft);
                draft.within = super::scene::is_within(self.text, draft);
                draft.described = super::scene::is_described(self.text, draft);
                draft.across = self.world.is_across(self.text, draft.first());
                draft.mention.oblique = draft.nested || self.is_oblique(draft.first(), draft.mention.oblique);
                if self.is_masculine_body(draft) {
                    draft.mention.gender = Some(Gender::Masculine);
                }
            }
            self.name_inside(&mut drafts);
            self.accept(drafts);
            i = end;
        }
    }

    /// Whether two words of the sentence are of sport, or one where the sentence before it was of it.
    fn is_of_sport(&self) -> bool {
        let sport = |h: &Hit| matches!(h.what, What::Word(WordClass::Sport | WordClass::Team, _));
        let words = (self.begin..self.stop).filter(|&k| self.hits.at(k).iter().any(sport)).count();
        words > 1 || words == 1 && self.sport
    }

    /// Whether a comma at `i` parts two clauses and opens none on the noun before it («، الذي»).
    pub(super) fn is_between_clauses(&self, i: usize) -> bool {
        // «، والتي» goes on with the same noun.
        let key = |k: usize| self.words[k].prefixes.bare_of(self.text.key(k));
        let word = |k: usize| self.grammar.at(key(k), |_| "").map(|(class, ..)| class);
        let relative = |k: usize| word(k) == Some(ParticleClass::Relative);
        marks::is_comma(self.text.token(i)) && i + 1 < self.stop && !relative(i + 1)
    }

    /// «الجيش», «حزب الله»: whether a body's head noun is masculine, so that «ه» may mean it. A name of one word («حماس») is
    /// no noun.
    fn is_masculine_body(&self, draft: &Draft) -> bool {
        let m = &draft.mention;
        let first = draft.first();
        let noun = |r: &Reading| {
            matches!(r, Reading::Noun { gender: Gender::Masculine, number: Number::Singular, .. })
        };
        let named = m.form == Form::Name && draft.end() == first + 1 && !self.has_article(first);
        m.kind == Kind::Organization && !named && self.readings(first).first().is_some_and(noun)
    }

    /// Adds drafts that refer to each other by their place in the list.
    fn accept(&mut self, mut drafts: Vec<Draft>) {
        let base = self.out.len();
        for draft in &mut drafts {
            draft.mention.members.iter_mut().for_each(|m| *m += base as u32);
        }
        for draft in drafts {
            self.out.push(draft);
            super::local::register(self, self.out.len() - 1);
        }
    }

    /// The longest construction that begins at `i`, its outer mention first.
    fn best(&self, i: usize) -> Option<Vec<Draft>> {
        if self.text.tokens.get(i)?.kind == TokenKind::Punct {
            return None;
        }
        let mut best: Option<(usize, Vec<Draft>)> = None;
        let mut offer = |drafts: Option<Vec<Draft>>| {
            let Some(drafts) = drafts else { return };
            let end = ends(&drafts);
            if best.as_ref().is_none_or(|(longest, _)| end > *longest) {
                best = Some((end, drafts));
            }
        };
        offer(self.announced_outlet_at(i));
        let seen = kinds(self.hits.at(i));
        let person = if seen.name { self.person_at(i) } else { None };
        let named = person.as_ref().is_some_and(|d| d[0].person.is_some() && d[0].end() > i + 1);
        let title = if seen.title { self.title_at(i) } else { None };
        // «سلطان الجابر»: a whole name that the lexicon knows is no title of as many words without a name.
        if named && title.as_ref().is_some_and(|d| d[0].person.is_none()) {
            offer(person.clone());
        }
        // «في الشيخ جراح»: nor is a place of as many words whoever bears its name, of whom the lexicon knows nobody.
        let strange = title.as_ref().is_some_and(|d| d[0].person.is_none() && d[0].end() > i + 1);
        if strange && seen.name {
            offer(self.place_at(i).filter(|d| title.as_ref().is_some_and(|title| ends(d) >= ends(title))));
        }
        offer(title);
        if seen.name {
            offer(person);
            // A body with a name of its own, then a kind of body, then a short name that needs its full one.
            let (full, partial) = match self.organisation_at(i) {
                Some(d) if d[0].need == Need::Antecedent => (None, Some(d)),
                found => (found, None),
            };
            let partial = partial.map(|drafts| self.with_instead(i, drafts));
            offer(full);
            offer(self.body_at(i));
            offer(partial);
            offer(self.state_at(i));
        }
        if seen.word {
            offer(self.reference_at(i));
            offer(self.description_at(i));
            offer(self.headed_at(i));
            offer(self.strange_place_at(i));
            offer(self.facility_at(i));
            offer(self.nisba_at(i));
            offer(self.by_origin(i));
        }
        if seen.name {
            offer(self.place_at(i));
        }
        if (seen.name || seen.word) && !named {
            offer(self.stranger_at(i));
        }
        // A family name the article has given in full is that person, whatever else the word means («الشاهد»), and though
        // the lexicon knows somebody else by it whom the article does not name.
        // So does the singular of a group's name («الحوثي») behind one of that family name.
        let singular = |d: &Draft| d.organisation.is_some() && ending::is_nisba_like(self.text.key(i));
        // «قال السوداني»: and so does an adjective of origin that describes nothing.
        let origin = |d: &Draft| d.mention.form == Form::Demonym && super::local::describes_nothing(self, i);
        let gives_way =
            |d: &Draft| is_weak(d) || singular(d) || origin(d) || super::local::is_namesake(self, d);
        if best.as_ref().is_none_or(|(end, drafts)| *end == i + 1 && gives_way(&drafts[0])) {
            best = super::local::local_at(self, i).map(|d| (d.end(), vec![d])).or(best);
        }
        if best.is_none() {
            return self.relative_at(i).or_else(|| self.shaped_at(i));
        }
        best.map(|(_, drafts)| drafts)
    }

    /// Notes the state or capital of the same words beside a name that is short for a body, or what else the words describe
    /// («الحركة», «الحزب»).
    fn with_instead(&self, i: usize, mut drafts: Vec<Draft>) -> Vec<Draft> {
        let Some(first) = drafts.first_mut() else { return drafts };
        let same = |d: &Draft| d.mention.tokens == first.mention.tokens;
        let instead = match (self.state_at(i).as_deref(), self.description_at(i).as_deref()) {
            (Some([state]), _) if same(state) && state.need == Need::Nothing => Some(state.clone()),
            // «التحالف» may be what is made as well as who made it; nor is «الهيئة» whole with an adjective behind it
            // («الهيئة الإدارية لاتحاد الشغل»).
            (_, Some([described]))
                if same(described)
                    && !self.readings(i).iter().any(Reading::is_masdar)
                    && !self.is_described(described.end()) =>
            {
                Some(described.clone())
            }
            _ => None,
        };
        first.instead = instead.map(Box::new);
        drafts
    }

    /// Whether the token at `i` is an adjective with the article of what stands before it.
    fn is_described(&self, i: usize) -> bool {
        i < self.stop && self.has_article(i) && self.is_attribute(i, 0)
    }

    /// A state at `i`, by one of its names or by its capital. A name that is short for a state («غزة», «جبل طارق») is the place's where the
    /// article does not name that state.
    fn state_at(&self, i: usize) -> Option<Vec<Draft>> {
        let (mut draft, _) = self.state(i)?;
        if draft.need == Need::Antecedent {
            let same = |d: &Draft| d.mention.tokens == draft.mention.tokens;
            draft.instead = self.place(i).filter(same).map(Box::new);
        }
        if draft.mention.kind == Kind::Place {
            self.club_of_town(i, &mut draft);
        }
        Some(vec![draft])
    }

    /// A place at `i`.
    fn place_at(&self, i: usize) -> Option<Vec<Draft>> {
        let mut draft = self.place(i)?;
        self.club_of_town(i, &mut draft);
        Some(vec![draft])
    }
}
