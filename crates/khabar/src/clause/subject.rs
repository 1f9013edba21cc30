//! Which phrase is the subject: before the verb, after it, shared with the verb before, or left out.

use super::agreement::{agrees, agrees_inside, traits};
use super::before::{
    before, is_behind_a_deed, is_of_another_gender, is_taken_up, is_taken_up_between, with_conjoined,
};
use super::declined::{is_accusative, is_oblique};
use super::object::{
    acts_upon, befalls_subject, does_to_somebody, goes_on_to_say, has_object_pronoun, is_blamed_for,
    is_intransitive, is_masdar, is_own_object, is_own_word, is_somebodys_deed, is_thing_done, is_told_of_one,
    judges, may_act, needs_object, takes_object,
};
use super::occasion::is_behind_talks;
use super::scan::Item;
use super::shared::{acts_on_it, of_the_whole, resumed, shared, yields};
use super::{Argument, Chunk, ChunkKind, Clause, Context, Found, Slot, speech};
use crate::lexicon::frames::{Frame, HeadKind};
use crate::mention::{Form, Kind};
use crate::text::{ending, marks, prepositions};
use crate::word::{Number, Reading, Voice};

/// Gives the phrases around a verb their slots.
pub fn assign(
    cx: &Context<'_>,
    chunks: &[Chunk],
    clause: &mut Clause,
    right: Vec<Item>,
    earlier: &[Clause],
    first: usize,
) {
    let at = clause.chunk as usize;
    let (bare, oblique): (Vec<Item>, Vec<Item>) =
        right.into_iter().partition(|item| chunks[item.chunks[0] as usize].prep.is_none());
    let bare = without_what_deeds_reach(cx, chunks, bare);
    let resumed = resumed(cx, chunks, at, earlier).filter(|_| !acts_on_it(cx, chunks, at, &bare));
    let resumes = resumed.is_some();
    let shared = shared(cx, chunks, clause, earlier)
        .filter(|a| !yields(cx, chunks, clause, earlier, a, &bare))
        .or(resumed)
        .or_else(|| of_the_whole(cx, chunks, clause, earlier, first, &bare));
    let verb = Verb { cx, chunks, at, first, earlier, shared, resumes };
    let left = verb.left(clause, &bare);
    let passive = verb.suffers(clause, &bare, &oblique, left) || is_passive(cx, chunks, clause);
    let main = if passive { Slot::Object } else { Slot::Subject };
    // «القرض الذي طلبته تونس»، «يزورها الوزير»: what is done to it the pronoun says, so what follows acts, and the noun
    // that the clause describes does not.
    let object = has_object_pronoun(cx, chunks, at) && !passive;
    let mut bare = bare.into_iter().peekable();
    let one = if object { bare.next_if(|item| verb.may_have_done(item, left)) } else { None };
    if let Some(one) = one {
        clause.args.extend(verb.described_object(left));
        clause.args.push(here(Slot::Subject, one));
    } else if let Some((i, found)) = left {
        let from = verb.inside(i, found);
        clause.args.push(Argument { slot: main, chunks: with_conjoined(chunks, i, first), from, found });
    } else if clause.number != Number::Singular
        || !passive && verb.is_in_pronoun() && (verb.shared.is_some() || verb.has_its_object(bare.peek()))
    {
        clause.args.extend(verb.shared_subject());
    } else {
        let after: Vec<Item> = bare.by_ref().take(2).collect();
        verb.assign_behind(clause, after, main);
    }
    if !passive && !object && clause.arg(&Slot::Object).is_none() {
        clause.args.extend(bare.next().map(|item| here(Slot::Object, item)));
    }
    for item in oblique {
        let prep = chunks[item.chunks[0] as usize].prep.clone().unwrap_or_default();
        clause.args.push(here(Slot::Oblique(prep), item));
    }
    if passive {
        clause.voice = Voice::Passive;
    }
}

