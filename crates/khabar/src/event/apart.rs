//! Who stands apart from a deed: «تنديد تركي باغتيال فلان», «حذرت مصر من اجتياح رفح», «أعلن الهلال الأحمر مقتل عشرة»: who judges, fears,
//! avenges or only tells it has not done it, and whom it has hurt is not struck by who answers.

use super::EventType;
use super::field::value;
use super::fill::{Look, Offer, same_people};
use super::keep::limit;
use crate::attribution::Attribution;
use crate::clause::{Chunk, ChunkKind, Clause, Party, Slot};
use crate::lexicon::frames::{HeadKind, StatusHead};
use crate::mention::{Form, Kind, sector};
use crate::text::prepositions;

/// What the lexicon calls a government of no name.
const GOVERNMENT: &str = "government";

/// The types of deeds that one may stand apart from.
const DEEDS: [&str; 3] = ["ASSAULT", "COERCE", "SANCTION"];

impl<'a> Look<'a, '_> {
    /// «طالبت المعارضة بتشكيل حكومة انتقالية»: a body that is still to be set up takes no part.
    pub(super) fn keep_formed(&self, offers: &mut Vec<Offer<'a>>) {
        let cx = self.cx;
        let forms = |key: &String| !cx.lex.frames.status(StatusHead::Forming, key).is_empty();
        let formed = |p: &Party| {
            let m = &cx.mentions[p.mention as usize];
            let first = m.tokens.0 as usize;
            let before = (0..first).rev().find(|&t| !cx.is_quote(t));
            let body = matches!(m.kind, Kind::Organization | Kind::Group) && m.form != Form::Name;
            body && !cx.words[first].prefixes.article
                && cx.words[first].suffix.is_none()
                && before.is_some_and(|t| cx.noun_keys(t).iter().any(forms))
        };
        let whole = |offer: &Offer<'_>| !offer.parties.is_empty() && offer.parties.iter().all(formed);
        // «دعا الحزب إلى تشكيل حكومة كفاءات»: nor is anybody else asked for it whom no word of the verb's own names.
        // A committee may be asked of those who would set it up.
        let government = |p: &Party| cx.mentions[p.mention as usize].name == GOVERNMENT;
        let named = |offer: &Offer<'_>| whole(offer) && offer.parties.iter().all(government);
        let asked = self.kind == EventType::Request && offers.iter().any(named);
        offers.retain(|offer| !whole(offer));
        if asked {
            offers.retain_mut(|offer| {
                let far = offer.how != value!(How, "slot");
                limit(offer, false, far)
            });
        }
    }

    /// «تواجه قطر عزلة دبلوماسية»: what somebody stands in is done by those only whom its own words name («عزلة من جيرانها»).
    pub(super) fn keep_standing(&self, offers: &mut Vec<Offer<'a>>) {
        let verb = self.around.clause.map(|c| &self.parse.clauses[c as usize]);
        let key = verb.and_then(|c| self.cx.verb_key(c.head as usize, c.reading));
        let pattern = &self.cx.lex.frames.patterns[self.proposal.pattern as usize];
        let stands = key.is_some_and(|key| {
            let words = self.cx.lex.frames.status(StatusHead::Standing, key);
            words.iter().any(|w| pattern.complement.starts_with(&w.complement))
        });
        if stands && self.proposal.clause.is_some() {
            offers.retain_mut(|offer| {
                let far = offer.how != value!(How, "slot");
                limit(offer, far, false)
            });
        }
    }

    /// Takes who stands apart from a deed out of who may have done it.
    pub(super) fn keep_apart(&self, offers: &mut Vec<Offer<'a>>) {
        let deed = DEEDS.contains(&self.frame.kind.as_str());
        if deed || self.frame.kind == "THREATEN" {
            self.keep_avenged(offers);
        }
        if self.frame.kind == "ASSAULT" {
            self.keep_quoted(offers);
        }
        if !deed || self.proposal.clause.is_some() {
            return;
        }
        let at = self.proposal.chunk as usize;
        let (judging, clause) = (self.judging_noun(at), self.judging_verb());
        if judging.is_none() && clause.is_none() {
            return self.keep_announced(offers);
        }
        let chunks = self.around.chunks;
        let who = self.tellers();
        let from = judging.map_or(0, |n| chunks[n].first);
        let inside = |p: &Party| {
            let first = self.cx.mentions[p.mention as usize].tokens.0;
            judging.is_some() && (from..chunks[at].first).contains(&first)
        };
        let told = [value!(How, "governor"), value!(How, "speaker")];
        offers.retain_mut(|offer| {
            let own = offer.how == value!(How, "slot");
            let within = offer.parties.iter().all(inside);
            let apart = told.contains(&offer.how) || within || self.is_one_of(&who, &offer.parties);
            limit(offer, apart && (!own || within), false)
        });
    }

    /// Who is the subject of the clause that holds the deed, and who says it.
    fn tellers(&self) -> Vec<Vec<Party>> {
        let subject = self.around.clause.map(|c| self.discourse.subjects[c as usize].clone());
        let speaker = self.speaker().map(|p| vec![p]);
        subject.into_iter().chain(speaker).filter(|who| !who.is_empty()).collect()
    }

    fn is_one_of(&self, who: &[Vec<Party>], parties: &[Party]) -> bool {
        who.iter().any(|w| same_people(self.cx, w, parties))
    }

    /// The phrase right before that of the deed, where it is headed by a noun of judging it or of answering to it.
    fn judging_noun(&self, at: usize) -> Option<usize> {
        let chunks = self.around.chunks;
        let before = (0..at).rev().find(|&n| chunks[n].timex.is_none())?;
        let noun = chunks[before].kind == ChunkKind::Noun && chunks[at].prep.is_some();
        (noun && self.is_apart(&chunks[before])).then_some(before)
    }

    fn is_apart(&self, chunk: &Chunk) -> bool {
        let listed = |key: &String| !self.cx.lex.frames.status(StatusHead::Apart, key).is_empty();
        self.cx.noun_keys(chunk.head as usize).iter().any(listed)
    }

    /// The clause whose verb judges or fears the deed, as it stands in it.
    fn judging_verb(&self) -> Option<&Clause> {
        let clause = &self.parse.clauses[self.around.clause? as usize];
        let key = self.cx.verb_key(clause.head as usize, clause.reading)?;
        let listed = !self.cx.lex.frames.status(StatusHead::Apart, key).is_empty();
        // «فرض الاتحاد عقوبات على خلفية قمع المعارضة»: who punishes has not done what he punishes for.
        let prep = self.around.chunks[self.proposal.chunk as usize].prep.as_deref();
        let reason = prep.is_some_and(|p| prepositions::OTHER_TIMES.contains(&p));
        let framed = || self.cx.lex.frames.framed(HeadKind::Verb, key).any(|(_, f)| f.kind == "SANCTION");
        let judges = listed || reason && framed();
        let stands = |c: &&Clause| c.args.iter().any(|a| a.chunks.contains(&self.proposal.chunk));
        Some(clause).filter(|c| judges && c.head < self.proposal.head).filter(stands)
    }

    /// «أعلنت الأمم المتحدة مقتل عشرة من موظفيها»: who tells of deaths has not brought them about, unless he bears arms for a state, and
    /// those dead are neither his own nor such as the police only find.
    fn keep_announced(&self, offers: &mut Vec<Offer<'a>>) {
        let befalls = |key: &String| !self.cx.lex.frames.status(StatusHead::Befalling, key).is_empty();
        let keys = self.cx.noun_keys(self.proposal.head as usize);
        if !keys.iter().any(befalls) {
            return;
        }
        let who = self.tellers();
        let unarmed = |p: &Party| !sector::is_of(&p.sector, &sector::ARMED);
        let chunks = self.around.chunks;
        let behind = chunks.iter().skip(self.proposal.chunk as usize).take(2).flat_map(|c| c.tokens());
        let pronoun =
            |t: usize| self.cx.words[t].suffix.is_some_and(|s| prepositions::pronoun_gender(s).is_some());
        let theirs = behind.into_iter().any(pronoun);
        offers.retain_mut(|offer| {
            let teller = offer.how != value!(How, "slot") && self.is_one_of(&who, &offer.parties);
            limit(offer, teller && (theirs || offer.parties.iter().all(unarmed)), false)
        });
    }

    /// «نقلت الوكالة عن مسؤول أن الجيش قصف القرية»: a source without a name, quoted in this sentence or another, has not suffered what others
    /// do; nor has who tells what befell a town of another country («قال الخبير البريطاني إن الجيش قصف بلدات في جنوب لبنان»).
    fn keep_quoted(&self, offers: &mut Vec<Offer<'a>>) {
        let struck = self.struck_country();
        let head = self.proposal.head;
        let tells = |a: &Attribution| a.content.0 <= head && head < a.content.1;
        let quoted = |p: &Party| {
            let afar = struck.is_some() && p.country.is_some() && p.country.as_deref() != struck;
            let unnamed = self.cx.mentions[p.mention as usize].form != Form::Name;
            let by = |a: &&Attribution| a.speaker.as_ref().is_some_and(|s| s.mention == p.mention);
            self.attributions.iter().filter(by).any(|a| unnamed || afar && tells(a))
        };
        let own = [value!(How, "slot"), value!(How, "pronoun"), value!(How, "pronoun-at")];
        offers.retain_mut(|offer| {
            let all = !offer.parties.is_empty() && offer.parties.iter().all(quoted);
            limit(offer, false, all && !own.contains(&offer.how))
        });
    }

    /// The country of the place that what a verb of force does is done to, or done in.
    fn struck_country(&self) -> Option<&'a str> {
        let (cx, chunks) = (self.cx, self.around.chunks);
        let place = |m: &u32| {
            let m = &cx.mentions[*m as usize];
            matches!(m.kind, Kind::Place | Kind::State).then_some(m.country.as_deref()).flatten()
        };
        let there = |c: &&Chunk| {
            let prep = c.prep.as_deref();
            prep.is_none_or(|p| p == prepositions::IN || p == prepositions::ON)
        };
        let behind = self.around.args.iter().filter(|a| a.slot != Slot::Subject).flat_map(|a| &a.chunks);
        let behind = behind.map(|&c| &chunks[c as usize]).filter(|c| c.first > self.proposal.head);
        behind.filter(there).find_map(|c| c.mentions.iter().find_map(place))
    }

    /// «قصفت القاعدة انتقاما لمقتل فلان»: whom the deed has hurt that is avenged is not struck.
    fn keep_avenged(&self, offers: &mut Vec<Offer<'a>>) {
        let chunks = self.around.chunks;
        let at = self.proposal.chunk as usize;
        let within = |c: &&Chunk| !matches!(c.kind, ChunkKind::Verb | ChunkKind::Stop | ChunkKind::Content);
        let behind = chunks.iter().enumerate().skip(at + 1).take_while(|(_, c)| within(c));
        let answer = behind.into_iter().find(|(_, c)| c.kind == ChunkKind::Noun && self.is_apart(c));
        let Some((answer, _)) = answer.filter(|_| self.proposal.clause.is_some()) else { return };
        let from = chunks[answer].first;
        let until = chunks.iter().skip(answer + 1).find(|c| !within(c)).map_or(u32::MAX, |c| c.first);
        let hurt = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            let first = m.tokens.0;
            let inside = (from..until).contains(&first) && m.form != Form::Demonym;
            inside && self.phrase_of(p).is_some_and(|c| c.head != first && self.is_of_who_suffers(c.head))
        };
        offers.retain_mut(|offer| limit(offer, false, offer.parties.iter().all(hurt)));
    }
}
