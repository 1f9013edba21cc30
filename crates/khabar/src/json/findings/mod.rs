//! What a page tells beside events, as records: `extract --layer` prints them, the store keeps them.

mod records;

use super::{MentionRecord, Points, Range};
use crate::attribution::Attribution;
use crate::engine::{ArticleReading, Reading};
use crate::lexicon::Lexicon;
use crate::mention::{Kind, Mention};
use crate::report::findings::{Difference, Figure, Holding, Naming, Standing, Statement};
use crate::span::Span;
pub use records::{
    Days, FigureRecord, FindingRecords, Named, NamingRecord, OfficeRecord, StandingRecord, StatementRecord,
};

/// The findings of a page, in page order. `records` are its mentions, to which claims are tied.
pub fn findings(reading: &Reading, records: &[MentionRecord]) -> FindingRecords {
    let mut out =
        FindingRecords { claims: super::claims::claims(reading, records), ..FindingRecords::default() };
    let points = Points::new(&reading.document.text);
    for article in &reading.articles {
        let page = Page { reading, article, points: &points };
        let found = &article.findings;
        out.statements.extend(found.statements.iter().filter_map(|s| page.statement(s)));
        out.figures.extend(found.figures.iter().map(|f| page.figure(f)));
        out.offices.extend(found.holdings.iter().map(|h| page.office(h)));
        out.namings.extend(found.namings.iter().map(|n| page.naming(n)));
        out.standings.extend(found.standings.iter().map(|s| page.standing(s)));
    }
    out
}

/// For each of a page's statement records, hashes of the content words of what is said, sorted (see
/// [`crate::corroborate::content_key`]).
pub fn statement_words(lex: &Lexicon, reading: &Reading) -> Vec<Vec<u32>> {
    let of_article = |article: &ArticleReading| -> Vec<Vec<u32>> {
        let said = article.findings.statements.iter().map(|s| &article.attributions[s.attribution as usize]);
        let tokens =
            said.filter(|a| a.content.0 < a.content.1).map(|a| a.content.0 as usize..a.content.1 as usize);
        tokens
            .map(|tokens| {
                let mut words = super::tellings::content_words(lex, reading, tokens);
                words.sort_unstable();
                words.dedup();
                words
            })
            .collect()
    };
    reading.articles.iter().flat_map(of_article).collect()
}

/// Somebody a mention names.
pub fn named(m: &Mention) -> Named {
    Named {
        entity: m.entity.clone(),
        kind: m.kind.name().into(),
        name: m.name.clone(),
        name_ar: m.name_ar.clone(),
        country: m.country.clone().unwrap_or_else(|| "---".into()),
    }
}

struct Page<'a> {
    reading: &'a Reading,
    article: &'a ArticleReading,
    points: &'a Points<'a>,
}

