//! Which of several patterns that match at one place speaks.

use super::matching::Proposal;
use crate::clause::Context;
use crate::lexicon::frames::{BLOCKED, HeadKind};
use crate::mention::{Form, Kind};

/// Whether a token stands inside the name of a body of several words, behind its first.
fn is_in_a_body(cx: &Context<'_>, token: u32) -> bool {
    cx.mention_covers(token)
        && cx.mentions.iter().any(|m| {
            m.kind == Kind::Organization
                && m.form == Form::Name
                && (m.tokens.0 + 1..m.tokens.1).contains(&token)
        })
}

/// Of several patterns of one head and type keeps the longest; a blocking pattern takes away all that are no longer
/// than itself («بحث عن» is no talk), also of its own nouns («وزير التعاون الدولي» is no cooperation), and a longer one of
/// another type outvotes a bare word («أطلق سراح» is no shot).
pub(super) fn keep_best(cx: &Context<'_>, out: &mut Vec<Proposal>, start: usize) {
    if out.len() == start {
        return;
    }
    let frames = &cx.lex.frames;
    let frame = |p: &Proposal| frames.patterns[p.pattern as usize].frame;
    let kind = |p: &Proposal| frames.frames.get(frame(p) as usize).map_or("", |f| f.kind.as_str());
    let found: Vec<Proposal> = out.drain(start..).collect();
    let longest =
        |head: u32| found.iter().filter(|p| p.head == head).map(|p| p.complement.len()).max().unwrap_or(0);
    // «وقع اتفاقية في باريس»: a preposition alone says less than a noun does, and where both have but one, the nearer speaks.
    let rank = |p: &Proposal| {
        let words = &frames.patterns[p.pattern as usize].complement;
        let bare = !words.is_empty() && words.iter().all(|w| cx.lex.language.is_particle(w, "prep"));
        (2 * words.len() - usize::from(bare), bare)
    };
    // «هدد الأمن» speaks of no threat, «هدد بنقل الملف إلى مجلس الأمن» does: a word of a body's name is none of the pattern's.
    let of_a_body = |b: &Proposal| b.complement.iter().any(|&t| is_in_a_body(cx, t));
    let blocked = |p: &Proposal| {
        let blocks = found.iter().filter(|b| b.head == p.head && frame(b) == BLOCKED && !of_a_body(b));
        blocks.into_iter().any(|b| match (rank(b), rank(p)) {
            ((of_block, true), (own, true)) if of_block == own => {
                b.complement.first() <= p.complement.first()
            }
            ((of_block, _), (own, _)) => of_block >= own,
        })
    };
    // The nouns of a fixed expression that stand together are words of it, and no events.
    let inside = |p: &Proposal| {
        let holds = |b: &&Proposal| {
            let words = b.complement.iter().zip(b.head + 1..);
            frame(b) == BLOCKED
                && frames.patterns[b.pattern as usize].kind == HeadKind::Noun
                && b.complement.contains(&p.head)
                && words.clone().all(|(&t, place)| t == place)
        };
        let longest = found.iter().filter(holds).map(|b| b.complement.len()).max();
        longest.is_some_and(|n| n > p.complement.len())
    };
    // «استدعى سفيره» calls home, «استدعى السفير» summons: the words with the possessive say more.
    let words = |p: &Proposal| &frames.patterns[p.pattern as usize].complement;
    let of_another = |p: &Proposal| {
        found.iter().any(|q| {
            let owned = q.complement.iter().any(|&t| cx.words[t as usize].suffix.is_some());
            let owns = |(a, b): (&String, &String)| owned && a != b && a.starts_with(b.as_str());
            q.head == p.head
                && kind(q) != kind(p)
                && frame(q) != BLOCKED
                && q.complement.starts_with(&p.complement)
                && words(q).iter().zip(words(p)).any(owns)
        })
    };
    let asks = |p: &Proposal| frames.frames.get(frame(p) as usize).map(|f| &f.asks);
    // «شن هجوما لاذعا على» blames, «شن هجوما على» strikes: so does what holds all words of the other and one more.
    let says_less = |p: &Proposal| {
        let more =
            |q: &&Proposal| q.head == p.head && kind(q) != kind(p) && q.complement.len() > p.complement.len();
        let holds = |q: &Proposal| p.complement.iter().all(|t| q.complement.contains(t));
        // «أطلق صواريخ على مدينة» tests none.
        let speaks = |q: &Proposal| match kind(p) {
            "ASSAULT" => frame(q) != BLOCKED,
            "MOBILIZE" => kind(q) == "ASSAULT",
            // «وصف التقارير بأنها ملفقة» denies, «وصف» with a bad word somewhere judges.
            "ACCUSE" => kind(q) == "REJECT" && asks(p).is_some_and(|a| !a.objects.is_empty()),
            _ => false,
        };
        found.iter().filter(more).any(|q| speaks(q) && holds(q))
    };
    for p in &found {
        let taken_away = frame(p) == BLOCKED || blocked(p) || inside(p) || of_another(p) || says_less(p);
        let outvoted = p.complement.is_empty() && longest(p.head) > 0;
        // «تتوجه حاملة الطائرات إلى», «اقتحم متظاهرون», «دان القضاء»: where forces move nobody visits, where demonstrators storm they
        // protest, and where a court condemns it sentences.
        let obstructs = |q: &Proposal| {
            let frame = frames.frames.get(frame(q) as usize);
            kind(q) == "PROTEST" && frame.is_some_and(|f| f.mode.as_deref() == Some("obstruct"))
        };
        let named = |q: &&Proposal| {
            let speaks = match kind(p) {
                "CONSULT" => kind(q) == "MOBILIZE" && q.complement.len() == p.complement.len(),
                "ASSAULT" | "COERCE" => obstructs(q) && q.complement.len() >= p.complement.len(),
                "ACCUSE" => kind(q) == "SANCTION" && q.complement.len() == p.complement.len(),
                _ => false,
            };
            q.head == p.head && speaks && asks(q).is_some_and(|a| !a.subjects.is_empty())
        };
        let any = asks(p).is_some_and(|a| a.subjects.is_empty());
        let less_said = any && found.iter().any(|q| named(&q));
        if taken_away || outvoted || less_said {
            continue;
        }
        // Blame by what is said stands beside other blame: where nobody says it, the other remains.
        let said =
            |p: &Proposal| frames.frames.get(frame(p) as usize).is_some_and(|f| f.is_blame_by_saying());
        let alike = |k: &&mut Proposal| k.head == p.head && kind(k) == kind(p) && said(k) == said(p);
        match out[start..].iter_mut().find(alike) {
            Some(best) if best.complement.len() < p.complement.len() => *best = p.clone(),
            Some(_) => {}
            None => out.push(p.clone()),
        }
    }
}
