//! Pronouns that fill a role: «زيارته» is the visit of whoever was spoken of.

use super::EventType;
use super::complement::described;
use super::fill::{Look, Offer, Role, same_people};
use super::keep::limit;
use super::slots::stands_at;
use crate::clause::{Argument, Chunk, ChunkKind, Context, Party, Reached, Slot, chunk_party, parties, same};
use crate::mention::{Form, Kind, Mention, sector};
use crate::text::prepositions;
use crate::word::{Gender, Number};

impl<'a> Look<'a, '_> {
    /// «فرضت عليها»: a pronoun that stands at one of the frame's places for a role.
    pub(super) fn pronoun_at(&self, role: Role) -> Option<u32> {
        let places = if role == Role::Actor { &self.frame.actor } else { &self.frame.recipient };
        let chunk = |a: &Argument| &self.around.chunks[a.chunks[0] as usize];
        let pronoun = |a: &&Argument| self.cx.is_pronoun_phrase(chunk(a));
        let fits =
            |a: &&Argument| places.iter().any(|p| stands_at(self.around, p, &a.slot, role == Role::Actor));
        self.around.args.iter().filter(pronoun).find(fits).map(|a| chunk(a).head)
    }

    /// Whom a pronoun behind a preposition of a verb stands for: the noun that its clause describes («ضباطا حكم عليهم بالسجن»), else
    /// whoever was spoken of.
    pub(super) fn owner_at(&self, word: u32) -> Option<Vec<Party>> {
        let cx = self.cx;
        let noun = self.proposal.clause.and_then(|_| {
            let suffix = cx.words[word as usize].suffix?;
            let noun = described(cx, self.around.chunks, self.proposal.chunk as usize)?;
            let party: Vec<Party> = chunk_party(cx, self.around.chunks, noun).into_iter().collect();
            fits_pronoun(cx, suffix, &party).then_some(party)
        });
        noun.or_else(|| self.another(word)).or_else(|| self.pronoun_owner(word))
    }

    /// Who does what a clause tells: its subject, else («أكد الوزير أن بلاده هددتها») whoever the noun or the pronoun before it is of.
    fn doers(&self, clause: u32) -> Vec<Party> {
        let own = &self.discourse.subjects[clause as usize];
        if !own.is_empty() {
            return own.clone();
        }
        let governs = self.parse.clauses[clause as usize].parent;
        governs.map(|c| self.discourse.subjects[c as usize].clone()).unwrap_or_default()
    }

    /// Whom a pronoun behind a verb's preposition stands for where all who were spoken of near are of the verb's own side.
    fn another(&self, word: u32) -> Option<Vec<Party>> {
        // «أجرى الوزير محادثات معه»: so is one behind a noun that a verb carries.
        let clause = self.proposal.clause.or(self.around.clause)?;
        let suffix = self.cx.words[word as usize].suffix?;
        prepositions::pronoun_gender(suffix).filter(|_| !prepositions::is_first_person(suffix))?;
        let own = &self.doers(clause);
        let owner = self.pronoun_owner(word);
        let other = owner.is_some_and(|owner| !is_of_one_side(self.cx, own, &owner));
        if other {
            None
        } else {
            self.done_to_here(clause, suffix).or_else(|| self.another_before(clause, suffix))
        }
    }

    /// «اعتقلت عشرات الطلاب ثم أفرجت عنهم»: the nearest whom a verb before it in its sentence did something to.
    fn done_to_here(&self, clause: u32, suffix: &str) -> Option<Vec<Party>> {
        let cx = self.cx;
        let clauses = &self.parse.clauses;
        let own = self.doers(clause);
        let meant =
            |parties: &Vec<Party>| fits_pronoun(cx, suffix, parties) && !is_of_one_side(cx, &own, parties);
        let near = (0..clause as usize).rev().take(NEAR_CLAUSES);
        let here = near.filter(|&c| clauses[c].sentence == clauses[clause as usize].sentence);
        let mut objects = here.filter_map(|c| clauses[c].arg(&Slot::Object));
        let found = objects.find_map(|a| Some(parties(cx, self.around.chunks, a)).filter(meant))?;
        Some(found.into_iter().map(|p| Party { reached: Reached::Pronoun, ..p }).collect())
    }

    /// Whom the pronoun stands for that a verb has as its object: the noun its clause describes («الصحفي الذي اعتقلته الشرطة»), else
    /// whom the clause before it did something to, or who did it («استقبل نظيره ودعاه إلى»), but never its own subject. `None`
    /// where the verb has none, or nobody fits.
    pub(super) fn object_owner(&self) -> Option<Vec<Party>> {
        let cx = self.cx;
        let clause = self.proposal.clause?;
        let suffix = cx.words[self.proposal.head as usize].suffix?;
        prepositions::pronoun_gender(suffix).filter(|_| !prepositions::is_first_person(suffix))?;
        let fits = |parties: &[Party]| fits_pronoun(cx, suffix, parties);
        let reached = |parties: &[Party]| {
            parties.iter().map(|p| Party { reached: Reached::Pronoun, ..p.clone() }).collect::<Vec<_>>()
        };
        let chunks = self.around.chunks;
        if let Some(noun) = described(cx, chunks, self.proposal.chunk as usize) {
            // «القرار الذي اتخذته الحكومة»: a thing that is nobody is no party, and nobody else is meant.
            let party: Vec<Party> = chunk_party(cx, chunks, noun).into_iter().collect();
            return Some(if fits(&party) { reached(&party) } else { Vec::new() });
        }
        let own = &self.discourse.subjects[clause as usize];
        let is_own = |parties: &[Party]| parties.iter().any(|p| own.iter().any(|o| same(cx, o, p)));
        let meant = |parties: &Vec<Party>| !parties.is_empty() && fits(parties) && !is_own(parties);
        let clauses = &self.parse.clauses;
        let told = clauses[clause as usize].arg(&Slot::Subject).is_some();
        let near = (0..clause as usize).rev().take(NEAR_CLAUSES);
        for c in near.filter(|&c| clauses[c].sentence == clauses[clause as usize].sentence) {
            // «رفضت الاتهامات ووصفتها بأنها باطلة»: what the clause before it did something to is nobody.
            let thing = clauses[c].arg(&Slot::Object).is_some_and(|a| parties(cx, chunks, a).is_empty());
            if thing && !told {
                return None;
            }
            let objects = clauses[c].args.iter().filter(|a| a.slot != Slot::Subject);
            let object = objects.map(|a| parties(cx, chunks, a)).find(meant);
            let subject = Some(self.discourse.subjects[c].clone()).filter(meant);
            let found = if told { subject.or(object) } else { object.or(subject) };
            if let Some(found) = found {
                return Some(reached(&found));
            }
        }
        self.another_before(clause, suffix)
    }

    /// «التقى الوزير نظيره الروسي. واتهمه الوزير»، «وبحث معه»: another than who does it, whom one of the sentences before named: whoever
    /// acted there, where the verb names who does it, else first whom something was done to.
    pub(super) fn another_before(&self, clause: u32, suffix: &str) -> Option<Vec<Party>> {
        let cx = self.cx;
        let clauses = &self.parse.clauses;
        let own = &self.doers(clause);
        let here = clauses[clause as usize].sentence;
        let told = clauses[clause as usize].arg(&Slot::Subject).is_some();
        let meant = |parties: &Vec<Party>| !parties.is_empty() && fits_pronoun(cx, suffix, parties);
        let others = |mut parties: Vec<Party>| {
            parties.retain(|p| !is_of_one_side(cx, own, std::slice::from_ref(p)));
            Some(parties).filter(&meant)
        };
        if own.is_empty() {
            return None;
        }
        (1..=NEAR_SENTENCES).filter_map(|n| here.checked_sub(n)).find_map(|before| {
            let of_it = || (0..clause as usize).rev().take_while(|&c| clauses[c].sentence >= before);
            let of_it: Vec<usize> = of_it().filter(|&c| clauses[c].sentence == before).collect();
            let chunks = &self.parse.sentences[before as usize].chunks;
            let subject = || {
                let subjects = of_it.iter().rev().map(|&c| self.discourse.subjects[c].clone());
                subjects.filter_map(others).next()
            };
            let object = || {
                let objects =
                    of_it.iter().flat_map(|&c| &clauses[c].args).filter(|a| a.slot != Slot::Subject);
                objects.map(|a| parties(cx, chunks, a)).filter_map(others).next()
            };
            let found = if told { subject().or_else(object) } else { object().or_else(subject) };
            let found = found.or_else(|| self.only_other(chunks, own, suffix))?;
            Some(found.into_iter().map(|p| Party { reached: Reached::Pronoun, ..p }).collect())
        })
    }

    /// «قال الوزير إن محادثاته مع نظيره الروسي …. واتهمه»: the only one of another side than `own` whom some phrases name, though he stands
    /// at no place of a verb.
    fn only_other(&self, chunks: &[Chunk], own: &[Party], suffix: &str) -> Option<Vec<Party>> {
        let cx = self.cx;
        let feminine = prepositions::pronoun_gender(suffix)? == Some(true);
        let may_be = |m: &u32| match cx.mentions[*m as usize].kind {
            Kind::Person => true,
            Kind::State => feminine && cx.mentions[*m as usize].form == Form::Name,
            _ => false,
        };
        let named = chunks.iter().flat_map(|c| c.mentions.iter().copied()).filter(may_be);
        let mut found = named.map(|m| vec![crate::clause::party(cx, m, Reached::Pronoun)]);
        let other = |p: &Vec<Party>| fits_pronoun(cx, suffix, p) && !is_of_one_side(cx, own, p);
        let first = found.find(other)?;
        let one = found.filter(other).all(|p| same(cx, &p[0], &first[0]));
        one.then_some(first)
    }

    /// Whom a pronoun at the word's end stands for («زيارته»، «استقبله»): the subject of its clause or what was spoken of.
    pub(super) fn pronoun_owner(&self, word: u32) -> Option<Vec<Party>> {
        let cx = self.cx;
        let suffix = cx.words[word as usize].suffix?;
        let feminine = prepositions::pronoun_gender(suffix)?;
        let fits = |parties: &[Party]| fits_pronoun(cx, suffix, parties);
        if self.around.controlled && fits(&self.around.dropped) {
            let owner = self.around.dropped.iter();
            return Some(owner.map(|p| Party { reached: Reached::Pronoun, ..p.clone() }).collect());
        }
        // «فرضت عقوبات على شركات لدعمها الجيش»: what somebody is punished or blamed for he has done himself.
        if let Some(punished) = self.punished_for(word).filter(|p| fits(p)) {
            return Some(punished);
        }
        let subjects = &self.discourse.subjects;
        // What a verb does to «ه» it does not do to its own subject.
        let own = usize::from(self.proposal.clause.is_none());
        let last = self.around.clause.map_or(subjects.len(), |c| c as usize + own).min(subjects.len());
        let near = || subjects[..last].iter().rev().take(6).filter(|s| !s.is_empty() && fits(s));
        // «ه» is a person's before it is a body's.
        let body = |s: &&Vec<Party>| cx.mentions[s[0].mention as usize].kind == Kind::Organization;
        let person = near().find(|s| feminine != Some(false) || !body(s));
        let Some(found) = person.or_else(|| near().next()) else { return self.named_before(word, suffix) };
        Some(found.iter().map(|p| Party { reached: Reached::Pronoun, ..p.clone() }).collect())
    }
}

