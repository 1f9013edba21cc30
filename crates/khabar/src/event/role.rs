//! Who is actor and who recipient: of all ways to fill a proposal's roles, the one that most speaks for.

use super::around::around;
use super::bag::Bag;
use super::choose::{Pairs, Scale};
use super::field::{Field, Value, value};
use super::fill::{Filler, Look, Offer, Role};
use super::matching::Proposal;
use super::scene::Scene;
use super::seats::{Seat, Seats};
use super::second::{Coded, OneWay};
use super::told::Told;
use super::way::{Sides, Ways};
use super::why::Why;
use super::{Certainty, EventMention, EventType, Status};
use crate::attribution::Attribution;
use crate::clause::{Argument, Context, Discourse, Found, Parse, Party, Slot, parties, same};
use crate::mention::{Kind, sector};
use crate::text::prepositions;
use smallvec::SmallVec;

/// How many fillers of each role are paired with those of the other.
const PAIRED: usize = 7;

/// Codes a proposal: in the best way of each of the few choices of countries that most speaks for, the best first, or where
/// `all` is set in every way that names different parties.
#[allow(clippy::too_many_arguments)] // What an event is coded from is what it is.
pub fn code<'b>(
    cx: &Context<'b>,
    parse: &Parse,
    discourse: &Discourse,
    attributions: &[Attribution],
    scene: &Scene<'_>,
    told: &[Told],
    proposal: &Proposal,
    all: bool,
) -> Option<Coded<'b>> {
    let pattern = &cx.lex.frames.patterns[proposal.pattern as usize];
    let frame = &cx.lex.frames.frames[pattern.frame as usize];
    let kind = EventType::parse(&frame.kind)?;
    let around = around(cx, parse, discourse, proposal)?;
    let around = &around;
    let look = Look { cx, parse, discourse, attributions, scene, frame, kind, around, proposal, told };
    if look.is_of_words() && look.blame().is_none() {
        return None;
    }
    let offers = look.offers();
    let offered = [look.offered(&offers, Role::Actor), look.offered(&offers, Role::Recipient)];
    let scales = [
        Scale::new(&look, kind, Role::Actor, &offered[0]),
        Scale::new(&look, kind, Role::Recipient, &offered[1]),
    ];
    let fillers = [0, 1].map(|role| fillers(cx, &scales[role], &offered[role], all));
    let before = anaphor(&look, told);
    let seats = Seats::of(cx, &fillers, before);
    let mut ways = Ways::of(&look, &fillers, &seats, before.is_some());
    if !all && goes_where_it_says(&look) {
        ways.prefer(|way| way.how[1] == SLOT);
    }
    if !all && look.is_answer() {
        ways.prefer(|way| way.how[1] == SLOT);
    }
    if !all {
        keep_whole(&look, &mut ways);
        look.keep_settled(&mut ways);
    }
    if !all && kind == EventType::Assault && !frame.reciprocal {
        ways.prefer(|way| !falls_by_his_own(way));
    }
    if let Some(them) = between_them(&look).filter(|_| !all) {
        let one_of = |seat: &&Seat<'_>| them.iter().any(|t| same(cx, t, seat.party));
        ways.prefer(|way| way.how[0] == SLOT && way.actors.iter().all(one_of));
    }
    if let Some(doer) = look.genitive_that_acts().filter(|_| !all) {
        ways.prefer(|way| way.actors.len() == 1 && same(cx, way.actors[0].party, &doer));
        if kind == EventType::Assault {
            ways.prefer(|way| way.recipients.is_empty() || way.how[1] == SLOT);
        }
    }
    let pairs = Pairs::new(&look, kind);
    ways.weigh(&pairs);
    let choices = ways.choices(kind);
    let blank = blank(&look, kind, pattern.frame, pattern.line);
    let coder = Coder { cx, scales, pairs, fillers: &fillers };
    if all {
        let told = choices.shares().enumerate();
        let ways: Vec<OneWay<'b>> = told.map(|(n, share)| coder.named(&ways.sides(n), share)).collect();
        return (!ways.is_empty()).then_some(Coded { blank, ways });
    }
    let turns = kind.is_undirected() && !frame.reciprocal;
    let best = ways.best(choices).map(|(n, share)| {
        let way = ways.sides(n);
        let mut told = OneWay { why: Some(Box::new(coder.why(&way))), ..in_one_way(&way, share) };
        if turns && is_turned(&look, &way) {
            std::mem::swap(&mut told.actors, &mut told.recipients);
            told.how = (told.how.1, told.how.0);
        }
        told
    });
    let ways: Vec<OneWay<'b>> = best.collect();
    (!ways.is_empty()).then_some(Coded { blank, ways })
}

