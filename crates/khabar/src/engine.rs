//! The way through the floors, on one screen.
