//! One layer of a reading as JSON Lines, for debugging, for evaluation, for people who want only that part.

use super::Points;
use crate::engine::{ArticleReading, Reading};
use crate::mention::{Form, Kind, Mention};
use crate::span::Span;
use serde_json::{Value, json};

/// The layers that can be printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Layer {
    Article,
    Sentences,
    Timexes,
    Mentions,
    Clauses,
    Attributions,
    Statements,
    Figures,
    Offices,
    Namings,
    Standings,
    Claims,
}

impl Layer {
    /// All of them, by the names the command line takes.
    pub const ALL: [(&'static str, Layer); 12] = [
        ("article", Layer::Article),
        ("sentences", Layer::Sentences),
        ("timexes", Layer::Timexes),
        ("mentions", Layer::Mentions),
        ("clauses", Layer::Clauses),
        ("attributions", Layer::Attributions),
        ("statements", Layer::Statements),
        ("figures", Layer::Figures),
        ("offices", Layer::Offices),
        ("namings", Layer::Namings),
        ("standings", Layer::Standings),
        ("claims", Layer::Claims),
    ];
}

/// The lines of a layer, in page order.
pub fn lines(reading: &Reading, layer: Layer) -> Vec<Value> {
    if let Some(lines) = finding_lines(reading, layer) {
        return lines;
    }
    let points = Points::new(&reading.document.text);
    let mut out = Vec::new();
    for article in &reading.articles {
        let page = Page { reading, article, points: &points };
        match layer {
            Layer::Article => out.push(page.article()),
            Layer::Sentences => out.extend(page.sentences()),
            Layer::Timexes => out.extend(page.timexes()),
            Layer::Mentions => out.extend(page.mentions()),
            Layer::Clauses => out.extend(page.clauses()),
            Layer::Attributions => out.extend(page.attributions()),
            // The layers of findings are records already.
            _ => {}
        }
    }
    out
}

/// The layers that are findings; `None` for the rest.
fn finding_lines(reading: &Reading, layer: Layer) -> Option<Vec<Value>> {
    fn values<T: serde::Serialize>(records: &[T]) -> Vec<Value> {
        records.iter().map(|r| serde_json::to_value(r).unwrap_or_default()).collect()
    }
    if !matches!(
        layer,
        Layer::Statements
            | Layer::Figures
            | Layer::Offices
            | Layer::Namings
            | Layer::Standings
            | Layer::Claims
    ) {
        return None;
    }
    let found = super::findings::findings(reading, &[]);
    Some(match layer {
        Layer::Statements => values(&found.statements),
        Layer::Figures => values(&found.figures),
        Layer::Offices => values(&found.offices),
        Layer::Namings => values(&found.namings),
        Layer::Standings => values(&found.standings),
        _ => values(&found.claims),
    })
}

struct Page<'a> {
    reading: &'a Reading,
    article: &'a ArticleReading,
    points: &'a Points<'a>,
}

