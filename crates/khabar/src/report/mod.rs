//! One article's testimony about its events: each with its chain, its words and its summary.
mod summary;

use crate::attribution::{self, Attribution};
use crate::engine_types::ArticleView;