/// How a filler is found that stands at the frame's own place.
const SLOT: Value = value!(How, "slot");

/// «لقاء بين الرئيسين المصري والتركي»: those between whom it is, of two countries or more, where the frame's own place names
/// them: who brings them together, or speaks of it, is none of them.
fn between_them(look: &Look<'_, '_>) -> Option<Vec<Party>> {
    let between = |a: &&Argument| a.slot.name() == prepositions::BETWEEN && a.found == Found::Here;
    let argument = look.around.args.iter().find(between).filter(|_| look.frame.reciprocal)?;
    let named = parties(look.cx, look.around.chunks, argument);
    let several = named.iter().any(|p| !same(look.cx, p, &named[0]));
    // «بين الطرفين»: whom such words mean is a guess of its own.
    let here = |p: &Party| look.cx.mentions[p.mention as usize].tokens.0 > look.proposal.head;
    let several = several && named.iter().all(here);
    let actors = look.slots(true).0;
    let told = |p: &Party| named.iter().any(|n| same(look.cx, n, p));
    (several && !actors.is_empty() && actors.iter().all(told)).then_some(named)
}

/// «أعلن الجيش اللبناني مقتل جنديين»: whether those who bear arms for a state would fall by its own forces, where only the sentence
/// around the deed names these.
fn falls_by_his_own(way: &Sides<'_>) -> bool {
    let force =
        |seat: &&Seat<'_>| seat.party.sector.iter().any(|s| sector::ARMED_FOR_A_STATE.contains(&s.as_str()));
    let first = way.actors.first().and_then(|a| a.party.country.as_deref());
    let of_it = |seat: &&Seat<'_>| force(seat) && first.is_some() && seat.party.country.as_deref() == first;
    let sides = !way.actors.is_empty() && !way.recipients.is_empty();
    sides && way.how[0] != SLOT && way.actors.iter().chain(way.recipients).all(of_it)
}

