//! All tables together: read from files, or from the images that the build made of the files inside the binary.

use super::image::{Reader, Writer};
use super::{
    Claims, CommonWords, Fault, Files, FindingWords, Frames, Grammar, Language, PageWords, Reporting, Seen,
    Summaries, TimeWords, Weights, World,
};
use serde::{Deserialize, Serialize};

/// All tables.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lexicon {
    /// Verbs, nouns, particles.
    pub language: Language,
    /// States, people, offices, bodies, outlets, places.
    #[serde(skip)]
    pub world: World,
    /// Months, weekdays, numbers in words, relative expressions.
    pub time: TimeWords,
    /// What marks clutter, bylines and captions on a page.
    pub page: PageWords,
    /// What verbs and event nouns do.
    pub frames: Frames,
    /// Words of speech.
    pub reporting: Reporting,
    /// Function words.
    pub grammar: Grammar,
    /// How an event says itself.
    pub summaries: Summaries,
    /// Words that claim something of the record.
    pub claims: Claims,
    /// Words that tell something beside events.
    pub findings: FindingWords,
    /// How common content words are.
    pub common: CommonWords,
    /// What the ranker has learned.
    #[serde(skip)]
    pub weights: Weights,
    /// What words were found to be.
    #[serde(skip)]
    pub seen: Seen,
    /// What those whom records name were found to be called.
    #[serde(skip)]
    pub called: Seen,
}

impl Lexicon {
    /// Builds the tables; the faults found are returned beside them, and a faulty line is left out.
    pub fn load(files: &Files<'_>) -> (Lexicon, Vec<Fault>) {
        let mut faults = Vec::new();
        let language = Language::load(files, &mut faults);
        let world = World::load(files, &mut faults);
        let lexicon = Lexicon::with(files, language, world, &mut faults);
        (lexicon, faults)
    }

    /// The tables as images: the world, which is about half of them, and all others.
    pub fn images(&self) -> (Vec<u8>, Vec<u8>) {
        let (mut world, mut others) = (Writer::default(), Writer::default());
        world.bytes(&self.world.image());
        world.packed(&self.world);
        others.bytes(&self.language.image());
        others.bytes(&self.weights.image());
        others.packed(self);
        (world.into_bytes(), others.into_bytes())
    }

    /// Reads the images that [`Lexicon::images`] gave. Two threads share the work; what comes out is the same with one.
    pub fn read(world: &'static [u8], others: &'static [u8]) -> Option<Lexicon> {
        let world = || {
            let mut from = Reader::new(world);
            let names = from.bytes()?;
            from.packed::<World>()?.with_image(names)
        };
        std::thread::scope(|scope| {
            let other = std::thread::Builder::new().spawn_scoped(scope, world);
            let mut from = Reader::new(others);
            let (stems, weights) = (from.bytes()?, from.bytes()?);
            let lexicon: Lexicon = from.packed()?;
            let language = lexicon.language.with_image(stems)?;
            let weights = Weights::of_image(weights)?;
            let world = other.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(world)?;
            Some(Lexicon { language, weights, world, ..lexicon })
        })
    }

    fn with(files: &Files<'_>, language: Language, world: World, faults: &mut Vec<Fault>) -> Lexicon {
        let mut lexicon = Lexicon {
            time: TimeWords::load(files, faults),
            page: PageWords::load(files, faults),
            frames: Frames::load(files, faults),
            reporting: Reporting::load(files, faults),
            grammar: Grammar::load(files, faults),
            summaries: Summaries::load(files, faults),
            claims: Claims::load(files, faults),
            findings: FindingWords::load(files, faults),
            common: CommonWords::load(files, faults),
            weights: Weights::load(files, faults),
            language,
            world,
            seen: Seen::default(),
            called: Seen::default(),
        };
        lexicon.frames.learn_singulars(&lexicon.language);
        lexicon
    }
}
