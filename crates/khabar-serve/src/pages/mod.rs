//! The pages.
pub(crate) mod about;
pub(crate) mod document;
pub(crate) mod event;
pub(crate) mod events;
mod roles;
