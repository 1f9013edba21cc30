//! Corroboration: the mentions of one happening become one event.
