//! Who has no part in a deed of force, whatever else speaks for him: who tells of it, who condemns it, whom its own phrase rules out.

use super::EventType;
use super::field::value;
use super::fill::{Look, Offer};
use super::keep::limit;
use super::slots::stands_at;
use crate::clause::{
    Argument, Chunk, ChunkKind, Clause, Context, Found, Party, Reached, Relation, Slot, parties, same, speech,
};
use crate::lexicon::frames::{Frame, HeadKind, LightSubject, Pattern, Place, StatusHead};
use crate::mention::{Form, Kind, Mention, sector};
use crate::text::prepositions;
use crate::word::{Number, Reading};

/// How a bombing is done.
const EXPLOSIVES: &str = "explosives";

impl<'a> Look<'a, '_> {
    /// «قالت الشرطة إن الهجوم الذي وقع قرب البرلمان أسفر عن …»: who by office tells of deeds of force has not done one that a noun
    /// names without its doer.
    pub(super) fn keep_told(&self, offers: &mut Vec<Offer<'a>>) {
        if self.frame.kind != "ASSAULT" || self.proposal.clause.is_some() && !self.around.passive {
            return;
        }
        let (from, to) = self.parse.sentences[self.proposal.parsed as usize].clauses;
        let here = &self.parse.clauses[from as usize..to as usize];
        let tells = |c: &&Clause| c.content.is_some() && speech::stance(self.cx, c).is_some();
        let subjects = here.iter().filter(tells).filter_map(|c| c.arg(&Slot::Subject));
        let speakers: Vec<Party> = subjects.flat_map(|a| parties(self.cx, self.around.chunks, a)).collect();
        // «حذرت الدولة رعاياها من السفر بعد تفجير في بيروت»: nor one that only dates or explains what somebody else does.
        let chunk = &self.around.chunks[self.proposal.chunk as usize];
        let apart = self.proposal.clause.is_none()
            && chunk.prep.as_deref().is_some_and(|p| prepositions::OTHER_TIMES.contains(&p));
        let unarmed = |p: &Party| !p.sector.iter().any(|s| sector::ARMED.contains(&s.as_str()));
        let by_office = |p: &Party| sector::is_of(&p.sector, &sector::TELLERS);
        // «أعلنت الشرطة … وقال شهود إن الهجوم»: nor who tells in another sentence.
        let elsewhere = |p: &Party| {
            let mut said = self.attributions.iter().filter_map(|a| a.speaker.as_ref());
            said.any(|s| same(self.cx, s, p))
        };
        // «دان الأمين العام الهجوم على مدرسة»: nor who condemns it.
        let condemns = |c: &&Clause| {
            let it = |a: &Argument| a.slot != Slot::Subject && a.chunks.contains(&self.proposal.chunk);
            c.args.iter().any(it) && self.blames(c)
        };
        let judges: Vec<Party> = match self.proposal.clause {
            Some(_) => Vec::new(),
            None => {
                let subjects = here.iter().filter(condemns).filter_map(|c| c.arg(&Slot::Subject));
                subjects.flat_map(|a| parties(self.cx, self.around.chunks, a)).collect()
            }
        };
        offers.retain_mut(|offer| {
            let condemned = offer.how != value!(How, "slot")
                && offer.parties.iter().all(|p| judges.iter().any(|j| same(self.cx, j, p)));
            // «نشرت الشرطة دوريات في أعقاب الهجوم»
            let tells_or_unarmed = |p: &Party| unarmed(p) || by_office(p);
            let aside =
                apart && offer.how == value!(How, "governor") && offer.parties.iter().all(tells_or_unarmed);
            let told = offer.how != value!(How, "slot")
                && offer
                    .parties
                    .iter()
                    .all(|p| by_office(p) && (elsewhere(p) || speakers.iter().any(|s| same(self.cx, s, p))));
            limit(offer, told || aside || condemned && !offer.parties.is_empty(), aside)
        });
    }

    /// «قتل ثلاثة جنود من الجيش في كمين نصبه مسلحون», «مقتل جنديين من الجيش»: the body that those who suffer are of has not done it.
    pub(super) fn keep_ranks(&self, offers: &mut Vec<Offer<'a>>) {
        let chunks = self.around.chunks;
        let hurt = match self.proposal.clause {
            Some(_) => self.around.args.iter().find(|a| self.around.passive && a.slot == Slot::Object),
            None => self.around.args.iter().find(|a| a.slot == Slot::Genitive),
        };
        let behind = hurt.and_then(|a| a.chunks.last()).and_then(|&c| chunks.get(c as usize + 1));
        let body = behind.filter(|c| {
            let of = c.prep.as_deref() == Some(prepositions::FROM) && !c.joined;
            of && self.kind.is_force()
        });
        let Some(body) = body else { return };
        // «قتل قائد من حزب الله، الحزب المدعوم من إيران»: nor has it where it is told again.
        let name = body.mentions.last().filter(|&&m| self.cx.mentions[m as usize].kind == Kind::Organization);
        let again = |m: &Mention| name.is_some_and(|&n| m.same_as == self.cx.mentions[n as usize].same_as);
        let inside = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            body.tokens().contains(&(m.tokens.0 as usize)) || again(m)
        };
        offers.retain_mut(|offer| {
            let theirs = offer.parties.iter().all(inside);
            limit(offer, theirs && offer.how != value!(How, "slot"), false)
        });
    }

    /// «أدانت تونس الهجوم الذي استهدف جنودا في مصر»: of a deed of force that is condemned only who did it is condemned, not who
    /// suffered it nor where it was.
    pub(super) fn keep_condemned(&self, offers: &mut Vec<Offer<'a>>) {
        let chunks = self.around.chunks;
        self.keep_behind_its_doer(offers);
        if self.frame.kind != "ACCUSE" {
            return;
        }
        // «مشروع قرار يدين القمع»: nor, in a clause that describes something, whom the sentence names before it.
        let own = self.proposal.clause.map(|c| &self.parse.clauses[c as usize]);
        let of_its_subject = self.frame.recipient.contains(&Place::Subject);
        if own.is_some_and(|c| c.relation == Relation::Relative && !of_its_subject) {
            let head = self.proposal.head;
            offers.retain_mut(|offer| {
                let named = |p: &Party| p.reached <= Reached::Near && self.first_of(p) < head;
                let before = offer.how != value!(How, "slot") && offer.parties.iter().all(named);
                limit(offer, false, before)
            });
        }
        let Some(deed) = self.deed_behind() else { return };
        // «إعدام الجماعة جنودا», «هجوم الجيش على مخيم»: with an object behind it, whose the deed is has done it.
        let upon = |c: &Chunk| c.prep.as_deref() == Some(prepositions::ON);
        let object = chunks.get(deed + 1).is_some_and(|c| (c.is_bare_noun() || upon(c)) && !c.joined);
        let suffers = !object && self.is_of_who_suffers(chunks[deed].head);
        let (from, to) = self.parse.sentences[self.proposal.parsed as usize].clauses;
        // «ندد المجلس بالهجوم، فيما حثت الوزيرة إسرائيل على»: who acts in a clause beside it that tells of no force has not done it.
        let told_of = |c: &&Clause| c.relation == Relation::Relative || self.is_forceful(c);
        let behind = |c: &&Clause| c.chunk as usize > deed && told_of(c);
        let clauses = &self.parse.clauses[from as usize..to as usize];
        let subjects = clauses.iter().filter(behind).filter_map(|c| c.arg(&Slot::Subject));
        let bystander = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            let Some(at) = chunks.iter().position(|c| c.tokens().contains(&(m.tokens.0 as usize))) else {
                return false;
            };
            let agent = |prep: &String| self.cx.lex.grammar.is_agent(prep);
            let acts = chunks[at].prep.as_ref().is_some_and(agent)
                || subjects.clone().any(|s| s.chunks.contains(&(at as u32)));
            at == deed && suffers && m.form != Form::Demonym || at > deed && !acts
        };
        // Nor whom the sentence names before it, save who is a word of the pattern («استدعت السفير احتجاجا على القصف»).
        let own = |p: &Party| {
            let (first, end) = self.cx.mentions[p.mention as usize].tokens;
            self.proposal.complement.iter().any(|t| (first..end).contains(t))
        };
        let before =
            |p: &Party| p.reached <= Reached::Near && self.first_of(p) < chunks[deed].first && !own(p);
        offers.retain_mut(|offer| {
            let slot = offer.how == value!(How, "slot");
            let no_recipient = offer.parties.iter().all(|p| bystander(p) || !slot && before(p));
            limit(offer, false, no_recipient)
        });
    }

    /// The first token of whom a party is named by.
    fn first_of(&self, party: &Party) -> u32 {
        self.cx.mentions[party.mention as usize].tokens.0
    }

    /// The chunk behind the predicate, in its own clause, that a deed of force heads.
    fn deed_behind(&self) -> Option<usize> {
        use ChunkKind as K;
        let at = self.proposal.chunk as usize;
        let chunks = self.around.chunks;
        let within = |i: &usize| !matches!(chunks[*i].kind, K::Verb | K::Content | K::Relative | K::Stop);
        let mut behind = (at..chunks.len().min(at + DEED)).skip(1).take_while(within);
        let apart = |c: &Chunk| c.prep.as_deref().is_some_and(|p| prepositions::OTHER_TIMES.contains(&p));
        // «شن هجوما لاذعا على»: nor a word of the blame itself.
        let words = &self.proposal.complement;
        let own = |c: &Chunk| words.contains(&c.head) && words.last() != Some(&c.head);
        let deed = |c: &Chunk| c.kind == K::Noun && !apart(c) && !own(c) && self.names_force(c.head);
        behind.find(|&i| deed(&chunks[i]))
    }

    /// Whether a clause's verb blames somebody, and does nothing else.
    fn blames(&self, clause: &Clause) -> bool {
        let Some(key) = self.cx.verb_key(clause.head as usize, clause.reading) else { return false };
        let framed = self.cx.lex.frames.framed(HeadKind::Verb, key);
        let mut plain = framed.filter(|(p, _)| p.complement.len() < 2).peekable();
        plain.peek().is_some() && plain.all(|(_, f)| f.kind == "ACCUSE")
    }

    /// Whether a clause's verb alone is a deed of force, or carries one.
    fn is_forceful(&self, clause: &Clause) -> bool {
        let Some(key) = self.cx.verb_key(clause.head as usize, clause.reading) else { return false };
        let force = |f: &Frame| EventType::parse(&f.kind).is_some_and(EventType::is_force_or_law);
        self.cx.lex.frames.of_verb_alone(key).any(force) || !self.cx.lex.frames.light(key).is_empty()
    }

    /// Whether a noun names a deed of force.
    fn names_force(&self, head: u32) -> bool {
        self.names_kind(head, "ASSAULT")
    }

    /// Whether a noun alone names an event of a type.
    pub(super) fn names_kind(&self, head: u32, kind: &str) -> bool {
        let frames = &self.cx.lex.frames;
        let names = |(p, f): (&Pattern, &Frame)| p.complement.is_empty() && f.kind == kind;
        let keys = self.cx.noun_keys(head as usize);
        keys.iter().any(|key| frames.framed(HeadKind::Noun, key).any(names))
    }

    /// Whether the genitive of a deed of force suffers it («مقتل صحفي», not «هجوم الجماعة»).
    pub(super) fn is_of_who_suffers(&self, head: u32) -> bool {
        let frames = &self.cx.lex.frames;
        let keys = self.cx.noun_keys(head as usize);
        let mut framed = keys.iter().flat_map(|key| frames.framed(HeadKind::Noun, key));
        framed.any(|(p, f)| {
            p.complement.is_empty() && f.kind == "ASSAULT" && f.recipient.contains(&Place::Genitive)
        })
    }

    /// «الهجوم الذي استهدف جنودا»: where the deed itself is the subject, nobody acts whom its own phrase does not name.
    pub(super) fn keep_deed(&self, offers: &mut Vec<Offer<'a>>) {
        self.keep_origin(offers);
        if !self.kind.is_force() {
            return;
        }
        let chunks = self.around.chunks;
        let inside = |p: &Party, at: u32| {
            let first = self.cx.mentions[p.mention as usize].tokens.0 as usize;
            chunks[at as usize].tokens().contains(&first) && !self.is_scene(p)
        };
        let own = self.around.args.iter().find(|a| a.slot == Slot::Subject && a.found != Found::Shared);
        let deed = own.map(|a| a.chunks[0]).filter(|&at| {
            let plain = self.cx.mention_at(chunks[at as usize].head as usize).is_none();
            let verb = self.proposal.clause.filter(|_| !self.around.passive);
            let clause = verb.map(|c| &self.parse.clauses[c as usize]);
            let deed =
                || clause.is_some_and(|c| happens(self.cx, c)) && self.names_force(chunks[at as usize].head);
            // «استهدفت صواريخ السفارة»: nor whom arms hit, where nobody's they are.
            let arms = || verb.is_some() && self.is_of_arms(chunks[at as usize].head);
            plain && (deed() || arms())
        });
        offers.retain_mut(|offer| {
            let other = deed.is_some_and(|at| offer.parties.iter().all(|p| !inside(p, at)));
            let there = !offer.parties.is_empty() && offer.parties.iter().all(|p| self.is_scene(p));
            limit(offer, other || there, false)
        });
    }

    /// «هجوم إسطنبول», «تفجيرات مدريد»: whether a town stands right behind an attack that is called by it, where nothing tells whom that struck.
    fn is_scene(&self, p: &Party) -> bool {
        let (cx, m) = (self.cx, &self.cx.mentions[p.mention as usize]);
        let against = |a: &Argument| matches!(&a.slot, Slot::Oblique(prep) if prepositions::SUFFERING.contains(&prep.as_str()));
        let attack = |key: &String| {
            let mut framed = cx.lex.frames.framed(HeadKind::Noun, key);
            // «قصف موسكو»: who shells and bombs is called by his capital.
            let by_men = |f: &Frame| f.mode.as_deref().is_none_or(|mode| mode == EXPLOSIVES);
            framed.any(|(p, f)| p.complement.is_empty() && f.kind == "ASSAULT" && by_men(f))
        };
        let town = m.kind == Kind::Place && m.form == Form::Name && self.frame.kind == "ASSAULT";
        let behind = m.tokens.0.checked_sub(1).filter(|_| town);
        behind.is_some_and(|t| cx.noun_keys(t as usize).iter().any(attack))
            && !self.around.args.iter().any(against)
    }

    /// Whether a word is one for arms.
    pub(super) fn is_of_arms(&self, head: u32) -> bool {
        let arms = |key: &String| !self.cx.lex.frames.status(StatusHead::Arm, key).is_empty();
        self.cx.noun_keys(head as usize).iter().any(arms)
    }

    /// «قصف مصري على مواقع», «العقوبات الأميركية»: whose a deed is by an adjective of origin right behind its noun has done it; one of
    /// force, where others suffer it.
    fn keep_origin(&self, offers: &mut Vec<Offer<'a>>) {
        let against = |a: &Argument| matches!(&a.slot, Slot::Oblique(prep) if prepositions::SUFFERING.contains(&prep.as_str()));
        // «الهجمات الإسرائيلية»: so have several that are known.
        let word = &self.cx.words[self.proposal.head as usize];
        let several = word.readings.first().and_then(Reading::number) == Some(Number::Plural);
        // «العملية العسكرية التركية»: and a pattern of two words; «صفقة أسلحة أميركية سعودية» has two sides.
        let whole = if self.kind.is_force() { self.proposal.complement.as_slice() } else { &[] };
        let known = word.prefixes.article && (several || !whole.is_empty());
        let hit = self.frame.kind != "ASSAULT" || known || self.around.args.iter().any(against);
        if self.proposal.clause.is_some() || self.frame.reciprocal || !hit {
            return;
        }
        let head = self.proposal.head;
        let origin = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            // «مقاطعة البضائع الفرنسية»: it is the noun's own, with nothing but adjectives between.
            let own = |t: u32| whole.contains(&t) || self.cx.mention_at(t as usize).is_some();
            let near = (head + 1..=head + whole.len() as u32 + ADJECTIVES).contains(&m.tokens.0);
            m.form == Form::Demonym && near && (head + 1..m.tokens.0).all(own)
        };
        offers.retain_mut(|offer| {
            let whose = !offer.parties.is_empty() && offer.parties.iter().all(origin);
            limit(offer, false, whose)
        });
    }

    /// «مواجهات بين متظاهرين وقوات الأمن أصيب خلالها عناصر»: what is between those named has nobody else on its other side.
    pub(super) fn keep_between(&self, offers: &mut Vec<Offer<'a>>) {
        let between = |a: &&Argument| matches!(&a.slot, Slot::Oblique(prep) if prep == prepositions::BETWEEN);
        let noun = self.proposal.clause.is_none() && !self.frame.reciprocal;
        let sides = self.around.args.iter().find(between).filter(|_| noun);
        let many = |a: &Argument| parties(self.cx, self.around.chunks, a).len() > 1;
        let acts = sides.is_some_and(|a| {
            many(a) && self.frame.actor.iter().any(|p| stands_at(self.around, p, &a.slot, true))
        });
        if acts {
            offers.retain_mut(|offer| limit(offer, false, true));
        }
    }
}

/// How many words behind a noun its adjectives of origin stand («قصف مصري ليبي»).
const ADJECTIVES: u32 = 2;

/// How many phrases behind a verb of blame the deed that is blamed stands.
const DEED: usize = 5;

/// «استهدف», «أسفر»: whether a clause's verb may have the event itself for its subject.
fn happens(cx: &Context<'_>, clause: &Clause) -> bool {
    let key = cx.verb_key(clause.head as usize, clause.reading);
    key.is_some_and(|k| cx.lex.frames.light(k).iter().any(|l| l.subject == LightSubject::Event))
}