impl Look<'_, '_> {
    /// What somebody is punished for he has done, and nobody else; it is done to another.
    pub(super) fn keep_punished(&self, offers: &mut Vec<Offer<'_>>) {
        let head = self.proposal.head;
        let suffix = self.cx.words[head as usize].suffix;
        let fits = |p: &Vec<Party>| suffix.is_some_and(|s| fits_pronoun(self.cx, s, p));
        let Some(doer) = self.punished_for(head).filter(fits).filter(|_| !self.frame.reciprocal) else {
            return;
        };
        offers.retain_mut(|offer| {
            let theirs = same_people(self.cx, &offer.parties, &doer);
            limit(offer, !theirs, theirs)
        });
    }

    /// Whom the words right before a verbal noun behind «ل» punish or blame.
    fn punished_for(&self, word: u32) -> Option<Vec<Party>> {
        let chunks = self.around.chunks;
        let at = self.proposal.chunk as usize;
        // «اعتقلت ناشطا لمنعه من السفر»: a deed of force may be what the first is done for.
        let force = self.kind.is_force_or_law();
        let own = self.proposal.clause.is_none() && chunks[at].head == word && !force;
        let reason = own && chunks[at].prep.as_deref() == Some(prepositions::FOR);
        let first = chunks.first()?.first;
        let last = self.told.last().filter(|t| reason && first <= t.head && t.head < word)?;
        let by_law = matches!(last.kind, EventType::Sanction | EventType::Coerce | EventType::Accuse);
        let whom = last.recipients.first().filter(|_| by_law)?;
        let near = chunks[..at].iter().rfind(|c| c.kind == ChunkKind::Noun)?;
        let beside = near.mentions.contains(&whom.mention);
        beside.then(|| {
            last.recipients.iter().map(|p| Party { reached: Reached::Pronoun, ..p.clone() }).collect()
        })
    }

