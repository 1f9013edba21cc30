//! A reading as mention records.

use super::points::Points;
use super::{Link, MENTION_SCHEMA, MentionRecord, Party, Quantity, Summary, When, Where, Why};
use crate::attribution::Attribution;
use crate::date::Day;
use crate::engine::{ArticleReading, Reading};
use crate::event::{self, EventMention, EventType, Status};
use crate::lexicon::Lexicon;
use crate::mention::{Form, Mention};
use crate::report::findings::Figure;
use crate::report::naming::{self, Called, Named};
use crate::report::{Report, reports, summary};
use crate::text::fold;
use crate::text::romanise::romanise;
use std::fmt::Write;

/// The mention records of a page, in page order.
pub fn records(lex: &Lexicon, reading: &Reading) -> Vec<MentionRecord> {
    let points = Points::new(&reading.document.text);
    let mut out = Vec::new();
    for article in &reading.articles {
        for (n, report) in reports(&article.events, &article.attributions).iter().enumerate() {
            let told = article.findings.figures.iter().filter(|f| f.event == Some(n as u32));
            let quantities = told.map(|f| quantity(&points, f)).collect();
            out.push(MentionRecord { quantities, ..record(lex, reading, article, &points, report) });
        }
    }
    out
}

fn record(
    lex: &Lexicon,
    reading: &Reading,
    article: &ArticleReading,
    points: &Points<'_>,
    report: &Report<'_>,
) -> MentionRecord {
    let event = report.event;
    let frame = &lex.frames.frames[event.frame as usize];
    let mentions = &article.mentions;
    let parties =
        |list: &[event::Party]| -> Vec<Party> { list.iter().map(|p| party(points, mentions, p)).collect() };
    let when = event.when.as_ref().map(|w| When {
        from: w.days.from.to_string(),
        to: w.days.to.to_string(),
        precision: w.precision.name().into(),
        basis: w.basis.name().into(),
        calendar: w.calendar.name().into(),
        quote: w.span.map(|s| points.quote(s)),
    });
    let place = event.place.as_ref().map(|p| place(lex, points, mentions, p));
    let mut out = MentionRecord {
        schema: MENTION_SCHEMA.into(),
        id: String::new(),
        doc: reading.doc.clone(),
        article: article.article.number,
        sentence: points.range(reading.text.sentences[event.sentence as usize].span),
        trigger: points.quote(event.trigger),
        kind: event.kind.name().into(),
        mode: event.mode.clone(),
        plover: strict_plover(event.kind, event.status).name().into(),
        cameo: frame.cameo.clone(),
        context: event.context.clone(),
        actors: parties(&event.actors),
        recipients: parties(&event.recipients),
        when,
        place,
        status: event.status.name().into(),
        certainty: event.certainty.name().into(),
        polarity: if event.status == Status::Negated { "-" } else { "+" }.into(),
        tense: event.tense.into(),
        source: chain(lex, points, article, &report.chain),
        quantities: Vec::new(),
        summary: Summary::default(),
        confidence: (event.confidence * 1000.0).round() / 1000.0,
        why: Why {
            frame: frame.id.clone(),
            file: frame.file.clone(),
            line: event.line,
            words: event.words.iter().map(|&t| reading.text.token(t as usize).to_owned()).collect(),
            features: strongest(lex, event),
        },
    };
    out.summary = in_words(lex, &out);
    out.id = mention_id(&out);
    out
}

fn party(points: &Points<'_>, mentions: &[Mention], party: &event::Party) -> Party {
    let mention = &mentions[party.mention as usize];
    let quote = points.quote(party.span);
    let (name, name_ar) = names(Some(mention), &quote.text);
    Party {
        text: quote.text,
        start: quote.start,
        end: quote.end,
        entity: mention.entity.clone(),
        name,
        name_ar,
        country: party.country.as_deref().unwrap_or("---").into(),
        sector: party.sector.to_vec(),
        office: mention.office.clone(),
        form: mention.form.name().into(),
    }
}

