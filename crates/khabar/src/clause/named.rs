//! Whom one phrase names: its own mention, the members of a group, the body and the country that stand beside a description.

use super::listed::bracketed;
use super::party::{Party, Reached, party};
use super::{Chunk, ChunkKind, Context};
use crate::lexicon::frames::HeadKind;
use crate::mention::{Form, Kind, Mention, is_state_code, sector};
use crate::text::prepositions;
use crate::word::Number;
use smallvec::SmallVec;
use std::sync::Arc;

/// The parties that the phrase `at` names from the token `from` on.
pub(super) fn chunk_parties(
    cx: &Context<'_>,
    chunks: &[Chunk],
    at: usize,
    from: u32,
    reached: Reached,
) -> Vec<Party> {
    let inside = |m: &&u32| {
        let mention = &cx.mentions[**m as usize];
        mention.tokens.0 >= from && mention.kind != Kind::Office
    };
    let mentions: SmallVec<[u32; 8]> = chunks[at].mentions.iter().filter(inside).copied().collect();
    // «مدينة كوستي السودانية», «العاصمة الليبية طرابلس»: the people beside a town's name only says where it lies.
    let tells_where = |m: u32| {
        let (from, to) = cx.mentions[m as usize].tokens;
        let town = |&p: &u32| {
            let p = &cx.mentions[p as usize];
            p.kind == Kind::Place && (p.tokens.1 == from || p.tokens.0 == to)
        };
        cx.mentions[m as usize].form == Form::Demonym && mentions.iter().any(town)
    };
    let acts = |m: &&u32| cx.mentions[**m as usize].kind != Kind::Place && !tells_where(**m);
    let town = mentions.iter().find(|&&m| !tells_where(m));
    let Some(&main) = mentions.iter().find(acts).or(town) else {
        if let Some(owner) = of_homeland(cx, &chunks[at]) {
            return vec![party(cx, owner, reached)];
        }
        // «عناصر من تنظيم داعش»: the body stands in the phrase that follows; so it does behind a number («قتل 11 من القاعدة»).
        let mut behind = chunks[at].tokens().filter(|&t| t >= from as usize).peekable();
        let counted = behind.peek().is_some() && behind.all(|t| cx.is_number(t));
        let next = chunks.get(at + 1).filter(|c| c.kind == ChunkKind::Noun && !c.joined);
        let owner = next.filter(|c| c.prep.as_deref().is_some_and(|p| prepositions::OF_A_BODY.contains(&p)));
        return match owner {
            Some(c) if !c.mentions.is_empty() && (from == 0 || counted) => {
                vec![party(cx, c.mentions[0], Reached::Near)]
            }
            _ => Vec::new(),
        };
    };
    let mention = &cx.mentions[main as usize];
    if !mention.members.is_empty() {
        return mention.members.iter().map(|&m| party(cx, m, reached)).collect();
    }
    let mut one = party(cx, main, reached);
    if mention.form == Form::Demonym {
        // «المبادرة التونسية المصرية الجزائرية»: each adjective names one.
        let demonyms = mentions.iter().filter(|&&m| cx.mentions[m as usize].form == Form::Demonym);
        return demonyms.map(|&m| party(cx, m, reached)).collect();
    }
    // A country that only the page or the discourse suggests gives way to one that stands beside.
    let guessed = mention.form == Form::Description && mention.score <= 0.5;
    if one.country.is_none() || guessed {
        // «جنود من الجيش السوداني»، «مسلحون في ليبيا»: the country stands beside the description.
        let beside = mentions.iter().find_map(|&m| cx.country(m).cloned());
        // «12 موظفا قنصليا جزائريا»: an adjective of origin is worth more than what the discourse suggests.
        let origin = mentions.iter().filter(|&&m| m != main && cx.mentions[m as usize].form == Form::Demonym);
        let origin = origin.into_iter().find_map(|&m| cx.country(m).cloned());
        // «مستشفى للأطفال في كييف», «جنودا ومدنيين بمدينة طنطا»: in the phrases behind it.
        let behind = chunks[at + 1..].iter().take(NEAR).take_while(|c| c.kind == ChunkKind::Noun);
        // «مصدر أمني لوكالة الأنباء»: who is told it gives nobody a country.
        let press = |m: &u32| sector::is_of(cx.sector(*m), &[sector::PRESS]);
        let told = |c: &Chunk| c.prep.as_deref() == Some(prepositions::FOR) && c.mentions.iter().any(press);
        let ties = |c: &&Chunk| {
            c.prep.as_deref().is_some_and(|p| prepositions::OF_A_COUNTRY.contains(&p)) && !told(c)
        };
        let place = |c: &Chunk| c.mentions.iter().find_map(|&m| cx.country(m).cloned());
        // «مقتل مدنيين في غارة إسرائيلية»: whose the deed is tells of nobody whom it has killed, only where it was does.
        let struck = |c: &Chunk| {
            let town = |&&m: &&u32| cx.mentions[m as usize].kind == Kind::Place;
            c.mentions.iter().filter(town).find_map(|&m| cx.country(m).cloned())
        };
        let next = behind.clone().take(1).filter(ties);
        let next = next.into_iter().find_map(|c| if is_deed_of_force(cx, c) { struck(c) } else { place(c) });
        let placed = |c: &&Chunk| {
            let town = |&m: &u32| cx.mentions[m as usize].kind == Kind::Place;
            c.prep.as_deref().is_some_and(|p| prepositions::INSIDE.contains(&p))
                && c.mentions.iter().any(town)
        };
        let after = next.or_else(|| behind.filter(placed).find_map(place).filter(|_| guessed));
        one.country = origin.or(beside.filter(|_| !guessed)).or(after).or(one.country);
    }
    if let Some(sector) = sector_of_body(cx, chunks, at, mention) {
        one.sector = sector;
    }
    let mut others = represented(cx, chunks, at, mention);
    if others.is_empty() {
        others = in_brackets(cx, chunks, at, mention);
    }
    if others.is_empty() { vec![one] } else { others.into_iter().map(|m| party(cx, m, reached)).collect() }
}