    /// «لامتناعها عن اعتقال الرئيس أثناء زيارته»: where nobody who acts may be meant by «ه», the man named last before it in its sentence.
    fn named_before(&self, word: u32, suffix: &str) -> Option<Vec<Party>> {
        let (first, _) = self.around.chunks.first().map(|c| (c.first, c.last))?;
        let man = |m: &Mention| {
            let before = m.tokens.0 >= first && m.tokens.1 <= word;
            before && m.kind == Kind::Person && m.gender == Some(Gender::Masculine) && m.form != Form::Pronoun
        };
        let n = self.cx.mentions.iter().rposition(man)?;
        let party = vec![crate::clause::party(self.cx, n as u32, Reached::Pronoun)];
        fits_pronoun(self.cx, suffix, &party).then_some(party)
    }
}

/// How many clauses back the pronoun of a verb's object points at most.
const NEAR_CLAUSES: usize = 3;

/// How many sentences back it points.
const NEAR_SENTENCES: u32 = 2;

/// Whether any of some parties is one of others, or of the same government.
fn is_of_one_side(cx: &Context<'_>, some: &[Party], others: &[Party]) -> bool {
    let governs = |p: &Party| p.sector.first().is_some_and(|s| s == sector::GOVERNMENT);
    let one = |a: &Party, b: &Party| {
        same(cx, a, b) || governs(a) && governs(b) && a.country.is_some() && a.country == b.country
    };
    others.iter().any(|p| some.iter().any(|o| one(o, p)))
}