/// The particles that are pronouns standing alone.
const PRONOUN: &str = "pron_subj";

/// The names of somebody in Latin and in Arabic letters; where the lexicon has none («نواب كتلتين»), the page's words, unless they
/// only point to somebody («له»).
fn names(mention: Option<&Mention>, words: &str) -> (String, String) {
    let pointing = mention.is_some_and(|m| matches!(m.form, Form::Pronoun | Form::Dropped));
    let (name, name_ar) = mention.map(|m| (m.name.clone(), m.name_ar.clone())).unwrap_or_default();
    if name.is_empty() && !pointing { (romanise(words), words.to_owned()) } else { (name, name_ar) }
}

fn place(lex: &Lexicon, points: &Points<'_>, mentions: &[Mention], place: &event::EventPlace) -> Where {
    let mention = &mentions[place.mention as usize];
    let at = mention
        .place
        .filter(|_| place.named)
        .and_then(|i| lex.world.places.get(i as usize))
        .and_then(|p| p.at);
    // Four digits tell ten metres; more would be what single precision makes up.
    let degrees = |d: f32| (f64::from(d) * 10_000.0).round() / 10_000.0;
    // A party's words tell the country only; they are no place's name.
    let name = |name: &String| if place.named { name.clone() } else { String::new() };
    Where {
        quote: points.quote(place.span),
        place: name(&mention.name),
        name_ar: name(&mention.name_ar),
        country: place.country.clone().unwrap_or_else(|| "---".into()),
        lat: at.map(|(lat, _)| degrees(lat)),
        lon: at.map(|(_, lon)| degrees(lon)),
    }
}

fn chain(lex: &Lexicon, points: &Points<'_>, article: &ArticleReading, links: &[&Attribution]) -> Vec<Link> {
    let mut out: Vec<Link> = links
        .iter()
        .filter_map(|link| {
            let source = link.source?;
            // A speaker whom no mention tells stays with his words alone.
            let speaker = link.speaker.as_ref();
            let mention = speaker.map(|p| &article.mentions[p.mention as usize]);
            let quote = points.quote(source);
            // «هو ما يؤكد»: a pronoun that nobody resolves names nobody.
            let pointing = mention.is_none() && lex.language.is_particle(&fold::light(&quote.text), PRONOUN);
            let (name, name_ar) = if pointing { Default::default() } else { names(mention, &quote.text) };
            Some(Link {
                quote: Some(quote),
                entity: mention.and_then(|m| m.entity.clone()),
                name,
                name_ar,
                country: speaker.and_then(|p| p.country.as_deref()).map(str::to_owned),
                sector: speaker.map(|p| p.sector.to_vec()).unwrap_or_default(),
                cue: Some(points.quote(link.cue)),
                stance: Some(link.stance.name().into()),
                quoted: link.quoted,
                role: None,
            })
        })
        .collect();
    out.push(Link {
        name: article.article.outlet.clone().unwrap_or_else(|| "unknown".into()),
        role: Some("outlet".into()),
        ..Link::default()
    });
    out
}

fn quantity(points: &Points<'_>, figure: &Figure) -> Quantity {
    let unit = if figure.people { "person" } else { &figure.unit };
    Quantity {
        value: figure.value,
        unit: unit.into(),
        role: figure.role.clone(),
        quote: points.quote(figure.span),
    }
}

/// Strict PLOVER: future cooperation is AGREE, a withdrawal announced and not begun is CONCEDE.
pub fn strict_plover(kind: EventType, status: Status) -> EventType {
    use EventType as E;
    match (kind, status) {
        (E::Consult | E::Support | E::Cooperate | E::Aid, Status::Planned) => E::Agree,
        (E::Retreat, Status::Planned) => E::Concede,
        (kind, _) => kind,
    }
}

/// How many features a record tells.
const STRONGEST: usize = 5;

