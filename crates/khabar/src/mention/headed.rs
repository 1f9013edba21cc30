//! Bodies by the noun at their head: «حزب الخضر», «صحيفة "الخبر" الجزائرية», «شركة إنتلسات».

use super::draft::{Draft, Need};
use super::hits::is_actor;
use super::hits::{Hit, is_quote};
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::language::NumberKind;
use crate::lexicon::world::{What, WordClass};
use crate::text::TokenKind;
use crate::text::ending;
use crate::text::prefix;
use crate::word::Number;

/// Most tokens that quotes hold where they hold a name.
const QUOTED: usize = 8;

impl Reader<'_> {
    /// A body at `i` by its head: one the lexicon knows by the name after it, or one it lacks.
    pub(super) fn headed_at(&self, i: usize) -> Option<Vec<Draft>> {
        let head = *self.hits.at(i).iter().find(|h| matches!(h.what, What::Word(WordClass::Head, _)))?;
        let quoted = head.end < self.stop && is_quote(self.text.token(head.end));
        let close = if quoted { self.closing_quote(head.end + 1, QUOTED) } else { None };
        // A name that quotes make longer than the lexicon's is another's («حزب "الإصلاح الجديد"»); «قناة السويس» is no channel.
        let better = |h: &Hit| match h.what {
            What::Organisation(_, false) | What::Outlet(_) => {
                close.is_none_or(|close| h.end >= close) && !self.goes_on(i, h)
            }
            What::Place(_) => h.light,
            _ => false,
        };
        if self.hits.at(i).iter().any(|h| h.end > head.end && better(h)) {
            return None;
        }
        // «بالمركز الخامس»: which of several it is, is no name, save of soldiers.
        let soldiers = matches!(head.what, What::Word(_, value) if self.world.value(value) == "MIL");
        if !soldiers && self.is_ordinal(head.end) {
            return None;
        }
        if self.is_definite(i, &head) {
            let found = self.headed_by_purpose(i, &head);
            // «للمجلس الأمني لطهران»
            let described = !self.has_article(i) && self.is_adjective_here(head.end, 0);
            return found.or_else(|| described.then(|| self.headed_strange(i, &head)).flatten());
        }
        match self.known_after(head.end).filter(|&known| !self.is_abroad(known, close)) {
            Some(known) => self.headed_known(i, &head, known),
            None => self.headed_strange(i, &head),
        }
    }

    /// Whether a definite ordinal stands at `i`.
    fn is_ordinal(&self, i: usize) -> bool {
        let bare = self.is_arabic(i).then(|| self.text.key(i).strip_prefix(prefix::ARTICLE)).flatten();
        let ordinal =
            |word: &str| self.language.number_word(word).iter().any(|(k, _)| *k == NumberKind::Ordinal);
        bare.is_some_and(ordinal)
    }

    /// Whether a head has the article behind its clitics («بالمركز», «للرابطة»).
    fn is_definite(&self, i: usize, head: &Hit) -> bool {
        let bare: String = self.text.key(i).chars().skip(usize::from(head.letters)).collect();
        let to = self.text.key(i).chars().skip(usize::from(head.conjunction)).collect::<String>();
        self.has_article(i) || bare.starts_with(prefix::ARTICLE) || prefix::is_to_definite(&to)
    }

    /// Whether the known name at `known` is a part of a longer one in quotes, which the adjective behind them says to be of
    /// another country.
    fn is_abroad(&self, known: usize, close: Option<usize>) -> bool {
        let own = self.bare_at(known, |w| matches!(w, What::Organisation(_, false) | What::Outlet(_)));
        let Some(close) = close.filter(|&close| own.is_some_and(|h| h.end < close)) else { return false };
        self.bare_at(close + 1, |w| matches!(w, What::Nisba { definite: true, .. })).is_some()
            && self
                .organisation_at(known)
                .is_none_or(|drafts| self.own_nisba(close + 1, &drafts[0]).is_none())
    }

    /// A body the lexicon knows, with the head before it, the quotes around it and the adjective of its country behind it.
    fn headed_known(&self, i: usize, head: &Hit, known: usize) -> Option<Vec<Draft>> {
        let mut drafts = self.organisation_at(known)?;
        let draft = drafts.first_mut()?;
        draft.mention.tokens.0 = i as u32;
        draft.mention.oblique = head.preposition.is_some();
        let (mut name_end, mut close) = (draft.end(), self.past_closing(draft.end()));
        if known > head.end
            && let Some(quote) = self.closing_quote(known, QUOTED)
        {
            // Quotes tell where the name ends, though the lexicon knows a shorter one («توتال إنرجيز»).
            (name_end, close) = (quote, quote + 1);
        }
        draft.mention.name_span = Some(self.text.span(known, name_end - 1));
        if let Some(nisba) = self.own_nisba(close, draft) {
            close = nisba.end;
        }
        draft.mention.tokens.1 = close as u32;
        draft.mention.span = self.span(i, close, head.letters);
        Some(drafts)
    }

    /// A body the lexicon lacks: its head, and a name in quotes or definite words, or an adjective of origin.
    fn headed_strange(&self, i: usize, head: &Hit) -> Option<Vec<Draft>> {
        let What::Word(_, value) = head.what else { return None };
        let mut end = head.end;
        let (mut in_quotes, mut by_place) = (None, None);
        if end < self.stop && is_quote(self.text.token(end)) {
            let close = self.closing_quote(end + 1, QUOTED - 1)?;
            if close > end + 1 {
                in_quotes = Some((end + 1, close));
                end = close + 1;
            }
        } else {
            by_place = self.named_by_place(head.end, self.world.value(value));
            end = by_place.unwrap_or_else(|| self.name_of_head(head.end));
            // «شركة HMD»
            let foreign = |k: &usize| self.text.tokens.get(*k).is_some_and(|t| t.kind == TokenKind::Foreign);
            end += (end..self.stop).take_while(|k| end == head.end && foreign(k)).count();
            // «مستشفى حسن صادقين», «جامعة الملك سعود»: whom a school or a firm is called after.
            if end == head.end && matches!(self.world.value(value), "EDU" | "BUS" | "MED") {
                end = self.called_after(end).unwrap_or(end);
            }
        }
        let nisba = self.bare_at(end, |w| matches!(w, What::Nisba { definite: true, .. }));
        if end == head.end && nisba.is_none() {
            return None;
        }
        // «هيئة الأوراق المالية»: behind a noun of the name an adjective that is of something else as well is of the name.
        let ordinary = |h: &Hit, end: usize| match h.what {
            // «وكالة التنمية الدولية الأميركية»: one of more than a state is of the name.
            What::Nisba { country, .. } => {
                self.world.code(country) == "---" || self.is_another_adjective(end, country)
            }
            _ => false,
        };
        let origin = |w: &What| matches!(w, What::Nisba { definite: true, .. });
        let nisba = match nisba {
            Some(hit) if end > head.end && in_quotes.is_none() && ordinary(&hit, end) => {
                end = hit.end;
                self.bare_at(end, origin).filter(|h| !ordinary(h, end))
            }
            nisba => nisba,
        };
        let plain = in_quotes.is_none()
            && end > head.end
            && self.is_called_by_state(head.end..end, self.world.value(value));
        // «نقابة الفنانين السوريين»: the people are of the name, where a body's own adjective is not.
        let people = |w: &What| {
            matches!(w, What::People(_) | What::Nisba { definite: true, number: Number::Plural, .. })
        };
        let bare_end = match self.bare_at(end, people).filter(|_| self.has_article(end)) {
            Some(hit) if end > head.end => hit.end,
            _ => end,
        };
        // «لجنة للتحقيق»: what a body is for is no name of it by itself.
        let purpose =
            end > head.end && in_quotes.is_none() && prefix::is_to_definite(self.text.key(head.end));
        // «موقع المناسبة»: a site goes by a strange name, else it is a place.
        let site = in_quotes.is_none()
            && self.word_at_with_clitics(i, WordClass::Site)
            && (head.end..end).all(|k| !self.readings(k).is_empty());
        let form = if purpose || site { Form::Description } else { Form::Name };
        let mut draft = self.draft(Kind::Organization, form, i, end, head);
        let m = &mut draft.mention;
        m.sector = vec![self.world.value(value).to_owned()];
        m.score = 0.6;
        draft.need = Need::Weak;
        if let Some(nisba) = nisba {
            if let What::Nisba { country, .. } = nisba.what {
                m.country = Some(self.world.code(country).to_owned());
            }
            draft.need = Need::Nothing;
            end = nisba.end;
        } else if let Some(country) = by_place.and_then(|_| self.country_at(head.end)) {
            draft.mention.country = Some(country);
            draft.need = Need::Nothing;
        }
        end = end.max(bare_end);
        let nisba_end = nisba.map(|h| h.end);
        // «شركة الكهرباء الحكومية»: whose a company is belongs to it, though not to its name.
        let told = |k: usize| self.has_article(k) && self.word_at(k, WordClass::Quality).is_some();
        while self.world.value(value) == "BUS" && in_quotes.is_none() && end > head.end && told(end) {
            end += 1;
        }
        draft.mention.tokens.1 = end as u32;
        draft.mention.span = self.span(i, end, head.letters);
        let own = (end > bare_end && bare_end > head.end && !(plain && nisba_end == Some(end)))
            .then(|| self.span(i, bare_end, head.letters));
        // «صحيفة ماركا»: a paper of a foreign name is called by it alone, as one that the lexicon knows is.
        let paper = self.world.value(value) == "JRN"
            && self.is_foreign(head.end)
            && !prefix::may_be_joined(self.text.key(head.end))
            && bare_end > head.end;
        let own = if paper { Some(self.text.span(head.end, bare_end - 1)) } else { own };
        draft.mention.name_span = in_quotes.map(|(from, to)| self.text.span(from, to - 1)).or(own);
        Some(vec![draft])
    }

    /// A body the lexicon lacks, told by its origin and what it is for: «المرصد العماني لحقوق الإنسان», «الهيئة العليا
    /// للانتخابات».
    fn headed_by_purpose(&self, i: usize, head: &Hit) -> Option<Vec<Draft>> {
        let What::Word(_, value) = head.what else { return None };
        let mut end = head.end;
        let mut country = None;
        while end < head.end + 2 {
            let nisba = self.bare_at(end, |w| matches!(w, What::Nisba { definite: true, .. }));
            if self.word_at(end, WordClass::Quality).is_some() {
                break;
            }
            match nisba.map(|h| h.what) {
                Some(What::Nisba { country: of, .. }) => country = Some(self.world.code(of).to_owned()),
                _ if self.is_adjective_here(end, 0) && !self.is_particle(end) => {}
                _ => break,
            }
            end += 1;
        }
        let purpose = end;
        let place = |w: &What| matches!(w, What::State(..) | What::Place(_));
        // «النادي الإفريقي بالملعب الأولمبي»: where it is is not what it is for.
        let at = || self.words.get(purpose).is_some_and(|w| w.prefixes.preposition == Some(prefix::BI));
        let owned = self.has_preposition(purpose)
            && !at()
            && (self.has_article(purpose + 1) || self.bare_at(purpose + 1, place).is_some());
        // «المكتب السياسي لحركة النهضة»: what is another's is no body of its own.
        let anothers = |h: &Hit| {
            is_actor(&h.what)
                || matches!(
                    h.what,
                    What::Organisation(..)
                        | What::Outlet(_)
                        | What::Description(..)
                        | What::Word(WordClass::Head, _)
                )
                || matches!(h.what, What::Body(..)) && country.is_none()
        };
        if end == head.end || !self.is_arabic(purpose) || self.hits.at(purpose).iter().any(anothers) {
            return None;
        }
        end += match (prefix::is_to_definite(self.text.key(purpose)), owned) {
            (true, _) => 1,
            (false, true) => 2,
            // «الحزب الاشتراكي الديمقراطي»: two adjectives are a name.
            (false, false) if end >= head.end + 2 || self.is_creed(i, head.end) => 0,
            (false, false) => return None,
        };
        if self.is_adjective_here(end, 0) && !self.is_particle(end) {
            end += 1;
        }
        let mut draft = self.draft(Kind::Organization, Form::Name, i, end, head);
        draft.need = if country.is_some() { Need::Nothing } else { Need::Weak };
        let m = &mut draft.mention;
        m.country = country;
        m.sector = vec![self.world.value(value).to_owned()];
        m.score = 0.6;
        Some(vec![draft])
    }

    /// «هيئة الرقابة المالية المصرية», «شركة الاتصالات السعودية»: what is called by words of the language alone, as others are elsewhere, has its
    /// state for a part of its name. Papers, parties and clubs have names of their own.
    fn is_called_by_state(&self, mut words: std::ops::Range<usize>, sector: &str) -> bool {
        matches!(sector, "GOV" | "BUS" | "COP" | "JUD" | "LAB" | "NGO")
            && words.all(|k| !self.readings(k).is_empty() || ending::is_nisba_like(self.text.key(k)))
    }

    /// «الحزب الشعبي», «الحزب الاشتراكي»: what a party stands for is its name, where no word of a quality («الحاكم») is that.
    fn is_creed(&self, i: usize, at: usize) -> bool {
        let of = |w: &What| matches!(w, What::Nisba { .. });
        self.word_at_with_clitics(i, WordClass::Creed)
            && self.has_article(at)
            && ending::is_nisba_like(self.text.key(at))
            && self.bare_at(at, of).is_none()
    }

    fn known_after(&self, i: usize) -> Option<usize> {
        let at = self.past_quote(i);
        let known = |h: &&Hit| {
            h.is_bare()
                && matches!(h.what, What::Organisation(_, false) | What::Outlet(_))
                && !self.goes_on(at, h)
        };
        (at < self.stop).then(|| self.hits.at(at).iter().find(known).map(|_| at)).flatten()
    }

    /// One past the quotation mark that closes at `i`, else `i`.
    pub(super) fn past_closing(&self, i: usize) -> usize {
        let opens = |k: usize| matches!(self.text.token(k), "«" | "“" | "(" | "„" | "‘");
        if i < self.stop && is_quote(self.text.token(i)) && !opens(i) { i + 1 } else { i }
    }
}