/// «دعا الاتحاد روسيا وأوكرانيا إلى …»: of several states who stand joined as a verb's own object all are meant, or others.
fn keep_whole(look: &Look<'_, '_>, ways: &mut Ways<'_>) {
    let object = look.around.args.iter().find(|a| a.slot == Slot::Object && a.found == Found::Here);
    let verb = look.proposal.clause.is_some() && !look.frame.reciprocal;
    let Some(object) = object.filter(|_| verb && look.frame.takes_object()) else { return };
    let named = parties(look.cx, look.around.chunks, object);
    let own = |seat: &Seat<'_>| named.iter().any(|p| same(look.cx, p, seat.party));
    let part =
        |side: &[&Seat<'_>]| !side.is_empty() && side.len() < named.len() && side.iter().all(|s| own(s));
    ways.prefer(|way| !part(way.recipients));
}

/// «زار الرئيس فلان، الرباط»: whether a verb of visiting has a state or a town for its object, which is then its host
/// whatever else the article is about.
fn goes_where_it_says(look: &Look<'_, '_>) -> bool {
    let visits = look.frame.mode.as_deref() == Some("visit") && look.proposal.clause.is_some();
    let object = look.around.args.iter().find(|a| a.slot == Slot::Object && a.found == Found::Here);
    let settled = |a: &Argument| {
        let named = parties(look.cx, look.around.chunks, a);
        let kind = |p: &Party| look.cx.mentions[p.mention as usize].kind;
        !named.is_empty() && named.iter().all(|p| matches!(kind(p), Kind::State | Kind::Place))
    };
    visits && object.is_some_and(settled)
}

/// «زيارة شويغو»: whether the visitor is taken for the host. The countries of a visit are chosen without regard to who
/// goes to whom; the frame's own place tells, else a person travels and a state or city does not.
fn is_turned(look: &Look<'_, '_>, way: &Sides<'_>) -> bool {
    let visitors = look.visitors();
    let in_place = |p: &Party| visitors.iter().any(|v| same(look.cx, v, p));
    let kind = |p: &Party| look.cx.mentions[p.mention as usize].kind;
    let settled = |p: &Party| matches!(kind(p), Kind::State | Kind::Place);
    let (goes, hosts) = match (way.actors.first(), way.recipients.first()) {
        (Some(goes), Some(hosts)) => (goes.party, hosts.party),
        // A person at the visitor's place travels, also where nobody is visited.
        (None, Some(alone)) => return in_place(alone.party) && kind(alone.party) == Kind::Person,
        _ => return false,
    };
    // «وجهت إيران رسالة إلى الرئيس»: of what is sent the places alone tell, as nobody travels.
    if look.frame.mode.as_deref() != Some("visit") {
        return in_place(hosts) && !in_place(goes);
    }
    match (in_place(goes), in_place(hosts)) {
        (true, false) if !settled(goes) => false,
        (false, true) if !settled(hosts) => true,
        _ => settled(goes) && kind(hosts) == Kind::Person,
    }
}

/// Who may fill a role, weighed; where not all are asked for, those most speaks for.
fn fillers<'o, 'a>(
    cx: &Context<'a>,
    scale: &Scale<'_, '_, '_>,
    offers: &[&'o Offer<'o>],
    all: bool,
) -> Vec<Filler<'o, 'a>> {
    let weights = &cx.lex.weights;
    let weighed = |offer: &&'o Offer<'o>| {
        let bag = all.then(|| {
            let mut bag = Bag::new(weights, true);
            scale.weigh(offer, &mut bag);
            bag
        });
        let sum = bag.as_ref().map_or_else(|| scale.sum(offer), |bag| bag.sum);
        Filler { offer, sum, bag }
    };
    let mut out: Vec<Filler<'o, 'a>> = offers.iter().map(weighed).collect();
    if !all {
        best(&mut out);
    }
    out
}

/// What tells an event in one way, with all that speaks for it.
struct Coder<'s, 'a, 'b> {
    cx: &'s Context<'b>,
    scales: [Scale<'s, 'a, 'b>; 2],
    pairs: Pairs<'s, 'a, 'b>,
    fillers: &'s [Vec<Filler<'s, 'b>>; 2],
}

impl<'b> Coder<'_, '_, 'b> {
    /// One way, with all features and their names.
    fn named(&self, way: &Sides<'_>, share: f32) -> OneWay<'b> {
        let mut bag = Bag::new(&self.cx.lex.weights, true);
        let (mut features, mut names) = (Vec::new(), Vec::new());
        for (role, filler) in way.fillers.into_iter().flat_map(|both| both.into_iter().enumerate()) {
            let filler = self.fillers[role][filler].bag.as_ref();
            features.extend(filler.iter().flat_map(|bag| &bag.features));
            names.extend(filler.into_iter().flat_map(|bag| bag.names.iter().flatten().cloned()));
        }
        self.pairs.weigh(way, &mut bag);
        features.extend(bag.features);
        names.extend(bag.names.into_iter().flatten());
        OneWay { features: (features, names), ..in_one_way(way, share) }
    }

    /// What speaks for one way.
    fn why(&self, way: &Sides<'_>) -> Why<'b> {
        let one = |role: usize, filler: usize| self.scales[role].why(self.fillers[role][filler].offer);
        Why { fillers: way.fillers.map(|[a, r]| [one(0, a), one(1, r)]), both: self.pairs.why(way) }
    }
}

/// Whom an event is between in one way.
fn in_one_way<'b>(way: &Sides<'_>, share: f32) -> OneWay<'b> {
    let parties = |of: &[&Seat<'_>]| of.iter().map(|seat| seat.party.clone()).collect();
    OneWay {
        actors: parties(way.actors),
        recipients: parties(way.recipients),
        how: (Field::How.at(way.how[0]).text(), Field::How.at(way.how[1]).text()),
        share,
        features: (Vec::new(), Vec::new()),
        why: None,
    }
}

/// Keeps the fillers that most speaks for, in the order of their making.
fn best(fillers: &mut Vec<Filler<'_, '_>>) {
    if fillers.len() <= PAIRED {
        return;
    }
    let mut sums: SmallVec<[f32; 16]> = fillers.iter().map(|f| f.sum).collect();
    sums.sort_by(|a, b| b.total_cmp(a));
    let least = sums[PAIRED - 1];
    fillers.retain(|f| f.sum >= least);
}

/// «الزيارة»: a definite event noun without parties of its own is the last event of its frame with both sides named.
fn anaphor<'t>(look: &Look<'_, '_>, told: &'t [Told]) -> Option<&'t Told> {
    let word = &look.cx.words[look.proposal.head as usize];
    let pattern = &look.cx.lex.frames.patterns[look.proposal.pattern as usize];
    if !word.prefixes.article || pattern.kind.is_verb() {
        return None;
    }
    let whole = |e: &&Told| e.actors.len() + e.recipients.len() > 1;
    told.iter().rev().filter(whole).find(|e| e.frame == pattern.frame && e.head < look.proposal.head)
}

