//! `khabar chain`: the isnad of an event as a tree.

use crate::asking::{Asked, event, no_event};
use crate::cli::OK;
use crate::output::{Format, Formatted, counted, isolated};
use anyhow::Result;
use khabar_store::query::{Chain, ChainEnd, ChainNode};
use std::io::Write;

/// Of which event.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar chain e_0123456789abcdef --store demo.db
  khabar chain e_0123456789abcdef -f jsonl

The tree begins with who says it first and ends in the outlets that print it. An outlet at the first level tells it in
its own words.")]
pub struct Args {
    /// The id of an event, or of a mention of it
    event: String,
    #[command(flatten)]
    store: Asked,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command; the exit code is 4 where there is no such event.
pub fn run(args: Args) -> Result<u8> {
    let store = args.store.open()?;
    let Some(event) = event(&store, &args.event)? else {
        return no_event(&store, &args.event);
    };
    let chain = event.chain();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match args.format.or(Format::Table) {
        Format::Table => write(&mut out, &chain)?,
        Format::Jsonl => writeln!(out, "{}", serde_json::to_string(&chain)?)?,
        Format::Csv => csv(&mut out, &chain)?,
    }
    out.flush()?;
    Ok(OK)
}

fn write(out: &mut impl Write, chain: &Chain) -> Result<()> {
    writeln!(out, "{}  {}", chain.event, isolated(&chain.summary_en))?;
    writeln!(out, "{}", isolated(&chain.summary_ar))?;
    writeln!(
        out,
        "{}, {}, {}",
        counted(chain.n_reports, "report"),
        counted(chain.n_outlets, "outlet"),
        counted(chain.n_origins, "independent origin")
    )?;
    for (n, node) in chain.said_by.iter().enumerate() {
        branch(out, node, "", n + 1 == chain.said_by.len())?;
    }
    Ok(())
}

fn branch(out: &mut impl Write, node: &ChainNode, indent: &str, last: bool) -> Result<()> {
    let (fork, more) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
    writeln!(out, "{indent}{fork}{}", title(node))?;
    let indent = format!("{indent}{more}");
    let children = node.articles.len() + node.passed_on_by.len();
    let mut n = 0;
    for article in &node.articles {
        n += 1;
        let (fork, more) = if n == children { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        writeln!(out, "{indent}{fork}{}", ending(article))?;
        writeln!(out, "{indent}{more}{}", isolated(&format!("«{}»", article.sentence)))?;
    }
    for child in &node.passed_on_by {
        n += 1;
        branch(out, child, &indent, n == children)?;
    }
    Ok(())
}

fn title(node: &ChainNode) -> String {
    let country = node.country.as_deref().map(|c| format!(" ({c})")).unwrap_or_default();
    let said = node.cues.iter().map(|c| format!("«{c}»")).collect::<Vec<_>>().join(" ");
    let stance =
        if node.stances.is_empty() { String::new() } else { format!(" [{}]", node.stances.join(", ")) };
    let outlet = if node.outlet { " [outlet]" } else { "" };
    let words =
        [node.name_ar.as_str(), said.as_str()].iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>();
    let words = if words.is_empty() { String::new() } else { format!("  {}", isolated(&words.join(" "))) };
    format!("{}{country}{outlet}{stance}{words}", isolated(&node.name))
}

fn ending(article: &ChainEnd) -> String {
    let day = article.published.as_deref().unwrap_or("day unknown");
    let copy = article.same_text_as.as_deref().map(|d| format!(", the text of {d}")).unwrap_or_default();
    let times =
        if article.mentions.len() > 1 { format!(", {}×", article.mentions.len()) } else { String::new() };
    format!("{day}  {}  {}{times}{copy}", isolated(&article.doc), article.status)
}

/// One line an article: the names of its chain, nearest first.
fn csv(out: &mut impl Write, chain: &Chain) -> Result<()> {
    let mut list = crate::output::Listing::new(&[
        crate::output::left("event"),
        crate::output::left("chain"),
        crate::output::left("published"),
        crate::output::left("status"),
        crate::output::left("doc"),
        crate::output::left("same_text_as"),
        crate::output::left("sentence"),
    ]);
    fn walk(list: &mut crate::output::Listing, event: &str, path: &mut Vec<String>, node: &ChainNode) {
        path.push(node.name.clone());
        for a in &node.articles {
            let row =
                [Some(event), Some(&path.join(" < ")), a.published.as_deref(), Some(&a.status), Some(&a.doc)];
            let mut row: Vec<serde_json::Value> = row.iter().map(|v| serde_json::json!(v)).collect();
            row.extend([serde_json::json!(a.same_text_as), serde_json::json!(a.sentence)]);
            list.row(row);
        }
        node.passed_on_by.iter().for_each(|n| walk(list, event, path, n));
        path.pop();
    }
    chain.said_by.iter().for_each(|n| walk(&mut list, &chain.event, &mut Vec::new(), n));
    Ok(list.csv(out)?)
}