/// «نددت كولومبيا باعتقال البرازيل صحفيا»: behind a first phrase without a preposition, what stands behind a verbal noun with its doer is
/// done to by that, not by the verb; an occasion («خلال زيارة الوزير») reaches nobody.
fn without_what_deeds_reach(cx: &Context<'_>, chunks: &[Chunk], bare: Vec<Item>) -> Vec<Item> {
    let reached = |item: &Item| {
        let one = item.chunks[0] as usize;
        let prep = one.checked_sub(1).and_then(|i| chunks[i].prep.as_deref()).unwrap_or_default();
        let occasion = prepositions::OTHER_TIMES.contains(&prep)
            || prep != prepositions::IN && prepositions::SAME_TIME.contains(&prep);
        !occasion && is_behind_a_deed(cx, chunks, one)
    };
    let met = |item: &Item| is_behind_talks(cx, chunks, item.chunks[0] as usize);
    let items = bare.into_iter().enumerate().filter(|(n, item)| !met(item) && (*n == 0 || !reached(item)));
    items.map(|(_, item)| item).collect()
}

/// A phrase behind the verb as its argument.
fn here(slot: Slot, item: Item) -> Argument {
    Argument { slot, chunks: item.chunks, from: 0, found: Found::Here }
}

/// A verb among the phrases of its sentence, before it has its subject.
pub(super) struct Verb<'a, 'b> {
    pub(super) cx: &'a Context<'b>,
    pub(super) chunks: &'a [Chunk],
    /// The verb's own phrase.
    pub(super) at: usize,
    /// The first phrase of its clause.
    pub(super) first: usize,
    /// The clauses of its sentence before it.
    earlier: &'a [Clause],
    /// The subject it may have from another verb.
    shared: Option<Argument>,
    /// Whether that one is taken up by a pronoun behind a preposition.
    resumes: bool,
}

impl Verb<'_, '_> {
    /// What stands before the verb and fits it: its subject, or the noun that its clause describes.
    fn left(&self, clause: &Clause, bare: &[Item]) -> Option<(usize, Found)> {
        let Verb { cx, chunks, at, .. } = *self;
        // «…، قال الوزير»: a verb of speech behind what it tells has its speaker behind it.
        let behind = bare.len() == 1 && speech::follows_content(cx, chunks, clause);
        // A verb that «و» joins to another shares its subject: what stands between belongs to the other.
        let joined = self.shared.is_some() && cx.words[clause.head as usize].prefixes.conjunction.is_some();
        // «بطريقة غير قانونية أغلقت السلطات سفارة»: with a subject that fits and an object behind it a verb describes no noun.
        // «طالبت منظمة تمثل أسر الضحايا الحكومة بالاعتراف»: unless the verb before has the noun for its subject, and still lacks an object.
        let other = bare.len() > 1 && self.earlier.last().is_some_and(|c| awaits_object(cx, chunks, c, at));
        let acts = || agrees(cx, chunks, at, bare[0].chunks[0] as usize);
        let full = !other && (bare.len() > 1 && acts() || !needs_object(cx, chunks, at))
            || has_object_pronoun(cx, chunks, at);
        before(cx, chunks, self.first, at)
            .filter(|(i, found)| {
                let beside = *found == Found::Antecedent && i + 1 == at;
                !(beside && (full && !self.acts_in_description(clause, bare) || self.resumes))
            })
            // «الأسلحة التي زودت بها واشنطن كييف»: nor what a preposition of its clause takes up, where somebody acts in it.
            .filter(|(_, found)| {
                let own = || is_taken_up(cx, chunks, at) && !is_of_another_gender(cx, chunks, at);
                let taken_up = || own() || is_taken_up_between(cx, chunks, at, bare);
                !(*found == Found::Antecedent && full && !bare.is_empty() && taken_up())
            })
            .filter(|(i, found)| !(*found == Found::Antecedent && self.is_acted_upon(*i, bare)))
            .filter(|(_, found)| !(behind || joined && *found == Found::Before))
            // «وصفته بأنه جريمة، كما حثت الوزيرة شركاءها»: nor, behind a comma and a word that opens another report, what stands before it.
            .filter(|(_, found)| !(*found == Found::Before && self.opens_a_report() && !bare.is_empty()))
            // «وهو قرار نددت به النقابة»: nor is what its own preposition takes up, where it has no object and somebody acts behind it.
            .filter(|_| !(is_taken_up(cx, chunks, at) && acts_on_it(cx, chunks, at, bare)))
            .filter(|(i, found)| {
                // What a pronoun of its own tells to suffer is left alone: «مقتل الوزير الذي زارته».
                let inside = *found == Found::Antecedent && !has_object_pronoun(cx, chunks, at);
                agrees(cx, chunks, at, *i) || inside && agrees_inside(cx, chunks, at, *i)
            })
    }