/// The tokens of the complement that are of the pattern only by a preposition written together with them.
fn governed(look: &Look<'_, '_>) -> Vec<u32> {
    let pattern = &look.cx.lex.frames.patterns[look.proposal.pattern as usize];
    let matched = || pattern.complement.iter().zip(&look.proposal.complement);
    let by_letter = |word: &str, t: u32| {
        look.cx.words[t as usize].prefixes.preposition.is_some_and(|p| word.chars().eq([p]))
    };
    let by_word = |t: u32| matched().any(|(word, &other)| other == t && !by_letter(word, t));
    matched().filter(|(word, t)| by_letter(word, **t) && !by_word(**t)).map(|(_, &t)| t).collect()
}

fn blank(look: &Look<'_, '_>, kind: EventType, frame: u32, line: u32) -> EventMention {
    let proposal = look.proposal;
    let sentence = &look.parse.sentences[proposal.parsed as usize];
    let mut words = vec![proposal.head];
    words.extend(&proposal.complement);
    words.dedup();
    let last = words.iter().copied().max().unwrap_or(proposal.head).max(proposal.head);
    let trigger = if last - proposal.head <= 3 { last } else { proposal.head };
    EventMention {
        sentence: sentence.sentence,
        parsed: proposal.parsed,
        trigger: look.cx.text.span(proposal.head as usize, trigger as usize),
        head: proposal.head,
        kind,
        mode: look.frame.mode.clone(),
        frame,
        line,
        words,
        governed: governed(look),
        finite: proposal.clause.is_some(),
        participle: proposal.clause.is_none()
            && look.cx.lex.frames.patterns[proposal.pattern as usize].kind.is_verb(),
        actors: Vec::new(),
        recipients: Vec::new(),
        how: ("none", "none"),
        when: None,
        place: None,
        status: Status::Occurred,
        certainty: Certainty::Certain,
        tense: "past",
        context: look.frame.context.clone(),
        share: 0.0,
        supported: 0.0,
        confidence: 0.5,
        features: Vec::new(),
        names: Vec::new(),
    }
}
