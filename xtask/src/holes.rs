//! Which offices the lexicon is asked to know the holders of, and does not: state by state, months without anybody.
//!
//! An office that a state has not (a prime minister in Iran, an interior minister in Ethiopia) is printed too, for nothing here knows; what is
//! known of them stands in docs/lexicon.md.

use anyhow::Result;
use khabar::date::Day;
use khabar::lexicon::{Lexicon, World};

/// How far to look.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Print holes of at least so many months
    #[arg(long, default_value_t = 7)]
    months: usize,
    /// The last year to look at
    #[arg(long, default_value_t = 2025)]
    until: i32,
}

/// The states whose offices are asked for beyond heads and foreign ministers: the Arab League's, and those its news is most about.
const STATES: [&str; 40] = [
    "ARE", "BHR", "COM", "DJI", "DZA", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MAR", "MRT", "OMN", "PSE",
    "QAT", "SAU", "SDN", "SOM", "SYR", "TUN", "YEM", "AFG", "BLR", "CHN", "DEU", "ETH", "FRA", "GBR", "IND",
    "IRN", "ISR", "JPN", "KOR", "PAK", "PRK", "RUS", "TUR", "UKR", "USA",
];

/// An office by the roles that are it in one state or another, the offices of bodies among them, and from which year on it is asked for.
const OFFICES: [(&[&str], i32); 8] = [
    (&["foreign-minister"], 1990),
    (&["defence-minister"], 2010),
    (&["interior-minister", "public-security-minister", "security-minister"], 2010),
    (&["army-chief"], 2010),
    (&["speaker"], 2010),
    (&["national-security", "foreign-affairs-office-director"], 2010),
    (&["foreign-ministry-spokesperson"], 2010),
    (
        &[
            "government-spokesperson",
            "presidency-spokesperson",
            "prime-minister-spokesperson",
            "kremlin-spokesperson",
            "white-house.spokesperson",
        ],
        2010,
    ),
];

/// Runs the task: `role STATE from..until …`.
pub fn run(args: &Args) -> Result<()> {
    let world = &Lexicon::embedded().world;
    for (roles, since) in OFFICES {
        let mut whole = Vec::new();
        for state in STATES {
            let offices: Vec<String> = roles.iter().filter_map(|role| office(world, state, role)).collect();
            let vacant = |day: Day| offices.iter().all(|office| world.office_holder(office, day).is_none());
            let holes = runs(since, args, vacant);
            match holes.as_slice() {
                [] => {}
                _ if offices.iter().all(|office| world.tenures_of(office).is_empty()) => whole.push(state),
                some => println!("{}\t{state}\t{}", roles[0], some.join(" ")),
            }
        }
        if !whole.is_empty() {
            println!("{}\tnobody\t{}", roles[0], whole.join(" "));
        }
    }
    Ok(())
}

/// The office of a role in a state, or that of the body which the role names, if it is the state's.
fn office(world: &World, state: &str, role: &str) -> Option<String> {
    if role.contains('.') {
        return (world.seat_of(role).0 == state).then(|| role.to_owned());
    }
    Some(format!("{}.{role}", state.to_lowercase()))
}

/// Spans of months on whose first day nobody held the office.
fn runs(since: i32, args: &Args, vacant: impl Fn(Day) -> bool) -> Vec<String> {
    let months: Vec<(i32, u32)> =
        (since..=args.until).flat_map(|year| (1..=12).map(move |month| (year, month))).collect();
    let empty = |&(year, month): &(i32, u32)| Day::new(year, month, 1).is_some_and(&vacant);
    let groups = months.chunk_by(|a, b| empty(a) == empty(b));
    groups
        .filter(|group| group.len() >= args.months && group.first().is_some_and(empty))
        .filter_map(|group| Some((group.first()?, group.last()?)))
        .map(|((y, m), (z, n))| format!("{y}-{m:02}..{z}-{n:02}"))
        .collect()
}