impl Page<'_> {
    fn named(&self, mention: u32) -> Named {
        named(&self.article.mentions[mention as usize])
    }

    fn all(&self, mentions: &[u32]) -> Vec<Named> {
        let mut out: Vec<Named> = Vec::new();
        for one in mentions.iter().map(|&m| self.named(m)) {
            if !out.iter().any(|o| o.entity == one.entity) {
                out.push(one);
            }
        }
        out
    }

    fn id(&self, prefix: &str, span: Span, parts: &[&str]) -> String {
        let mut hash = blake3::Hasher::new();
        let place = [self.article.article.number, span.start, span.end].map(|n| n.to_string());
        for part in [self.reading.doc.as_str()].into_iter().chain(place.iter().map(String::as_str)) {
            hash.update(part.as_bytes());
            hash.update(&[0]);
        }
        for part in [self.reading.text.str(span)].iter().chain(parts) {
            hash.update(part.as_bytes());
            hash.update(&[0]);
        }
        format!("{prefix}_{}", &hash.finalize().to_hex()[..16])
    }

    fn sentence(&self, sentence: u32) -> Range {
        self.points.range(self.reading.text.sentences[sentence as usize].span)
    }

    fn trigger(&self, event: u32) -> u32 {
        self.points.at(self.article.events[event as usize].trigger.start)
    }

    fn speaker(&self, said: &Attribution) -> Option<Named> {
        let party = said.speaker.as_ref()?;
        let mut out = self.named(party.mention);
        if let Some(country) = &party.country {
            out.country = country.to_string();
        }
        Some(out)
    }

    fn statement(&self, s: &Statement) -> Option<StatementRecord> {
        let said = &self.article.attributions[s.attribution as usize];
        let last = said.content.1.checked_sub(1).filter(|l| *l >= said.content.0)?;
        let content = self.reading.text.span(said.content.0 as usize, last as usize);
        let cue = self.points.range(said.cue).start.to_string();
        let speaker = self.speaker(said);
        let name = speaker.as_ref().map_or("", |n| n.name.as_str());
        Some(StatementRecord {
            id: self.id("s", content, &[&cue, s.stance.name(), name]),
            doc: self.reading.doc.clone(),
            article: self.article.article.number,
            source: said.source.map(|s| self.points.quote(s)),
            sector: said.speaker.as_ref().map(|p| p.sector.to_vec()).unwrap_or_default(),
            speaker,
            cue: self.points.quote(said.cue),
            content: self.points.quote(content),
            stance: s.stance.name().into(),
            cue_stance: said.stance.name().into(),
            quoted: said.quoted,
            about: self.all(&s.about),
            triggers: s.events.iter().map(|&e| self.trigger(e)).collect(),
        })
    }

    fn figure(&self, f: &Figure) -> FigureRecord {
        let said = f.attribution.map(|a| &self.article.attributions[a as usize]);
        FigureRecord {
            id: self.id("f", f.span, &[&f.value.to_string(), &f.unit]),
            doc: self.reading.doc.clone(),
            article: self.article.article.number,
            sentence: self.sentence(f.sentence),
            quote: self.points.quote(f.span),
            value: f.value,
            upper: f.upper,
            bound: f.bound.name().into(),
            unit: f.unit.clone(),
            per: f.per.clone(),
            counted: f.counted.map(|s| self.points.quote(s)),
            days: f.days.map(days),
            speaker: said.and_then(|a| self.speaker(a)),
            about: self.all(&f.about),
            trigger: f.event.map(|e| self.trigger(e)),
        }
    }

    fn office(&self, h: &Holding) -> OfficeRecord {
        let m = &self.article.mentions[h.mention as usize];
        OfficeRecord {
            doc: self.reading.doc.clone(),
            article: self.article.article.number,
            quote: self.points.quote(m.span),
            office: h.office.clone(),
            holder: named(m),
            held: h.held.name().into(),
            days: h.days.map(days),
            tenure_from: h.tenure.map(|t| t.0.to_string()),
            tenure_until: h.tenure.and_then(|t| t.1).map(|d| d.to_string()),
            difference: h.difference.name().into(),
            expected: match &h.difference {
                Difference::OtherHolder(name) => Some(name.clone()),
                _ => None,
            },
        }
    }

    fn naming(&self, n: &Naming) -> NamingRecord {
        NamingRecord {
            id: self.id("n", n.span, &[n.class.name(), &n.kind]),
            doc: self.reading.doc.clone(),
            article: self.article.article.number,
            quote: self.points.quote(n.span),
            class: n.class.name().into(),
            kind: n.kind.clone(),
            definite: n.definite,
            parties: self.all(&n.parties),
            days: n.days.map(days),
            place: n.place.map(|m| self.named(m).name),
            provision: n.provision.map(|s| self.points.quote(s)),
            trigger: n.event.map(|e| self.trigger(e)),
        }
    }

    fn standing(&self, s: &Standing) -> StandingRecord {
        let (a, b) = (self.named(s.a), self.named(s.b));
        StandingRecord {
            id: self.id("r", s.span, &[&s.kind, &a.name, &b.name]),
            doc: self.reading.doc.clone(),
            article: self.article.article.number,
            sentence: self.sentence(s.sentence),
            quote: self.points.quote(s.span),
            kind: s.kind.clone(),
            rank: s.rank,
            polarity: if s.negated { "-" } else { "+" }.into(),
            a,
            b,
            since_from: s.since.map(|d| d.from.to_string()),
            since_to: s.since.map(|d| d.to.to_string()),
        }
    }
}

fn days((days, basis): (crate::date::Interval, crate::date::Basis)) -> Days {
    Days { from: days.from.to_string(), to: days.to.to_string(), basis: basis.name().into() }
}

/// The kinds a store files entities under; offices and groups are no entities.
pub fn entity_kind(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Person => Some("person"),
        Kind::State => Some("state"),
        Kind::Place => Some("place"),
        Kind::Organization => Some("organization"),
        Kind::Office | Kind::Group => None,
    }
}
