//! Whom a predicate's own words name beside the frame's places: «سبعة قتلى في هجوم», «قرار البرلمان سحب الثقة».

use super::EventType;
use super::control::undertaken;
use super::field::value;
use super::fill::{Look, Offer, Role, same_people};
use super::keep::limit;
use super::lifeless::is_called;
use crate::clause::{self, Argument, Chunk, Found, Party, Reached, Slot};
use crate::lexicon::frames::{Frame, HeadKind, Pattern, Place, StatusHead};
use crate::mention::{Form, Kind, sector};
use crate::text::fold;
use crate::text::prepositions::{self, FOR, FROM, IN};
use crate::word::Reading;

impl Look<'_, '_> {
    /// «قرار البرلمان سحب الثقة منه»: who decides, intends or announces what the noun right behind says.
    pub(super) fn decider(&self) -> Vec<Party> {
        let chunks = self.around.chunks;
        let at = self.proposal.chunk as usize;
        // «قرار الكويت وقطر وعمان قطع»: those who decide may be several.
        let joined = |c: &Chunk| c.joined && c.prep.is_none() && self.cx.mentions_only(c);
        let alone = chunks[..at].iter().rev().take_while(|c| joined(c)).count();
        let Some(before) = at.checked_sub(1 + alone).filter(|_| self.proposal.clause.is_none()) else {
            return Vec::new();
        };
        let (own, outer) = (&chunks[at], &chunks[before]);
        let lists = [StatusHead::Step, StatusHead::Carrier, StatusHead::Noun];
        let decides = |key: &String| lists.iter().any(|&l| !self.cx.lex.frames.status(l, key).is_empty());
        let head = self.cx.noun_keys(outer.head as usize).iter().any(decides);
        let first = own.is_bare_noun() && !own.joined && own.head == self.proposal.head;
        if !head || !first || chunks[at - 1].last != own.first || self.frame.reciprocal {
            return Vec::new();
        }
        self.owner(before, at)
    }

    /// Whom the phrases from one on, up to another, name behind the noun that heads the first.
    fn owner(&self, phrase: usize, end: usize) -> Vec<Party> {
        let chunks = self.around.chunks;
        let from = chunks[phrase].head + 1;
        let named = (phrase as u32..end as u32).collect();
        let behind = Argument { slot: Slot::Genitive, chunks: named, from, found: Found::Here };
        clause::parties(self.cx, chunks, &behind)
    }

    /// «سبعة قتلى في هجوم»: the predicate's own noun, where it names whom the deed has hurt.
    pub(super) fn harmed(&self) -> Option<Party> {
        let (m, _) =
            self.cx.mention_at(self.proposal.head as usize).filter(|_| self.proposal.clause.is_none())?;
        let hurt = is_called(self.cx, &self.cx.mentions[m as usize], StatusHead::Harmed);
        hurt.then(|| clause::party(self.cx, m, Reached::Named))
    }