/// Whether a pronoun may stand for some parties, by gender and number; where either is not known it may.
pub(super) fn fits_pronoun(cx: &Context<'_>, suffix: &str, parties: &[Party]) -> bool {
    let Some(first) = parties.first() else { return false };
    let mention = &cx.mentions[first.mention as usize];
    // «شركتين لدعمهما روسيا»: two, and no one man or state; so are several men («حكم عليهم»).
    let one = parties.len() == 1 && matches!(mention.kind, Kind::Person | Kind::State | Kind::Place);
    let several = matches!(mention.number, Some(Number::Dual | Number::Plural));
    let of_many = prepositions::is_dual_pronoun(suffix) || prepositions::is_plural_pronoun(suffix);
    if one && !several && of_many {
        return false;
    }
    // «أدانتهما المحكمة»: nor is one body two.
    let body = parties.len() == 1 && mention.kind == Kind::Organization;
    if body && !several && prepositions::is_dual_pronoun(suffix) {
        return false;
    }
    match (prepositions::pronoun_gender(suffix).flatten(), mention.gender, mention.kind) {
        (Some(f), Some(g), Kind::Person | Kind::Organization) => f == (g == Gender::Feminine),
        (Some(f), None, Kind::State | Kind::Organization) => f,
        _ => true,
    }
}
