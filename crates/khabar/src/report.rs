//! One article's testimony about its events.