/// The features that weighed most, for or against.
fn strongest(lex: &Lexicon, event: &EventMention) -> Vec<(String, f32)> {
    // Names are looked up of those only that may be among the strongest.
    let mut strongest = [0.0_f32; STRONGEST];
    for (_, weight) in &event.features {
        let weight = weight.abs();
        let at = strongest.iter().rposition(|w| *w >= weight).map_or(0, |n| n + 1);
        if at < STRONGEST {
            strongest.copy_within(at..STRONGEST - 1, at + 1);
            strongest[at] = weight;
        }
    }
    let least = strongest[STRONGEST - 1];
    let features = event.features.iter().filter(|(_, weight)| weight.abs() >= least);
    let mut weighed: Vec<(&str, f32)> =
        features.filter_map(|&(f, weight)| Some((lex.weights.name(f)?, weight))).collect();
    weighed.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then_with(|| a.0.cmp(b.0)));
    weighed.truncate(STRONGEST);
    weighed.iter().map(|&(name, weight)| (name.to_owned(), weight)).collect()
}

fn in_words(lex: &Lexicon, record: &MentionRecord) -> Summary {
    fn named(p: &Party) -> Named<'_> {
        Named { name: &p.name, name_ar: &p.name_ar, otherwise: &p.text, country: &p.country }
    }
    // Those known by a sector and a country alone have no name.
    let has_name = |p: &&Party| !p.name.is_empty();
    let english = |list: &[Party]| -> Vec<Called> {
        list.iter()
            .filter(has_name)
            .map(|p| naming::in_english(lex, &p.name, &p.name_ar, &p.country))
            .collect()
    };
    let (actors, recipients) = (english(&record.actors), english(&record.recipients));
    let arabic =
        |list: &[Party]| -> Vec<Called> { list.iter().filter_map(|p| named(p).in_arabic(lex)).collect() };
    let links = || record.source.iter().filter(|l| l.role.is_none() && !l.name.is_empty());
    let of = |l: &Link| l.country.clone().unwrap_or_default();
    // A place known by a party's words has no name to tell.
    let place = record.place.as_ref().filter(|p| !p.place.is_empty());
    let place_en = place.map(|p| naming::with_article(lex, &p.place));
    let facts = summary::Facts {
        frame: &record.why.frame,
        kind: &record.kind,
        mode: record.mode.as_deref(),
        status: &record.status,
        actors: &actors,
        recipients: &recipients,
        when: record.when.as_ref().and_then(|w| Some((Day::parse(&w.from)?, Day::parse(&w.to)?))),
        place: place_en.as_deref(),
        sources: &links().map(|l| naming::in_english(lex, &l.name, &l.name_ar, &of(l))).collect::<Vec<_>>(),
    };
    let en = summary::english(&lex.summaries, &facts);
    let facts = summary::Facts {
        actors: &arabic(&record.actors),
        recipients: &arabic(&record.recipients),
        place: place.map(|p| if p.name_ar.is_empty() { p.quote.text.as_str() } else { p.name_ar.as_str() }),
        sources: &links()
            .map(|l| naming::in_arabic(lex, if l.name_ar.is_empty() { &l.name } else { &l.name_ar }))
            .collect::<Vec<_>>(),
        ..facts
    };
    Summary { en, ar: summary::arabic(&lex.summaries, &facts) }
}

/// The id of a record: the same telling of the same thing in the same page gets the same id, on every machine.
pub fn mention_id(record: &MentionRecord) -> String {
    const USUAL: usize = 256;
    let mut said = String::with_capacity(USUAL);
    said.extend([record.doc.as_str(), "\0"]);
    // Writing into memory does not fail.
    let _ = write!(said, "{}\0", record.article);
    said.extend([record.kind.as_str(), "\0"]);
    let _ = write!(said, "{}\0", record.trigger.start);
    said.extend([record.trigger.text.as_str(), "\0"]);
    for party in record.actors.iter().chain(&record.recipients) {
        said.extend([party.text.as_str(), "\0"]);
        let _ = write!(said, "{}\0", party.start);
    }
    format!("m_{}", &blake3::hash(said.as_bytes()).to_hex()[..16])
}