/// «الدول الأوروبية الثلاث (فرنسا وألمانيا وبريطانيا)»: the states that brackets behind a body or a group of states tell to be those.
fn in_brackets(cx: &Context<'_>, chunks: &[Chunk], at: usize, mention: &Mention) -> Vec<u32> {
    let of_states = matches!(mention.kind, Kind::Organization | Kind::Group)
        && mention.country.as_deref().is_none_or(|code| !is_state_code(code));
    let close = chunks.get(at + 1).and_then(|_| bracketed(cx, chunks, at + 1)).filter(|_| of_states);
    let inside = chunks[at + 1..].iter().take(close.map_or(0, |close| close - at)).flat_map(|c| &c.mentions);
    // «اللجنة الرباعية (الولايات المتحدة وروسيا والاتحاد الأوروبي والأمم المتحدة)»
    let state = |&&m: &&u32| {
        let m = &cx.mentions[m as usize];
        let bloc = m.kind == Kind::Organization && m.country.as_deref().is_some_and(|c| !is_state_code(c));
        m.kind == Kind::State || bloc
    };
    let states: Vec<u32> = inside.filter(state).copied().collect();
    if states.len() < 2 { Vec::new() } else { states }
}

/// «ممثلون عن الحكومة وقوات الدعم السريع»: those whom several stand for, each of whom has part.
fn represented(cx: &Context<'_>, chunks: &[Chunk], at: usize, mention: &Mention) -> Vec<u32> {
    let several = mention.form != Form::Name && matches!(mention.number, Some(Number::Plural | Number::Dual));
    // «نواب عن الحزب» act themselves.
    let general = mention.sector.is_empty() || sector::is_of(&mention.sector, &sector::GENERAL);
    if !several || !general || mention.kind == Kind::Place || mention.tokens.1 < chunks[at].last {
        return Vec::new();
    }
    let of = |c: &&Chunk| c.kind == ChunkKind::Noun && c.prep.as_deref() == Some(prepositions::ABOUT);
    let first = chunks.get(at + 1).filter(of).filter(|c| !c.joined);
    let with = |c: &&Chunk| c.kind == ChunkKind::Noun && c.joined && (c.prep.is_none() || of(c));
    let rest = chunks.iter().skip(at + 2).take_while(with).filter(|_| first.is_some());
    // «صحفيين عن الأحداث»: only a body or a state has somebody stand for it.
    let body = |c: &Chunk| {
        let m = c.mentions.first().copied()?;
        let kind = cx.mentions[m as usize].kind;
        let stands = matches!(kind, Kind::Organization | Kind::State | Kind::Group);
        (stands && cx.mentions[m as usize].tokens.0 <= c.head + 1).then_some(m)
    };
    let bodies: Option<Vec<u32>> = first.into_iter().chain(rest).map(body).collect();
    bodies.unwrap_or_default()
}