    /// «إقالة وزير الدفاع الإسرائيلي», «ترحيل سوريين من تركيا»: of a deed of power whose noun has one man or some people in its genitive,
    /// and nobody else whom it is done to, those suffer it; and the place where they are does not.
    pub(super) fn keep_undergone(&self, offers: &mut Vec<Offer<'_>>) {
        let (around, frame) = (self.around, self.frame);
        let by_law = matches!(frame.kind.as_str(), "COERCE" | "SANCTION" | "RETREAT" | "SUPPORT");
        let open = frame.recipient.contains(&Place::Genitive) && frame.actor.contains(&Place::Genitive);
        let suffers = frame.recipient.contains(&Place::Genitive) && !frame.actor.contains(&Place::Genitive);
        let noun = self.proposal.clause.is_none() && !frame.reciprocal && (by_law && open || suffers);
        let genitive = around.args.iter().find(|a| a.slot == Slot::Genitive).filter(|_| noun);
        let Some(genitive) = genitive else { return };
        let own = clause::parties(self.cx, around.chunks, genitive);
        let private = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            let people = matches!(m.kind, Kind::Person | Kind::Group);
            people && !sector::is_of(&p.sector, &sector::FORCE) || m.office.is_some()
        };
        // «اعتقال الشرطة صحفيا», «إقالة الرئيس رئيس الحكومة»: with an object behind it, the genitive acts.
        let object = around.args.iter().any(|a| {
            let behind = matches!(&a.slot, Slot::Object) || matches!(&a.slot, Slot::Oblique(p) if p == FOR);
            behind && !clause::parties(self.cx, around.chunks, a).is_empty()
        });
        if own.is_empty() || object || !own.iter().all(private) {
            return;
        }
        let there = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            let near =
                self.phrase_of(p).and_then(|c| c.prep.as_deref()).is_some_and(|p| p == IN || p == FROM);
            near && matches!(m.kind, Kind::Place | Kind::State)
        };
        // «اعتقال خمسة أشخاص عقب هجوم على السفارة»: nor does whoever an occasion behind them names.
        let since = genitive.chunks.last().map_or(0, |&c| c as usize + 1);
        let occasion = (since..around.chunks.len()).find(|&i| {
            let times = |p: &str| prepositions::OTHER_TIMES.contains(&p);
            around.chunks[i].prep.as_deref().is_some_and(times)
        });
        let from = occasion.map(|i| around.chunks[i].first);
        let later = |p: &Party| from.is_some_and(|f| self.cx.mentions[p.mention as usize].tokens.0 >= f);
        offers.retain_mut(|offer| {
            if same_people(self.cx, &offer.parties, &own) {
                offer.role = Some(Role::Recipient);
                return true;
            }
            let apart = offer.parties.iter().all(|p| there(p) || later(p));
            limit(offer, false, apart)
        });
    }

    /// «هاجم مسلحون من قبيلة التبو مقرا للجيش»: those whom the subject is some of, by «من» right behind it, suffer not what it does.
    pub(super) fn keep_whole(&self, offers: &mut Vec<Offer<'_>>) {
        let (chunks, frame) = (self.around.chunks, self.frame);
        let pattern = &self.cx.lex.frames.patterns[self.proposal.pattern as usize];
        let asked = pattern.complement.iter().any(|w| w == FROM);
        let placed = frame.recipient.iter().any(|p| matches!(p, Place::After(prep) if prep == FROM));
        let clause = self.around.clause.filter(|_| self.proposal.clause.is_some() && !asked && !placed);
        let subject = clause.and_then(|c| self.parse.clauses[c as usize].arg(&Slot::Subject));
        let Some(last) = subject.filter(|a| a.found == Found::Here).and_then(|a| a.chunks.last()) else {
            return;
        };
        let (some, whole) = (&chunks[*last as usize], chunks.get(*last as usize + 1));
        let described = some.mentions.first().is_some_and(|&m| {
            let m = &self.cx.mentions[m as usize];
            m.form == Form::Description && !self.cx.words[m.tokens.0 as usize].prefixes.article
        });
        // «مسلحون تابعون لحركة الشباب»: nor those to whom an adjective behind them says that they belong.
        let belong =
            some.mentions.first().is_some_and(|&m| self.cx.mentions[m as usize].tokens.1 < some.last);
        // «تظاهر مؤيدون للرئيس»: nor the one whose men they are, where the verb itself gives nothing to anybody.
        let given = self.kind != EventType::Protest
            && frame.recipient.iter().any(|p| matches!(p, Place::After(prep) if prep == FOR));
        let of = |p: &str| p == FROM || p == FOR && (belong || !given);
        let behind = |c: &&Chunk| c.prep.as_deref().is_some_and(of) && c.first == some.last && !c.joined;
        let Some(whole) = whole.filter(behind).filter(|_| described) else { return };
        let of =
            |p: &Party| whole.tokens().contains(&(self.cx.mentions[p.mention as usize].tokens.0 as usize));
        offers.retain_mut(|offer| {
            let all = !offer.parties.is_empty() && offer.parties.iter().all(of);
            limit(offer, false, all)
        });
    }

    /// «امتنعت الهند عن إدانة روسيا»: behind a verb whose subject does what the noun names, whose that noun is suffers it.
    pub(super) fn keep_controlled(&self, offers: &mut Vec<Offer<'_>>) {
        let (around, frame) = (self.around, self.frame);
        // «ترفض بلاده الهجمات الإسرائيلية»: what is known already others have done.
        let known = self.cx.words[self.proposal.head as usize].prefixes.article;
        let noun = self.proposal.clause.is_none() && !frame.reciprocal && !known;
        let open = frame.recipient.iter().any(|p| matches!(p, Place::Object | Place::Genitive));
        let doer = if noun && open { self.controller() } else { Vec::new() };
        let governed = !doer.is_empty();
        let genitive = around.args.iter().find(|a| a.slot == Slot::Genitive).filter(|_| governed);
        let Some(genitive) =
            genitive.filter(|_| around.chunks[self.proposal.chunk as usize].head == self.proposal.head)
        else {
            return;
        };
        let own = clause::parties(self.cx, around.chunks, genitive);
        // «رفضت قصف الجيش مخيما»: with an object behind it the genitive acts.
        let object = around
            .args
            .iter()
            .any(|a| a.slot == Slot::Object && !clause::parties(self.cx, around.chunks, a).is_empty());
        if own.is_empty() || object || same_people(self.cx, &own, &doer) {
            return;
        }
        offers.retain_mut(|offer| {
            if same_people(self.cx, &offer.parties, &own) {
                offer.role = Some(Role::Recipient);
                return true;
            }
            let acts = same_people(self.cx, &offer.parties, &doer);
            limit(offer, false, acts)
        });
    }

    /// «إثر قيام الهند بإغلاق سفارة نيبال»: she does it, and nobody else.
    pub(super) fn keep_undertaken(&self, offers: &mut Vec<Offer<'_>>) {
        let noun = self.proposal.clause.is_none() && !self.frame.reciprocal;
        let at = self.proposal.chunk as usize;
        let own = if noun { undertaken(self.cx, self.around.chunks, at) } else { None };
        let Some(own) = own else { return };
        offers.retain_mut(|offer| {
            let does = same_people(self.cx, &offer.parties, &own);
            if does {
                offer.role = Some(Role::Actor);
            }
            does || limit(offer, true, false)
        });
    }

    /// «طالب المندوب بإدانة كولومبيا», «دعا إلى معاقبة المسؤولين»: of a judgement or penalty that somebody asks for, whose it is suffers it, and
    /// who asks does not judge.
    pub(super) fn keep_asked_for(&self, offers: &mut Vec<Offer<'_>>) {
        let (around, frame) = (self.around, self.frame);
        let penal = matches!(self.kind, EventType::Accuse | EventType::Sanction | EventType::Coerce);
        let open = frame.recipient.iter().any(|p| matches!(p, Place::Object | Place::Genitive));
        let known = self.cx.words[self.proposal.head as usize].prefixes.article;
        let noun = self.proposal.clause.is_none() && !frame.reciprocal && !known && penal && open;
        // «أعلن مطالب» asks by a noun, «طالب بمعاقبة» by itself.
        let itself = |p: &Pattern, f: &Frame| {
            f.kind == "REQUEST" && p.complement.iter().all(|w| f.controls.contains(&fold::loose(w)))
        };
        let asks = |key: &str| self.cx.lex.frames.framed(HeadKind::Verb, key).any(|(p, f)| itself(p, f));
        let asker = if noun { self.governing(asks) } else { None };
        let genitive = around.args.iter().find(|a| a.slot == Slot::Genitive);
        let Some((asker, genitive)) = asker.zip(genitive) else { return };
        if around.chunks[self.proposal.chunk as usize].head != self.proposal.head {
            return;
        }
        let own = clause::parties(self.cx, around.chunks, genitive);
        let object = |a: &Argument| {
            let behind = matches!(&a.slot, Slot::Object) || matches!(&a.slot, Slot::Oblique(p) if p == FOR);
            behind && !clause::parties(self.cx, around.chunks, a).is_empty()
        };
        if own.is_empty() || around.args.iter().any(object) {
            return;
        }
        offers.retain_mut(|offer| {
            if same_people(self.cx, &offer.parties, &own) {
                offer.role = Some(Role::Recipient);
                return true;
            }
            !same_people(self.cx, &offer.parties, &asker)
        });
    }

    /// Who acts in the verb that a noun's own phrase hangs on, where its key is wanted.
    fn governing(&self, wanted: impl Fn(&str) -> bool) -> Option<Vec<Party>> {
        let index = self.around.clause?;
        let clause = &self.parse.clauses[index as usize];
        let stands =
            clause.args.iter().any(|a| a.slot != Slot::Subject && a.chunks.contains(&self.proposal.chunk));
        let key = self.cx.verb_key(clause.head as usize, clause.reading).filter(|key| stands && wanted(key));
        key.map(|_| self.discourse.subjects[index as usize].clone())
    }

    /// Who does what the noun names, by the verb or noun that it hangs on («تسعى روسيا إلى معاقبة», «فشل المجلس في إدانة»).
    fn controller(&self) -> Vec<Party> {
        let controls = |key: &str| !self.cx.lex.frames.status(StatusHead::Controls, key).is_empty();
        let chunks = self.around.chunks;
        let at = self.proposal.chunk as usize;
        let outer =
            at.checked_sub(1).filter(|&n| chunks[at].prep.is_some() && !chunks[n].mentions.is_empty());
        let noun = outer.filter(|&n| self.cx.noun_keys(chunks[n].head as usize).iter().any(|k| controls(k)));
        if let Some(n) = noun {
            return self.owner(n, n + 1);
        }
        self.governing(controls).unwrap_or_default()
    }

    /// «قصف الجيش لسوق», «خطف الجماعة لموظفين»: whose a deed is acts where «ل» opens what it is done to, be that somebody or a thing.
    pub(super) fn keep_done_to(&self, offers: &mut Vec<Offer<'_>>) {
        let frame = self.frame;
        let force = self.kind.is_force();
        let open = frame.actor.contains(&Place::Genitive) && frame.recipient.contains(&Place::Genitive);
        let Some((own, whom)) = self.done_to() else { return };
        let named = self.is_of_one_named();
        if own.is_empty() || !(force && open || named) {
            return;
        }
        offers.retain_mut(|offer| {
            if same_people(self.cx, &offer.parties, &own) {
                offer.role = Some(Role::Actor);
            } else if named && !whom.is_empty() && same_people(self.cx, &offer.parties, &whom) {
                offer.role = Some(Role::Recipient);
            }
            true
        });
    }

    /// «تهديد أنقرة لباريس»: those whom «ل» right behind whose deed it is names, where its verb has an object.
    pub(super) fn suffers_behind(&self) -> Vec<Party> {
        match self.done_to() {
            Some((own, whom)) if !own.is_empty() && self.is_of_one_named() => whom,
            _ => Vec::new(),
        }
    }

    /// Whose a verbal noun's deed is, and whom «ل» right behind names, where its verb has an object.
    fn done_to(&self) -> Option<(Vec<Party>, Vec<Party>)> {
        let (around, frame) = (self.around, self.frame);
        let at = self.proposal.chunk as usize;
        let noun = self.proposal.clause.is_none() && !frame.reciprocal;
        // «اعتقال 418 شخصا للاشتباه في …»: a deed behind «ل» is why, and nobody.
        let why = |t: u32| self.cx.words[t as usize].readings.iter().any(Reading::is_masdar);
        let behind = around.chunks.get(at + 1).filter(|c| c.prep.as_deref() == Some(FOR) && !c.joined);
        behind.filter(|c| noun && !why(c.head) && frame.recipient.contains(&Place::Object))?;
        let genitive = around.args.iter().find(|a| a.slot == Slot::Genitive)?;
        let here = |a: &&Argument| a.chunks[0] as usize == at + 1;
        let whom = around.args.iter().find(here).map(|a| clause::parties(self.cx, around.chunks, a));
        Some((clause::parties(self.cx, around.chunks, genitive), whom.unwrap_or_default()))
    }

    /// Whether whose the deed is stands right behind it by name, by office or as an adjective of origin, so that «ل» tells not whose he is.
    fn is_of_one_named(&self) -> bool {
        let next = self.proposal.head as usize + 1;
        let named = |(m, _): (u32, usize)| {
            let form = self.cx.mentions[m as usize].form;
            matches!(form, Form::Name | Form::Title | Form::Demonym)
        };
        next < self.cx.words.len() && self.cx.mention_at(next).is_some_and(named)
    }

    /// «قال إن الجماعة قتلت المئات، متهما الإمارات بتسليحها»: what a participle says behind another's words, their speaker says.
    pub(super) fn keep_speaking_on(&self, offers: &mut Vec<Offer<'_>>) {
        let dropped = &self.around.dropped;
        let verb = self.cx.lex.frames.patterns[self.proposal.pattern as usize].kind == HeadKind::Verb;
        let participle = verb && self.proposal.clause.is_none() && self.kind.is_said();
        let clause = self.around.clause.map(|c| &self.parse.clauses[c as usize]);
        let tells = clause.is_some_and(|c| c.content.is_some());
        if participle && tells && !dropped.is_empty() {
            offers.retain_mut(|offer| {
                let speaker = same_people(self.cx, &offer.parties, dropped);
                limit(offer, !speaker && offer.how != value!(How, "slot"), speaker)
            });
        }
    }
}
