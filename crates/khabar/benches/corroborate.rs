#![allow(clippy::print_stdout)]
//! How long joining takes, from ten thousand tellings to a million: `cargo bench -p khabar --bench corroborate [-- MAX]`.
//!
//! The tellings are made up: a dyad is drawn so that few dyads have most of the news, each happening is told by one to
//! eight articles within two days, in words drawn from a vocabulary of forty thousand. Prints tellings a second of the processor.

mod used;

use khabar::corroborate::{self, Account, Party, Place, Pool, Rank, Rules, Telling, When};
use khabar::date::{Basis, Day, Interval, Precision};
use khabar::event::{EventType, Status};
use used::{peak_memory, spent};

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    /// Small numbers come often, large ones seldom.
    fn skewed(&mut self, n: u64) -> u64 {
        let a = self.below(n) + 1;
        self.below(a)
    }
}

fn words(dice: &mut Dice, story: &[u32]) -> Box<[u32]> {
    let mut out: Vec<u32> = story.iter().copied().filter(|_| dice.below(10) < 7).collect();
    out.extend((0..6).map(|_| dice.skewed(40_000) as u32));
    out.sort_unstable();
    out.dedup();
    out.into()
}

fn pool(tellings: usize) -> Pool {
    let mut dice = Dice(0x5eed);
    let mut pool = Pool::default();
    let countries: Vec<_> = (0..150).map(|n| pool.symbol(&format!("C{n:02}"))).collect();
    let towns: Vec<_> = (0..900).map(|n| pool.symbol(&format!("Town {n}"))).collect();
    let sectors = [pool.symbol("GOV"), pool.symbol("MIL")];
    let outlets: Vec<_> = (0..60).map(|n| pool.symbol(&format!("outlet {n}"))).collect();
    let start = Day::new(2024, 1, 1).expect("a day");
    let days = (tellings / 400).max(30) as u64;
    while pool.tellings.len() < tellings {
        let (a, b) = (dice.skewed(150) as usize, dice.skewed(150) as usize);
        let kind = EventType::ALL[dice.skewed(16) as usize];
        let day = start.plus_days(dice.below(days) as i64);
        let town = towns[dice.below(900) as usize];
        let story: Vec<u32> = (0..14).map(|_| dice.skewed(40_000) as u32).collect();
        for _ in 0..=dice.below(8) {
            let published = Interval::day(day.plus_days(dice.below(2) as i64));
            let account = pool.accounts.len() as u32;
            pool.accounts.push(Account {
                doc: format!("{account}").into(),
                outlet: outlets[dice.skewed(60) as usize],
                published: Some(published),
                words: words(&mut dice, &story),
                ..Account::default()
            });
            let party = |country| Party {
                entity: country,
                name: country,
                country,
                sector: sectors[0],
                ..Party::default()
            };
            pool.tellings.push(Telling {
                id: format!("m{account}").into(),
                account,
                sentence: 0,
                at: 0,
                rank: Rank::Lead,
                given: false,
                stop: false,
                kind,
                mode: Default::default(),
                cameo: Default::default(),
                frame: Default::default(),
                actors: [party(countries[a])].into(),
                recipients: [party(countries[b])].into(),
                when: (dice.below(3) > 0).then_some(When {
                    days: Interval::day(day),
                    precision: Precision::Day,
                    basis: Basis::Relative,
                }),
                place: (dice.below(2) > 0).then_some(Place {
                    name: town,
                    country: countries[b],
                    whole: false,
                    region: false,
                }),
                place_ar: Default::default(),
                status: Status::Occurred,
                speakers: [].into(),
                figures: [].into(),
                words: words(&mut dice, &story),
                confidence: 0.5,
            });
        }
    }
    pool
}

fn main() {
    let most: usize = std::env::args().filter_map(|a| a.parse().ok()).next().unwrap_or(1_000_000);
    println!("{:>10} {:>10} {:>10} {:>14} {:>8}", "tellings", "events", "seconds", "tellings/s", "MB");
    for n in [10_000, 30_000, 100_000, 300_000, 1_000_000].into_iter().filter(|n| *n <= most) {
        let pool = pool(n);
        let begun = spent();
        let found = corroborate::corroborate(&Rules::default(), &pool);
        let seconds = spent() - begun;
        println!(
            "{:>10} {:>10} {:>10.2} {:>14.0} {:>8}",
            pool.tellings.len(),
            found.events.len(),
            seconds,
            pool.tellings.len() as f64 / seconds,
            peak_memory()
        );
    }
}