impl Page<'_> {
    fn line(&self, more: Value) -> Value {
        let mut out = json!({"doc": self.reading.doc, "article": self.article.article.number});
        if let (Value::Object(out), Value::Object(more)) = (&mut out, more) {
            out.extend(more);
        }
        out
    }

    fn quote(&self, span: Span) -> Value {
        let q = self.points.quote(span);
        json!({"text": q.text, "start": q.start, "end": q.end})
    }

    fn range(&self, span: Span) -> Value {
        json!({"start": self.points.at(span.start), "end": self.points.at(span.end)})
    }

    fn tokens(&self, range: (u32, u32)) -> Span {
        match range.1.checked_sub(1) {
            Some(last) if last >= range.0 => self.reading.text.span(range.0 as usize, last as usize),
            _ => Span::default(),
        }
    }

    fn words(&self, span: Option<Span>) -> Option<&str> {
        span.map(|s| self.reading.text.str(s))
    }

    fn article(&self) -> Value {
        let a = &self.article.article;
        let anchor = &self.article.anchor;
        let blocks: Vec<Value> = a
            .blocks
            .iter()
            .map(|b| json!({"kind": b.kind.name(), "start": self.points.at(b.span.start), "end": self.points.at(b.span.end)}))
            .collect();
        self.line(json!({
            "title": self.words(a.title),
            "outlet": a.outlet,
            "byline": self.words(a.byline),
            "origin": self.words(a.origin),
            "dateline": self.words(a.dateline),
            "published": anchor.days.map(|d| json!({
                "from": d.from.to_string(),
                "to": d.to.to_string(),
                "basis": anchor.basis.map(|b| b.name()),
                "why": anchor.why,
            })),
            "layers": self.article.layers.iter().map(|l| json!({
                "start": self.points.at(l.span.start),
                "end": self.points.at(l.span.end),
                "from": l.days.from.to_string(),
                "to": l.days.to.to_string(),
                "why": l.why,
            })).collect::<Vec<_>>(),
            "text": self.reading.document.text,
            "blocks": blocks,
        }))
    }

    fn sentences(&self) -> Vec<Value> {
        let text = &self.reading.text;
        let of = |&(s, kind): &(usize, crate::page::BlockKind)| {
            let mut line = self.quote(text.sentences[s].span);
            line["block"] = kind.name().into();
            self.line(line)
        };
        self.article.sentences.iter().map(of).collect()
    }

    fn timexes(&self) -> Vec<Value> {
        let of = |t: &crate::time::Timex| {
            let mut line = self.quote(t.span);
            let more = json!({
                "type": t.kind.name(),
                "value": t.value,
                "from": t.days.map(|d| d.from.to_string()),
                "to": t.days.map(|d| d.to.to_string()),
                "precision": t.precision.name(),
                "calendar": t.calendar.name(),
                "basis": t.basis.name(),
                "lead": t.lead.map(crate::time::Link::name),
                "anchor": t.anchor.map(|a| self.points.quote(a).text),
                "rule": t.rule,
            });
            if let (Value::Object(line), Value::Object(more)) = (&mut line, more) {
                line.extend(more);
            }
            self.line(line)
        };
        self.article.timexes.iter().map(of).collect()
    }

    /// A line for each mention; a person named with a title has two, the title with the name and the name alone.
    fn mentions(&self) -> Vec<Value> {
        let mentions = &self.article.mentions;
        let alone = |m: &Mention| {
            let name = m.name_span.filter(|name| m.form == Form::Name && *name != m.span)?;
            Some((name, m.kind == Kind::Person))
        };
        // Where the line of each mention stands.
        let mut at = Vec::with_capacity(mentions.len());
        let mut lines = 0;
        for m in mentions {
            at.push(lines);
            lines += 1 + usize::from(alone(m).is_some_and(|(_, twice)| twice)) + m.inside.len();
        }
        let place = |i: &u32| at.get(*i as usize).copied().unwrap_or(lines);
        let line_of = |m: &Mention, span: Span, form: Form, same: usize| {
            let q = self.points.quote(span);
            self.line(json!({
                "kind": m.kind.name(), "text": q.text, "start": q.start, "end": q.end,
                "form": form.name(), "entity": m.entity, "name": m.name, "name_ar": m.name_ar,
                "country": m.country, "sector": m.sector, "office": m.office, "score": m.score,
                "whole": self.range(m.span), "same_as": same,
                "members": m.members.iter().map(place).collect::<Vec<_>>(),
            }))
        };
        let line = |m: &Mention, span: Span, form: Form| line_of(m, span, form, place(&m.same_as));
        let own = |m: &Mention| match alone(m) {
            Some((name, true)) => vec![line(m, m.span, m.form_of_whole()), line(m, name, Form::Name)],
            Some((name, false)) => vec![line(m, name, Form::Name)],
            None if m.proper && m.form == Form::Title => {
                vec![line(m, m.name_span.unwrap_or(m.span), m.form_of_whole())]
            }
            None => vec![line(m, m.span, m.form_of_whole())],
        };
        // The bodies that a title names stand behind it, each the first of itself.
        let of = |(m, at): (&Mention, &usize)| {
            let mut out = own(m);
            for inner in &m.inside {
                let name = inner.name_span.unwrap_or(inner.span);
                out.push(line_of(inner, name, Form::Name, at + out.len()));
            }
            out
        };
        mentions.iter().zip(&at).flat_map(of).collect()
    }

    fn clauses(&self) -> Vec<Value> {
        let parse = &self.article.parse;
        let of = |c: &crate::clause::Clause| {
            let chunks = &parse.sentences[c.sentence as usize].chunks;
            let tokens = |i: u32| (chunks[i as usize].first, chunks[i as usize].last);
            let end = tokens(c.last.saturating_sub(1).max(c.chunk)).1;
            let span = self.tokens((tokens(c.first.min(c.chunk)).0, end));
            let args: Vec<Value> = c
                .args
                .iter()
                .map(|a| {
                    let first = tokens(a.chunks[0]).0;
                    let last = tokens(a.chunks[a.chunks.len() - 1]).1;
                    let mut arg = self.quote(self.tokens((first, last)));
                    arg["slot"] = a.slot.name().into();
                    arg
                })
                .collect();
            let range = self.range(span);
            self.line(json!({
                "start": range["start"], "end": range["end"],
                "predicate": self.quote(self.tokens((c.head, c.head + 1))),
                "args": args,
                "voice": format!("{:?}", c.voice).to_lowercase(),
                "polarity": if c.negated { "-" } else { "+" },
                "mood": format!("{:?}", c.mood).to_lowercase(),
                "relation": format!("{:?}", c.relation).to_lowercase(),
                "parent": c.parent,
            }))
        };
        parse.clauses.iter().map(of).collect()
    }

    fn attributions(&self) -> Vec<Value> {
        let of = |a: &crate::attribution::Attribution| {
            let mention = a.speaker.as_ref().map(|p| &self.article.mentions[p.mention as usize]);
            self.line(json!({
                "source": a.source.map(|s| self.quote(s)),
                "name": mention.map(|m| m.name.clone()),
                "cue": self.quote(a.cue),
                "content": self.quote(self.tokens(a.content)),
                "stance": a.stance.name(),
                "quoted": a.quoted,
            }))
        };
        self.article.attributions.iter().map(of).collect()
    }
}