    /// Whether a comma and «كما» stand right before the verb.
    fn opens_a_report(&self) -> bool {
        let Verb { cx, chunks, at, .. } = *self;
        let comma = chunks[..at].iter().rfind(|c| c.kind == ChunkKind::Comma);
        let head = chunks[at].head;
        let mut between = comma.map(|c| c.last..head).into_iter().flatten().peekable();
        between.peek().is_some_and(|&t| t + 1 == head && cx.loose_key(t as usize) == prepositions::AS_ALSO)
    }

    /// Whether the one phrase beside a verb of either voice suffers: a word tells who did it, or the verb does it to somebody.
    fn suffers(
        &self,
        clause: &Clause,
        bare: &[Item],
        oblique: &[Item],
        left: Option<(usize, Found)>,
    ) -> bool {
        let Verb { cx, chunks, at, .. } = *self;
        // «ندد البرلمان بتهديد أرمينيا من قبل أذربيجان»: behind a verbal noun it tells whose deed that is.
        let deed = |i: &Item| {
            cx.words[chunks[i.chunks[0] as usize].head as usize].readings.iter().any(Reading::is_masdar)
        };
        let agent = oblique.iter().take_while(|i| !deed(i)).any(|i| {
            let prep = chunks[i.chunks[0] as usize].prep.as_deref();
            prep.is_some_and(|p| cx.lex.grammar.is_agent(p) && !is_own_word(cx, chunks, at, p))
        });
        // «أنهم احتجزوا سفينة»: before its subject a verb is singular, so that what follows a plural is its object.
        let alone = match (bare.len(), left) {
            (1, None) => self.shared.is_none() && clause.number == Number::Singular,
            (0, Some((i, found))) => found == Found::Before || self.is_hit(clause, i),
            _ => false,
        };
        alone
            && clause.voice == Voice::Either
            && !has_object_pronoun(cx, chunks, at)
            && !befalls_subject(cx, chunks, at, oblique)
            && !acts_upon(cx, chunks, at, oblique)
            && (agent || does_to_somebody(cx, chunks, at) || self.is_told_of(bare, oblique))
    }

    /// Whether the one phrase behind a verb tells of him who suffers it.
    fn is_told_of(&self, bare: &[Item], oblique: &[Item]) -> bool {
        let Verb { cx, chunks, at, .. } = *self;
        let [one] = bare else { return false };
        let phrase = one.chunks[0] as usize;
        let then = oblique.first().map(|item| &chunks[item.chunks[0] as usize]);
        let beside = then.is_none_or(|c| c.head > chunks[phrase].head);
        let prep = then.and_then(|c| c.prep.as_deref());
        may_act(cx, &chunks[phrase]) && beside && is_told_of_one(cx, chunks, at, prep)
            || is_own_object(cx, chunks, at, phrase)
            // «نفذ الهجوم ضد عناصر من الشرطة»: what is done is told of without a doer.
            || self.opens(phrase) && is_thing_done(cx, chunks, at, phrase)
    }

    /// Whether a verb and the definite phrase right behind it open their sentence, or what somebody tells.
    fn opens(&self, phrase: usize) -> bool {
        let Verb { cx, chunks, at, first, .. } = *self;
        let bare = cx.words[chunks[at].head as usize].prefixes.conjunction.is_none();
        at == first && bare && phrase == at + 1 && cx.words[chunks[phrase].head as usize].prefixes.article
    }

