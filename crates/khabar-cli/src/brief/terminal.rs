//! The brief in a terminal.

use super::{Page, short_days};
use crate::output::isolated;
use khabar_store::{ClaimRow, EventRow};
use std::io::{Result, Write};

/// Writes the brief, a section a question.
pub fn write(out: &mut impl Write, page: &Page<'_>) -> Result<()> {
    let mut covers = page.covers();
    let span = &page.brief.covers;
    covers.extend(short_days(span.from.as_deref(), span.to.as_deref()));
    writeln!(out, "{}\n{}", isolated(&page.title()), isolated(&covers.join(" · ")))?;
    parties(out, page)?;
    heading(out, page, "timeline")?;
    if page.brief.timeline.is_empty() {
        writeln!(out, "  {}", isolated(page.say("none")))?;
    }
    page.brief.timeline.iter().try_for_each(|e| event(out, page, e))?;
    if !page.brief.undated.is_empty() {
        heading(out, page, "undated")?;
        page.brief.undated.iter().try_for_each(|e| event(out, page, e))?;
    }
    if !page.brief.agreements.is_empty() || !page.brief.treaties.is_empty() {
        heading(out, page, "agreements")?;
        treaties(out, page)?;
        page.brief.agreements.iter().try_for_each(|e| event(out, page, e))?;
    }
    standings(out, page)?;
    positions(out, page)?;
    claims(out, page)?;
    figures(out, page)?;
    conflicts(out, page)?;
    unknown(out, page)
}

fn heading(out: &mut impl Write, page: &Page<'_>, key: &str) -> Result<()> {
    let words = page.say(key);
    writeln!(out, "\n{}\n{}", isolated(words), "─".repeat(words.chars().count()))
}

fn parties(out: &mut impl Write, page: &Page<'_>) -> Result<()> {
    if page.brief.parties.is_empty() {
        return Ok(());
    }
    heading(out, page, "parties")?;
    for party in &page.brief.parties {
        let names: Vec<String> = party.names.iter().map(|(name, n)| format!("{name} {n}×")).collect();
        writeln!(out, "  {}", isolated(&page.who(&party.who)))?;
        if !names.is_empty() {
            writeln!(out, "    {}", isolated(&format!("{}: {}", page.say("named"), names.join(" · "))))?;
        }
        for row in &party.officials {
            let span = days(page, row.first.as_deref(), row.last.as_deref());
            let who = format!("{} — {}", page.name(&row.holder, &row.holder_ar), page.office(&row.office));
            writeln!(out, "    {span:22}  {}", isolated(&who))?;
            if let Some((words, tenure, _)) = page.beside(row) {
                writeln!(out, "{}", format!("{:28}{} {tenure}", "", isolated(&words)).trim_end())?;
            }
        }
    }
    Ok(())
}

fn days(page: &Page<'_>, from: Option<&str>, to: Option<&str>) -> String {
    short_days(from, to).unwrap_or_else(|| page.say("no-day").to_owned())
}

fn event(out: &mut impl Write, page: &Page<'_>, event: &EventRow) -> Result<()> {
    let mut marks = vec![page.say(&event.status)];
    marks.extend(event.disputed.then(|| page.say("disputed")));
    let day = days(page, event.from.as_deref(), event.to.as_deref());
    writeln!(out, "  {day:23}  {}", isolated(page.name(&event.summary_en, &event.summary_ar)))?;
    let told = format!("{} · {}", marks.join(" · "), page.told(event));
    writeln!(out, "{:27}{}  {}", "", isolated(&told), event.id)
}

fn positions(out: &mut impl Write, page: &Page<'_>) -> Result<()> {
    heading(out, page, "positions")?;
    if page.brief.positions.is_empty() {
        return writeln!(out, "  {}", isolated(page.say("none")));
    }
    let mut last = "";
    for row in &page.brief.positions {
        if row.event != last {
            writeln!(out, "  {}  {}", row.event, isolated(page.name(&row.summary_en, &row.summary_ar)))?;
            last = &row.event;
        }
        let day = row.published.as_deref().unwrap_or("-");
        let who = page.name(&row.name, &row.name_ar);
        writeln!(out, "    {day:10}  {}", isolated(&format!("{who} {}", page.say(row.position.name()))))?;
        writeln!(
            out,
            "{:16}{}",
            "",
            isolated(&format!("«{}» ({})", row.quote, outlets(page, &row.outlets)))
        )?;
    }
    Ok(())
}

/// Outlets in the page's language.
fn outlets(page: &Page<'_>, all: &[String]) -> String {
    all.iter().map(|o| page.outlet(o)).collect::<Vec<_>>().join(" · ")
}