/// «غارة إسرائيلية», «قصف صاروخي أرميني»: whether a phrase is headed by a noun that some frame of force knows.
fn is_deed_of_force(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let force = |key: &String| {
        let frames = &cx.lex.frames;
        frames.framed(HeadKind::Noun, key).any(|(_, f)| matches!(f.kind.as_str(), "ASSAULT" | "COERCE"))
    };
    !cx.mentions_only(chunk) && cx.noun_keys(chunk.head as usize).iter().any(force)
}

/// «وفد من الكونغرس», «أعضاء في النقابة», «مسلحون من الحركة»: a general word has the sector of the body it is of.
fn sector_of_body(
    cx: &Context<'_>,
    chunks: &[Chunk],
    at: usize,
    mention: &crate::mention::Mention,
) -> Option<Arc<[String]>> {
    let untold = mention.sector.is_empty() || sector::is_of(&mention.sector, &[sector::UNTOLD]);
    // «أعضاء النقابة الجهوية»: nor does the body stand behind a preposition.
    let right_behind = |m: &&u32| cx.mentions[**m as usize].tokens.0 == mention.tokens.1;
    let owner = chunks[at].mentions.iter().find(right_behind).filter(|_| untold);
    if let Some(&body) = owner.filter(|_| mention.form == Form::Description) {
        let of = &cx.mentions[body as usize];
        let whole = of.kind == Kind::Organization && !of.sector.is_empty();
        return whole.then(|| cx.sector(body).clone());
    }
    let general = mention.sector.is_empty() || sector::is_of(&mention.sector, &sector::GENERAL);
    // «ضابط ومجند من الشرطة»: ranks are of the police or of rebels too.
    let rank = sector::is_of(&mention.sector, &[sector::ARMY]);
    if mention.form != Form::Description || !(general || rank) || mention.tokens.1 < chunks[at].last {
        return None;
    }
    // «ستون عضوا في مجلس النواب»: those of whom no more is told are of the body they are in.
    let ties = |p: &str| p == prepositions::FROM || untold && p == prepositions::IN;
    let beside = |c: &&Chunk| rank && c.kind == ChunkKind::Noun && c.joined && c.prep.is_none();
    let of = chunks[at + 1..].iter().find(|c| !beside(c));
    let of = of.filter(|c| c.prep.as_deref().is_some_and(ties) && !c.joined)?;
    let first = *of.mentions.first()?;
    let body = &cx.mentions[first as usize];
    if rank && !general && !sector::is_of(&body.sector, &sector::RANKED) {
        return None;
    }
    // «عناصر من قوات الأمن»: forces that bear arms for a state are a body too.
    let forces = sector::is_of(&body.sector, &sector::ARMED_FOR_A_STATE);
    let body_of_its_own = body.kind == Kind::Organization || forces;
    (body_of_its_own && !body.sector.is_empty()).then(|| cx.sector(first).clone())
}

/// How many phrases behind a description may tell where it is of.
const NEAR: usize = 3;

/// «قال الوزير الذي يزور موسكو إن بلاده»: whose state a phrase of one word with a pronoun is, where it opens what somebody of that state tells.
fn of_homeland(cx: &Context<'_>, chunk: &Chunk) -> Option<u32> {
    let head = chunk.head;
    let told = head > 0 && cx.text.key(head as usize - 1) == prepositions::THAT;
    if !told || cx.words[head as usize].suffix.is_none() {
        return None;
    }
    let state = |m: &&Mention| m.tokens.0 == head && m.form == Form::Pronoun && m.kind == Kind::State;
    let state = cx.mentions.iter().find(state)?;
    let own = cx.text.sentence_of(head as usize)?;
    let first = cx.text.sentences[own].first;
    let tells = |m: &Mention| {
        let one = m.kind == Kind::Person && m.number != Some(Number::Plural) && !m.oblique;
        one && m.country == state.country && m.country.is_some() && m.tokens.1 <= head && m.tokens.0 >= first
    };
    let near = (0..cx.mentions.len()).filter(|&i| tells(&cx.mentions[i]));
    near.max_by_key(|&i| (cx.mentions[i].tokens.1, std::cmp::Reverse(cx.mentions[i].tokens.0)))
        .map(|i| i as u32)
}
