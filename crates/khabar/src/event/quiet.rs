//! Sport, culture, weather, accidents and the like: paragraphs whose words show that what looks like an event is none.
//!
//! Two telling words of a domain in one paragraph, or one in the headline, make the text that domain's; then no event
//! of the types that the domain vetoes is coded, unless a word in its sentence says that politics is at work.

use super::rank::{politics, standing};
use super::{EventMention, EventType};
use crate::clause::{Context, Parse};
use crate::lexicon::frames::{Marked, Quiet};
use crate::mention::{Form, Kind, sector};
use crate::page::BlockKind;
use rustc_hash::FxHashMap;

/// What makes a paragraph a domain's: a telling word counts two, a weaker one counts one.
const ENOUGH: usize = 4;

/// The domain of prices and firms.
const TRADE: &str = "business";

/// What prices and firms are hardly told of by: «تراجع الدولار» is a retreat in words, «زيارة» is a visit.
const PLAIN: [EventType; 4] =
    [EventType::Consult, EventType::Assault, EventType::Mobilize, EventType::Cooperate];

/// The domain of games and those who play them.
const SPORT: &str = "sport";

/// What those who bear arms do to a player as to anybody.
const FORCE: [&str; 3] = ["abduct", "arrest", "release"];

/// The domain of what private people do to each other.
const PRIVATE: &str = "private";

/// Takes away the events that a quiet domain vetoes.
pub fn silence(cx: &Context<'_>, parse: &Parse, events: &mut Vec<EventMention>) {
    if events.is_empty() {
        return;
    }
    let words: Vec<Vec<&[u32]>> = parse
        .sentences
        .iter()
        .map(|s| cx.text.sentences[s.sentence as usize].tokens().map(|t| cx.marks(t)).collect())
        .collect();
    let mut blocks: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (n, s) in parse.sentences.iter().enumerate() {
        blocks.entry(block_of(cx, s.sentence)).or_default().push(n);
    }
    let all: Vec<&Vec<&[u32]>> = words.iter().collect();
    let mut told = vec![false; cx.lex.frames.marks()];
    words.iter().flatten().copied().flatten().for_each(|&mark| told[mark as usize] = true);
    let quiet = &cx.lex.frames.quiet;
    // For each domain, whether the whole article is of it, and each of its paragraphs.
    let of: Vec<(bool, Vec<bool>)> = quiet
        .iter()
        .map(|domain| {
            let domain = &Told::of(domain, &told);
            let headline = parse
                .sentences
                .iter()
                .zip(&words)
                .any(|(s, w)| s.block == BlockKind::Headline && weight(domain, &[w]) >= 2);
            let mut inside = vec![false; parse.sentences.len()];
            for sentences in blocks.values() {
                let of_block: Vec<&Vec<&[u32]>> = sentences.iter().map(|&n| &words[n]).collect();
                let is = weight(domain, &of_block) >= ENOUGH;
                sentences.iter().for_each(|&n| inside[n] = is);
            }
            (headline && weight(domain, &all) >= ENOUGH, inside)
        })
        .collect();
    let private = |event: &EventMention| {
        let sides = [standing(cx, &event.actors), standing(cx, &event.recipients)];
        sides.iter().all(|s| matches!(*s, "private" | "nobody"))
    };
    let public = |event: &EventMention| {
        event.actors.iter().chain(&event.recipients).any(|p| {
            let m = &cx.mentions[p.mention as usize];
            let named = matches!(m.kind, Kind::Person | Kind::State) && m.form != Form::Demonym;
            named && sector::is_of(&p.sector, &[sector::GOVERNMENT])
                || sector::is_of(&p.sector, &sector::ARMED)
        })
    };
    let armed = |event: &EventMention| event.actors.iter().any(|p| sector::is_of(&p.sector, &sector::ARMED));
    let crowd = |event: &EventMention| {
        event.actors.first().is_some_and(|p| cx.mentions[p.mention as usize].kind == Kind::Group)
    };
    // «قتل ثلاثة مدنيين بانفجار عبوة ناسفة»: so does what the words of war or terror tell.
    let war = quiet.iter().find(|domain| domain.domain == PRIVATE).map_or(&[][..], |domain| &domain.keep);
    let of_war = |n: usize| war.iter().any(|k| holds(&words[n], k));
    let apolitical = politics(cx) == "few" && events.iter().all(private);
    events.retain(|event| {
        let n = event.parsed as usize;
        let of_domain = quiet.iter().zip(&of).any(|(domain, (all, inside))| {
            // «صفقة بقيمة مئة مليار دولار»: what states, their officials and forces do among figures of trade stays an event.
            let of_state = domain.domain == TRADE && PLAIN.contains(&event.kind) && public(event);
            // «خطف مسلحون لاعب كرة قدم»
            let of_force = domain.domain == SPORT
                && event.mode.as_deref().is_some_and(|mode| FORCE.contains(&mode))
                && armed(event);
            (*all || inside[n])
                && !of_state
                && !of_force
                && domain.vetoes.iter().any(|v| v == event.kind.name())
                && !domain.keep.iter().any(|k| holds(&words[n], k))
        });
        // Where the text names nobody of politics, what private people do to each other is no event; a crowd that takes to the
        // street or goes on strike does politics.
        let protest = event.kind == EventType::Protest && crowd(event);
        // «سلم الهلال الأحمر الكويتي خياما لأهالي مقديشو»: so does relief that crosses a border.
        let relief = event.kind == EventType::Aid && super::countries(event).len() > 1;
        let of_nobody = apolitical && private(event) && !protest && !relief && !of_war(n);
        !(of_domain || of_nobody)
    });
}

fn block_of(cx: &Context<'_>, sentence: u32) -> u32 {
    let span = cx.text.sentences[sentence as usize].span;
    cx.article.blocks.iter().position(|b| b.span.contains(span)).map_or(u32::MAX, |b| b as u32)
}

/// The words of a domain that an article may hold: all but a few of them it does not, and those are looked for once.
struct Told<'a> {
    strong: Vec<&'a [u32]>,
    weak: Vec<&'a [u32]>,
}

impl<'a> Told<'a> {
    fn of(domain: &'a Quiet, told: &[bool]) -> Told<'a> {
        let is = |words: &&'a [u32]| words.iter().all(|&word| told[word as usize]);
        let of = |words: &'a Marked| words.iter().filter(is).collect();
        Told { strong: of(&domain.strong), weak: of(&domain.weak) }
    }
}

/// How much the words of some sentences speak for a domain; each different word counts once.
fn weight(domain: &Told<'_>, sentences: &[&Vec<&[u32]>]) -> usize {
    let count = |words: &[&[u32]]| words.iter().filter(|w| sentences.iter().any(|s| holds(s, w))).count();
    let strong = count(&domain.strong);
    // Weak words alone say nothing.
    if strong == 0 { 0 } else { 2 * strong + count(&domain.weak) }
}

/// Whether the words stand in a sentence, one after the other.
pub(super) fn holds(sentence: &[&[u32]], words: &[u32]) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    let follow = |behind: &[&[u32]]| {
        behind.len() >= rest.len() && behind.iter().zip(rest).all(|(marks, word)| marks.contains(word))
    };
    // Nearly all words stand nowhere, so that only the first is looked for at every token.
    sentence.iter().enumerate().any(|(at, marks)| marks.contains(first) && follow(&sentence[at + 1..]))
}