fn claims(out: &mut impl Write, page: &Page<'_>) -> Result<()> {
    heading(out, page, "claims-checked")?;
    if page.brief.claims.is_empty() {
        return writeln!(out, "  {}", isolated(page.say("none")));
    }
    let told = |c: &ClaimRow| (c.event.clone(), c.by_event.clone(), c.verdict.clone());
    for (n, claim) in page.brief.claims.iter().enumerate() {
        let outlet = page.outlet(claim.outlet.as_deref().unwrap_or("unknown"));
        writeln!(
            out,
            "  {}",
            isolated(&format!("«{}» ({outlet}): {}", claim.text, page.say(&claim.verdict)))
        )?;
        // What several pages claim of one event is answered once.
        if page.brief.claims.get(n + 1).is_some_and(|next| told(next) == told(claim)) {
            continue;
        }
        for (mark, id) in [("", &claim.event), (page.say("contradicted-by"), &claim.by_event)] {
            if let Some((id, summary)) = id.as_deref().and_then(|id| Some((id, page.summary(id)?))) {
                writeln!(out, "    {id}  {}", isolated(format!("{mark} {summary}").trim_start()))?;
            }
        }
    }
    Ok(())
}

fn figures(out: &mut impl Write, page: &Page<'_>) -> Result<()> {
    heading(out, page, "figures")?;
    if page.brief.figures.is_empty() {
        return writeln!(out, "  {}", isolated(page.say("none")));
    }
    for row in &page.brief.figures {
        let by = row.name.as_deref().map(|n| page.name(n, row.name_ar.as_deref().unwrap_or("")));
        let by = by.map(|n| format!(" — {n}")).unwrap_or_default();
        let day =
            short_days(row.from.as_deref(), row.to.as_deref()).map(|d| format!(", {d}")).unwrap_or_default();
        let counted = if row.counted.is_empty() { String::new() } else { format!(" ({})", row.counted) };
        writeln!(
            out,
            "  {:18} {}",
            page.amount(row),
            isolated(&format!("«{}»{counted}{by}{day}, {}", row.text, row.doc))
        )?;
    }
    Ok(())
}

fn treaties(out: &mut impl Write, page: &Page<'_>) -> Result<()> {
    for treaty in &page.brief.treaties {
        let day = days(page, treaty.from.as_deref(), treaty.to.as_deref());
        writeln!(out, "  {day:23}  {}", isolated(page.name(&treaty.name, &treaty.name_ar)))?;
        writeln!(
            out,
            "{:27}{}",
            "",
            isolated(&format!("{}: {}", page.say("named"), treaty.names.join(" · ")))
        )?;
        for provision in &treaty.provisions {
            writeln!(out, "{:27}{}", "", isolated(&format!("«{provision}»")))?;
        }
    }
    Ok(())
}

fn standings(out: &mut impl Write, page: &Page<'_>) -> Result<()> {
    if page.brief.standings.is_empty() {
        return Ok(());
    }
    heading(out, page, "standings")?;
    for row in &page.brief.standings {
        let since = row.since.as_deref().map(|d| format!(", {} {d}", page.say("since"))).unwrap_or_default();
        let (a, b) = (page.country(&row.a_country, &row.a), page.country(&row.b_country, &row.b));
        writeln!(out, "  {}", isolated(&format!("{}: {a} — {b}{since}", page.standing(row))))?;
        writeln!(out, "    {}", isolated(&format!("«{}» ({})", row.sentence, row.doc)))?;
    }
    Ok(())
}

fn conflicts(out: &mut impl Write, page: &Page<'_>) -> Result<()> {
    if page.brief.conflicts.is_empty() {
        return Ok(());
    }
    heading(out, page, "conflicts")?;
    for row in &page.brief.conflicts {
        let field = row.field.as_deref().map(|f| format!(" ({})", page.field(f))).unwrap_or_default();
        writeln!(out, "  {}  {}", row.event, isolated(page.name(&row.summary_en, &row.summary_ar)))?;
        writeln!(out, "    {}", isolated(&format!("{}{field}", page.say(row.kind))))?;
        for side in [&row.one, &row.other] {
            let value = side.value.as_deref().map(|v| page.value(row.field.as_deref(), v));
            let value = value.map(|v| format!("{v} — ")).unwrap_or_default();
            let who = page.side(side);
            let day = side.published.as_deref().unwrap_or(page.say("no-day"));
            writeln!(out, "      {}", isolated(&format!("{value}«{}» ({who}, {day})", side.quote)))?;
        }
    }
    Ok(())
}

fn unknown(out: &mut impl Write, page: &Page<'_>) -> Result<()> {
    heading(out, page, "not-known")?;
    for (words, n, ids) in page.unknowns() {
        let ids = if ids.len() <= 6 { ids.join(" ") } else { String::new() };
        writeln!(out, "  {n:4}  {}  {ids}", isolated(words))?;
    }
    for (from, to) in &page.brief.gaps.silences {
        writeln!(out, "        {}  {from}..{to}", isolated(page.say("silences")))?;
    }
    writeln!(out, "  {}", isolated(page.say("silence")))
}