    /// «وأودعتهم الحبس»: what does not fit the verb is no subject; nor is a thing where the subject before does («وسلمته رسالة»).
    fn may_have_done(&self, item: &Item, left: Option<(usize, Found)>) -> bool {
        let one = item.chunks[0] as usize;
        self.shared.is_none()
            || left.is_some()
            || agrees(self.cx, self.chunks, self.at, one) && may_act(self.cx, &self.chunks[one])
    }

    /// «أنها ترفض منح تأشيرات»: whether the subject is in the pronoun, so that what follows is the object.
    fn is_in_pronoun(&self) -> bool {
        let Some(before) = self.first.checked_sub(1).map(|i| &self.chunks[i]) else { return false };
        let pronoun =
            |t: usize| self.cx.words[t].suffix.is_some_and(|s| prepositions::pronoun_gender(s).is_some());
        // «لكنه حمّل موسكو المسؤولية»: a word that sets one clause against another stands in no phrase.
        let opener = self.chunks[self.first].first.saturating_sub(1);
        let apart = before.last <= opener
            && matches!(self.cx.words[opener as usize].readings.first(), Some(Reading::Particle { .. }));
        match before.kind {
            ChunkKind::Content => pronoun(before.last as usize - 1),
            _ => apart && pronoun(opener as usize),
        }
    }

    /// «غير أنه أجرى محادثات»: whether a verb needs an object, or what stands behind it first is the very thing that a pattern of it does.
    fn has_its_object(&self, next: Option<&Item>) -> bool {
        let Verb { cx, chunks, at, .. } = *self;
        needs_object(cx, chunks, at)
            || next.is_some_and(|item| is_thing_done(cx, chunks, at, item.chunks[0] as usize))
    }

    /// «عين فلان وزيرا»: whether a verb that raises somebody has a person behind it, and then an office in the indefinite accusative.
    fn is_made(&self, one: usize, two: usize) -> bool {
        let Verb { cx, chunks, at, .. } = *self;
        let person = |n: usize| {
            let m = chunks[n].mentions.first().map(|&m| &cx.mentions[m as usize]);
            m.filter(|m| m.kind == Kind::Person && m.tokens.0 == chunks[n].head)
        };
        let office = person(two).is_some_and(|m| m.form != Form::Name);
        let key = cx.verb_key(chunks[at].head as usize, chunks[at].reading);
        let raises = |f: &Frame| f.kind == "SUPPORT" && f.takes_object();
        let bare = !cx.words[chunks[two].head as usize].prefixes.article;
        office
            && bare
            && ending::is_accusative(cx.text.key(chunks[two].head as usize))
            && person(one).is_some_and(|m| m.form != Form::Description)
            && key.is_some_and(|key| cx.lex.frames.of_verb_alone(key).any(raises))
    }

    /// «نفذ الهجوم مسلحون», «يقاطع الجلسة ستون نائبا»: whether of two phrases behind the verb the first is the thing that the verb's own
    /// pattern has for its object, and the second people who fit the verb and stand in no accusative.
    fn is_done_by(&self, thing: usize, people: usize) -> bool {
        let Verb { cx, chunks, at, .. } = *self;
        let head = chunks[people].head as usize;
        let (.., human) = traits(cx, &chunks[people]);
        let dual = cx.words[head].readings.iter().any(|r| r.number() == Some(Number::Dual));
        let accusative = ending::is_accusative(cx.text.key(head)) && !dual;
        human
            && is_thing_done(cx, chunks, at, thing)
            && agrees(cx, chunks, at, people)
            && !accusative
            && !is_oblique(cx, &chunks[people])
    }

    /// The subject the verb has from another, as its own.
    fn shared_subject(&self) -> Option<Argument> {
        self.shared.clone().map(|a| Argument { found: Found::Shared, ..a })
    }

