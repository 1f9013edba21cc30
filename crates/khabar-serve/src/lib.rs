//! khabar-serve
