//! Lines and verdicts become articles.

use super::judge::Verdict;
use super::line::Line;
use super::{Article, Block, BlockKind, Hints};

/// The articles of a page, in order of their numbers.
pub(super) fn articles(lines: &[Line], verdicts: &[Verdict], hints: &Hints) -> Vec<Article> {
    let last = verdicts.iter().map(|v| v.article).max().map_or(0, |n| n as usize + 1);
    let mut out: Vec<Article> = (0..last as u32)
        .map(|number| Article { number, outlet: hints.outlet.clone(), ..Article::default() })
        .collect();
    for (line, verdict) in lines.iter().zip(verdicts) {
        let Some(article) = out.get_mut(verdict.article as usize) else { continue };
        article.blocks.push(Block { kind: verdict.kind, span: line.span, repeat: line.twin.is_some() });
        if verdict.title {
            article.title = Some(line.span);
        }
        if verdict.kind == BlockKind::Byline && article.byline.is_none() {
            article.byline = Some(line.span);
        }
    }
    out
}