    /// Gives the one or two phrases behind a verb their slots where nothing else is its subject; `main` is the subject's.
    fn assign_behind(&self, clause: &mut Clause, after: Vec<Item>, main: Slot) {
        let Verb { cx, chunks, at, .. } = *self;
        let passive = main == Slot::Object;
        let mut after = after.into_iter();
        let name = |item: &Item| cx.mentions_only(&chunks[item.chunks[0] as usize]);
        let says = self.shared.as_ref().is_some_and(|s| goes_on_to_say(cx, chunks, clause, s));
        let second = |two: &Item| {
            (!self.resumes || name(two)) && (!says || may_act(cx, &chunks[two.chunks[0] as usize]))
        };
        let one = after.next();
        let blamed = one.as_ref().is_some_and(|one| is_blamed_for(cx, chunks, at, one));
        let two = after.next().filter(|_| !blamed).filter(second);
        let Some(one) = one else {
            clause.args.extend(self.shared_subject());
            return;
        };
        let phrase = one.chunks[0] as usize;
        if let Some(two) =
            two.as_ref().filter(|two| !passive && self.is_done_by(phrase, two.chunks[0] as usize))
        {
            clause.args.push(here(Slot::Subject, two.clone()));
            clause.args.push(here(Slot::Object, one));
            return;
        }
        // «واستنكر إطلاق القوات النار»: what is done condemns nothing, it is condemned.
        let deed = is_masdar(cx, &chunks[phrase]) || two.is_some() && is_somebodys_deed(cx, &chunks[phrase]);
        let condemned = !passive && judges(cx, chunks, at) && deed;
        let taken = |subject: &Argument| !passive && takes_object(cx, chunks, clause, &one, subject);
        // «وحمّل موسكو المسؤولية»: nor of two is the first its subject that does not fit it, where the verb before has one that does.
        let misfit = || !passive && self.shared.is_some() && !agrees(cx, chunks, at, phrase);
        let suffers = match two {
            None => condemned || self.shared.as_ref().is_some_and(taken),
            Some(_) => condemned || misfit(),
        };
        // «وأمهلت المقاتلين ساعة»: a plural in the form of an object is the subject of no verb.
        let oblique = is_oblique(cx, &chunks[phrase]);
        // «وعين فلانا وزيرا», «وعين الفريق فلان نائبا له»: of one made something by a verb that shares its subject, both are behind it.
        let made = two.as_ref().is_some_and(|two| self.is_made(phrase, two.chunks[0] as usize));
        if !passive && (made || oblique) && self.shared.is_some() {
            clause.args.extend(self.shared_subject());
            clause.args.push(here(Slot::Object, one));
            return;
        }
        // Of two phrases after the verb the first is its subject, whatever their forms say.
        let fits = || agrees(cx, chunks, at, phrase) && !is_accusative(cx, &chunks[phrase]);
        if !suffers && (two.is_some() || fits()) {
            clause.args.push(here(main, one));
            clause.args.extend(two.map(|item| here(Slot::Object, item)));
        } else {
            clause.args.extend(self.shared_subject());
            clause.args.push(here(Slot::Object, one));
        }
    }
}

/// Whether the phrase right before a verb is the subject of a clause, whose verb needs an object that it has not yet.
fn awaits_object(cx: &Context<'_>, chunks: &[Chunk], main: &Clause, verb: usize) -> bool {
    let own =
        |a: &Argument| a.found == Found::Here && a.chunks.last().is_some_and(|&c| c as usize + 1 == verb);
    let alone = main.args.len() == 1 && main.content.is_none() && !chunks[verb].joined;
    let key = cx.verb_key(main.head as usize, main.reading);
    let takes = key.is_some_and(|key| {
        let mut framed = cx.lex.frames.framed(HeadKind::Verb, key);
        !is_intransitive(cx, chunks, main.chunk as usize) && framed.any(|(_, f)| f.takes_object())
    });
    alone && takes && main.arg(&Slot::Subject).is_some_and(own)
}

/// Whether a form that may be active or passive is passive here: its first letter carries a damma, or its
/// only phrase is one that suffers rather than acts and no agent is there.
fn is_passive(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause) -> bool {
    match clause.voice {
        Voice::Passive => true,
        Voice::Active => false,
        Voice::Either => {
            let token = cx.text.token(chunks[clause.chunk as usize].head as usize);
            let skip = cx.words[clause.head as usize].prefixes.conjunction.is_some() as usize;
            marks::is_marked_passive(token.chars().skip(skip))
        }
    }
}
