//! «التقى الرئيس نظيره التركي، ودعاه الأخير إلى زيارة أنقرة»: «الأخير», where it describes nothing, is whoever was named last.

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::{Form, Kind, refer, resolve};
use crate::lexicon::world::WordClass;
use crate::text::prepositions;

/// Whether the word at `i` stands for somebody: behind a verb, a preposition or a noun whose genitive it is. «في الأخير» and «قبل الأخير»
/// are of an order, and behind what is definite or a name it is an adjective («خطاب الرئيس الأخير»).
pub(super) fn is_somebody(reader: &Reader<'_>, i: usize, hit: &Hit) -> bool {
    if hit.conjunction || i == reader.begin {
        return false;
    }
    let before = i - 1;
    let word = reader.text.loose(before);
    let ordered = [prepositions::IN, prepositions::BEFORE].contains(&word);
    let governed = reader.word_at(before, WordClass::Preposition).is_some() && !ordered;
    let named = reader.out.last().is_some_and(|d| d.end() == i);
    let plain = reader.is_verb(before) || !reader.is_owned(before) && !reader.readings(before).is_empty();
    let open = plain && !reader.has_article(before);
    hit.preposition.is_some() || governed || open && !ordered && !named && !reader.is_particle(before)
}

/// Makes draft `n` whoever was named last before it in its sentence or the two before, and is not of the state of whoever stands in its
/// own clause, as long as there is another.
pub(super) fn settle(drafts: &mut [Draft], n: usize, pronoun: u8) {
    let (here, start) = (drafts[n].sentence, drafts[n].mention.span.start);
    let may_be = |i: &usize| {
        let d = &drafts[*i];
        d.mention.span.end <= start
            && !d.dropped
            && !d.nested
            && d.mention.members.is_empty()
            && d.state().is_some()
            && !matches!(d.mention.form, Form::Description | Form::Demonym | Form::Pronoun)
            && refer::agrees_with(d, pronoun)
    };
    let mut found: Vec<usize> = (0..drafts.len()).filter(may_be).collect();
    found.sort_by_key(|&i| drafts[i].mention.span.start);
    let beside = |i: usize| drafts[i].sentence == here && drafts[i].clause == drafts[n].clause;
    let own: Vec<usize> = found.iter().copied().filter(|&i| beside(i)).collect();
    let other = |i: &usize| own.iter().all(|&o| drafts[o].state() != drafts[*i].state());
    let near = |i: &&usize| drafts[**i].sentence + 2 >= here;
    let last = || found.iter().rev().filter(near);
    let meant = last().find(|i| other(i)).or_else(|| last().next()).copied();
    let Some(meant) = meant else {
        drafts[n].dropped = true;
        return;
    };
    let (kind, score) = (drafts[meant].mention.kind, drafts[n].mention.score.min(0.7));
    resolve::take_over(drafts, n, meant);
    let d = &mut drafts[n];
    d.need = Need::Nothing;
    d.mention.kind = kind;
    d.mention.form = if kind == Kind::Person { Form::Title } else { Form::Name };
    d.mention.score = score;
}
