//! Who has no part in what is said: in threats, judgements, refusals, calls and news, whom the words themselves rule out.

use super::control::charged;
use super::field::value;
use super::fill::{Look, Offer, Role, same_people};
use super::keep::limit;
use crate::clause::Chunk;
use crate::clause::{Clause, Found, Party, Relation, Slot, parties};
use crate::lexicon::frames::{HeadKind, Place, StatusHead, StatusWord};
use crate::mention::Kind;
use crate::text::prepositions;
use crate::word::{Number, Reading};

impl<'a> Look<'a, '_> {
    /// «حذر الكرملين من أن موسكو سترد»: who is to do what is threatened, being of those who threaten, is not threatened.
    pub(super) fn keep_threatened(&self, offers: &mut Vec<Offer<'a>>) {
        let Some(own) = self.around.clause.filter(|_| self.frame.kind == "THREATEN") else { return };
        let slot = |o: &&Offer<'_>| o.role == Some(Role::Actor) && o.how == value!(How, "slot");
        let Some(actors) = offers.iter().find(slot).map(|o| o.parties.clone()) else { return };
        let told = |c: &&Clause| c.relation == Relation::Content && c.parent == Some(own);
        let (from, to) = self.parse.sentences[self.proposal.parsed as usize].clauses;
        let here = &self.parse.clauses[from as usize..to as usize];
        let content = here.iter().find(told);
        // «حذرت من أن أي تدخل ضد نيامي …»: against whom something is spoken of inside is not threatened either.
        let opens = self.parse.clauses[own as usize].content.unwrap_or(u32::MAX);
        let from = content.map_or(u32::MAX, |c| c.first.min(opens));
        let chunks = self.around.chunks;
        let against = |p: &Party| {
            let first = self.cx.mentions[p.mention as usize].tokens.0 as usize;
            let at = chunks.iter().position(|c| c.tokens().contains(&first));
            at.is_some_and(|at| {
                at as u32 >= from
                    && chunks[at].prep.as_deref().is_some_and(|p| prepositions::OPPOSED.contains(&p))
            })
        };
        offers.retain_mut(|offer| limit(offer, false, offer.parties.iter().all(against)));
        let subject = content.and_then(|c| c.arg(&Slot::Subject));
        let Some(subject) = subject else { return };
        let doers = parties(self.cx, self.around.chunks, subject);
        let country = |p: &Party| p.country.clone();
        let own_side = |p: &Party| p.country.is_some() && actors.iter().any(|a| country(a) == country(p));
        if doers.iter().all(own_side) {
            offers.retain_mut(|offer| {
                let slot = offer.how == value!(How, "slot");
                slot || limit(offer, false, same_people(self.cx, &offer.parties, &doers))
            });
        }
    }

    /// «أدان مجلس الأمن الهجوم»: who condemns a deed of force has not done it.
    pub(super) fn keep_judged(&self, offers: &mut Vec<Offer<'a>>) {
        let force = matches!(self.frame.kind.as_str(), "ASSAULT" | "COERCE");
        let verb = |c: u32| &self.parse.clauses[c as usize];
        let governs = |c: &&Clause| c.head < self.proposal.head;
        // «أدان الهجوم الذي استهدف ثكنة»: nor what its relative clause tells.
        let outer = |c: u32| match self.proposal.clause {
            Some(_) => verb(c).parent.filter(|_| verb(c).relation == Relation::Relative),
            None => Some(c),
        };
        let clause = self.around.clause.filter(|_| force).and_then(outer);
        let Some(clause) = clause.map(verb).filter(governs) else { return };
        let Some(key) = self.cx.verb_key(clause.head as usize, clause.reading) else { return };
        let frames = &self.cx.lex.frames;
        let condemns = !frames.status(StatusHead::Presupposes, key).is_empty()
            && !frames.framed(HeadKind::Verb, key).any(|(_, f)| f.kind == "ASSAULT");
        let Some(subject) = clause.arg(&Slot::Subject).filter(|_| condemns) else { return };
        let who = parties(self.cx, self.around.chunks, subject);
        offers.retain_mut(|offer| {
            // «أدان الأردن القصف الذي شنته إسرائيل»: nor suffered it, unless a pronoun says so («قصف سفارته»).
            let judge = same_people(self.cx, &offer.parties, &who);
            let pronoun = [value!(How, "pronoun"), value!(How, "pronoun-at"), value!(How, "slot")];
            (!judge || pronoun.contains(&offer.how)) && limit(offer, judge, false)
        });
    }

    /// «رفض القضاء طلب الإفراج عنه»: who refuses a request or an offer has not made it.
    pub(super) fn keep_refused(&self, offers: &mut Vec<Offer<'a>>) {
        let asked = matches!(self.frame.kind.as_str(), "REQUEST" | "AGREE") && self.proposal.clause.is_none();
        let clause = self.around.clause.filter(|_| asked).map(|c| &self.parse.clauses[c as usize]);
        let Some(clause) = clause.filter(|c| c.head < self.proposal.head) else { return };
        let Some(key) = self.cx.verb_key(clause.head as usize, clause.reading) else { return };
        let object = clause.arg(&Slot::Object).is_some_and(|a| a.chunks.contains(&self.proposal.chunk));
        let refuses = object && self.cx.lex.frames.of_verb_alone(key).any(|f| f.kind == "REJECT");
        let Some(subject) = clause.arg(&Slot::Subject).filter(|_| refuses) else { return };
        let who = parties(self.cx, self.around.chunks, subject);
        offers.retain_mut(|offer| limit(offer, same_people(self.cx, &offer.parties, &who), false));
    }

    /// «أرسلت سفينة دعما لغويانا في مواجهة فنزويلا»: who is opposed is not helped.
    pub(super) fn keep_opposed(&self, offers: &mut Vec<Offer<'a>>) {
        if !matches!(self.frame.kind.as_str(), "SUPPORT" | "AID") {
            return;
        }
        let opposed = |p: &Party| {
            let prep = self.phrase_of(p).and_then(|c| c.prep.as_deref());
            prep.is_some_and(|p| prepositions::OPPOSED.contains(&p))
        };
        offers.retain_mut(|offer| {
            let no_recipient = offer.parties.iter().all(opposed);
            limit(offer, false, no_recipient)
        });
    }

    /// «رغم دعوات المعارضة إلى الرحيل»: whose several calls are, call and are not called.
    pub(super) fn keep_callers(&self, offers: &mut Vec<Offer<'a>>) {
        let several = |r: &Reading| matches!(r, Reading::Noun { number: Number::Plural, .. });
        let head = &self.cx.words[self.proposal.head as usize];
        let noun = self.proposal.clause.is_none()
            && self.frame.kind == "REQUEST"
            && self.frame.actor.contains(&Place::Genitive)
            && head.readings.iter().any(several);
        if !noun {
            return;
        }
        let behind = |p: &Party| self.cx.mentions[p.mention as usize].tokens.0 == self.proposal.head + 1;
        offers.retain_mut(|offer| {
            let calls = offer.parties.iter().any(behind);
            limit(offer, false, calls)
        });
    }

    /// «شدد، في تصريح للصحيفة، على ضرورة حماية …»: where a duty is spoken of, only who is bound by it is asked.
    pub(super) fn keep_asked(&self, offers: &mut Vec<Offer<'a>>) {
        let last = self.proposal.complement.last().copied().unwrap_or(self.proposal.head);
        let duty = |key: &String| !self.cx.lex.frames.status(StatusHead::Duty, key).is_empty();
        if self.frame.kind != "REQUEST" || !self.cx.noun_keys(last as usize).iter().any(duty) {
            return;
        }
        // «طالب الحكومة بضرورة …»: a verb that asks has somebody to ask.
        let clause = self.around.clause.map(|c| &self.parse.clauses[c as usize]);
        let key = clause.and_then(|c| self.cx.verb_key(c.head as usize, c.reading));
        if key.is_some_and(|key| self.cx.lex.frames.of_verb_alone(key).any(|f| f.kind == "REQUEST")) {
            return;
        }
        let bound = |offer: &Offer<'_>| {
            let first = offer.parties.iter().map(|p| self.cx.mentions[p.mention as usize].tokens.0).min();
            first.is_some_and(|t| (last + 2..=last + BOUND).contains(&t))
        };
        offers.retain_mut(|offer| {
            let bound = bound(offer);
            limit(offer, bound, !bound)
        });
    }

    /// «دعت أنقرة الجميع إلى احترام القضاء التركي», «حثت المجتمع الدولي على دعم مالي»: of whom an object asks that names no one, no other is
    /// asked.
    pub(super) fn keep_whom(&self, offers: &mut Vec<Offer<'a>>) {
        // «مناشدا الآلية الرباعية الضغط»: so do they of a participle's.
        let pattern = &self.cx.lex.frames.patterns[self.proposal.pattern as usize];
        let of_verb = pattern.kind == HeadKind::Verb;
        let verb = self.frame.kind == "REQUEST" && of_verb && !self.around.passive;
        let object = self.around.args.iter().find(|a| a.slot == Slot::Object && a.found == Found::Here);
        let Some(object) = object.filter(|_| verb && self.frame.takes_object()) else { return };
        let chunk = &self.around.chunks[object.chunks[0] as usize];
        let word = &self.cx.words[chunk.head as usize];
        let deed = |r: &Reading| r.is_masdar();
        let told =
            self.proposal.complement.contains(&chunk.head) || object.chunks[0] > self.proposal.chunk + FAR;
        let whom = word.prefixes.article && !word.readings.iter().any(deed) && !told;
        let named = |&c: &u32| !self.around.chunks[c as usize].mentions.is_empty();
        if !whom || object.chunks.iter().any(named) {
            return;
        }
        offers.retain_mut(|offer| offer.how == value!(How, "slot") || limit(offer, false, true));
    }

    /// «طلبت روما من تونس تسليم المتهم»: who is asked by a verb with a preposition.
    pub(super) fn charged(&self) -> Vec<Party> {
        let index = self.proposal.clause.filter(|_| self.frame.kind == "REQUEST" && !self.around.passive);
        let clause = index.map(|c| &self.parse.clauses[c as usize]);
        let object = |c: &&Clause| c.arg(&Slot::Object).is_some();
        clause.filter(object).map(|c| charged(self.cx, self.around.chunks, c)).unwrap_or_default()
    }

    /// «طلبت روما من تونس طرد السفير المالي»: nobody else is asked.
    pub(super) fn keep_charged(&self, offers: &mut Vec<Offer<'a>>) {
        let charged = self.charged();
        if !charged.is_empty() {
            offers.retain_mut(|offer| {
                same_people(self.cx, &offer.parties, &charged) || limit(offer, false, true)
            });
        }
    }

    /// «دعا زعيم المتمردين من هافانا إلى هدنة»: the city somebody speaks from, right behind the verb or its subject, is not spoken to.
    pub(super) fn keep_standpoint(&self, offers: &mut Vec<Offer<'a>>) {
        let Some(index) = self.proposal.clause.filter(|_| self.kind.is_said()) else { return };
        let clause = &self.parse.clauses[index as usize];
        let chunks = self.around.chunks;
        let subject = clause.arg(&Slot::Subject).filter(|a| a.found == Found::Here);
        let behind = subject.and_then(|a| a.chunks.last().copied()).unwrap_or(clause.chunk) as usize + 1;
        let key = self.cx.verb_key(clause.head as usize, clause.reading);
        let governs = |w: &StatusWord| w.complement.iter().any(|p| p == prepositions::FROM);
        let asked = |key| self.cx.lex.frames.status(StatusHead::Charges, key).iter().any(governs);
        let city = |c: &&Chunk| {
            let own = c.tokens().any(|t| self.proposal.complement.contains(&(t as u32)));
            let named = |&m: &u32| self.cx.mentions[m as usize].kind == Kind::Place;
            let alone = !c.mentions.is_empty() && c.mentions.iter().all(named) && self.cx.mentions_only(c);
            c.prep.as_deref() == Some(prepositions::FROM) && alone && !own
        };
        let Some(city) = chunks.get(behind).filter(city).filter(|_| !key.is_some_and(asked)) else { return };
        let there = |p: &Party| city.mentions.contains(&p.mention);
        offers.retain(|offer| offer.parties.is_empty() || !offer.parties.iter().all(there));
    }

    /// «نفت الوزارة الأنباء عن اعتقال فلان»: whom news is of is not answered by its denial.
    pub(super) fn keep_news(&self, offers: &mut Vec<Offer<'a>>) {
        let list = |head: StatusHead, t: usize| {
            let listed = |key: &String| !self.cx.lex.frames.status(head, key).is_empty();
            self.cx.noun_keys(t).iter().any(listed)
        };
        let object = self.around.args.iter().find(|a| a.slot == Slot::Object);
        let head = object.map(|a| &self.around.chunks[a.chunks[0] as usize]);
        let news = |t: usize| list(StatusHead::News, t) || list(StatusHead::Truth, t);
        let claim = |t: usize| list(StatusHead::Claim, t);
        let bare = head.filter(|c| c.mentions.is_empty() && !c.tokens().any(claim));
        if self.frame.kind == "REJECT" && bare.is_some_and(|c| c.tokens().any(news)) {
            offers.retain_mut(|offer| limit(offer, false, true));
        }
    }
}

/// How many phrases behind its verb whom it asks may stand.
const FAR: u32 = 3;

/// How many words behind a noun of duty whom it binds may stand («ضرورة أن تحترم إسرائيل»).
const BOUND: u32 = 4;
