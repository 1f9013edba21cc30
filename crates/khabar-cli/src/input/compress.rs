//! gzip and zstd. A damaged gzip member costs only itself; what swells without end is cut off.

use super::sniff::Stream;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, Read};

/// A compression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Gzip,
    Zstd,
}

impl Kind {
    pub(super) fn extension(self) -> &'static str {
        match self {
            Kind::Gzip => ".gz",
            Kind::Zstd => ".zst",
        }
    }
}

/// The compression a stream's first bytes show. A download cut off inside them shows no more than their beginning, which no
/// text has: a control character, or «(» and half a character.
pub(super) fn kind(head: &[u8]) -> Option<Kind> {
    match head {
        [0x1F, 0x8B, 0x08, ..] | [0x1F] | [0x1F, 0x8B] => Some(Kind::Gzip),
        [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x28, 0xB5] | [0x28, 0xB5, 0x2F] => Some(Kind::Zstd),
        _ => None,
    }
}

/// The bytes inside.
pub(super) fn open(kind: Kind, stream: Stream) -> Box<dyn Read + Send> {
    match kind {
        Kind::Gzip => Box::new(Members { state: State::Between(stream), given: 0, fruitless: 0 }),
        Kind::Zstd => match zstd::stream::read::Decoder::with_buffer(stream) {
            Ok(decoder) => Box::new(Frames { decoder, given: 0, failed: false }),
            Err(cause) => Box::new(Failed(Some(cause))),
        },
    }
}

/// After this many bytes from one gzip member or zstd stream that are all one byte repeated, it is a bomb: the
/// press does not write 256 MB of zeros.
const BOMB: u64 = 256 << 20;

/// Counts how much of a stream has been the same byte over and over.
fn monotone(chunk: &[u8], run: u64) -> u64 {
    match chunk.first() {
        Some(first) if chunk.iter().all(|b| b == first) => run + chunk.len() as u64,
        _ => 0,
    }
}

fn bomb() -> io::Error {
    io::Error::other(
        "swells to hundreds of megabytes of one byte (a decompression bomb); the rest is not read",
    )
}

/// A gzip stream, member by member.
struct Members {
    state: State,
    given: u64,
    /// Members in a row that failed at once: random bytes look like a member now and then.
    fruitless: u32,
}

enum State {
    Between(Stream),
    Inside(Box<GzDecoder<Stream>>),
    Damaged(Stream),
    Done,
}

impl Read for Members {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Ok(0),
                State::Between(mut stream) => match stream.fill_buf() {
                    Ok([]) => return Ok(0),
                    Ok([0x1F, ..]) => self.state = State::Inside(Box::new(GzDecoder::new(stream))),
                    // Padding and rubbish after a member: look for the next one.
                    Ok(_) => self.state = State::Damaged(stream),
                    Err(cause) => return Err(cause),
                },
                State::Inside(mut decoder) => match decoder.read(out) {
                    Ok(0) => self.state = State::Between(decoder.into_inner()),
                    Ok(n) => {
                        self.fruitless = 0;
                        self.given = monotone(&out[..n], self.given);
                        if self.given > BOMB {
                            return Err(bomb());
                        }
                        self.state = State::Inside(decoder);
                        return Ok(n);
                    }
                    Err(cause) => {
                        self.fruitless += 1;
                        if cause.kind() != io::ErrorKind::UnexpectedEof && self.fruitless < 1000 {
                            self.state = State::Damaged(decoder.into_inner());
                        }
                        if self.fruitless <= 1 {
                            return Err(damaged(&cause));
                        }
                    }
                },
                State::Damaged(mut stream) => {
                    if resync(&mut stream)? {
                        self.state = State::Between(stream);
                    }
                }
            }
        }
    }
}

fn damaged(cause: &io::Error) -> io::Error {
    let what = if cause.kind() == io::ErrorKind::UnexpectedEof {
        "the gzip stream ends early (a download cut off?); fetch it again to read the rest".to_owned()
    } else {
        format!("a gzip member is damaged ({cause}); reading goes on at the next one")
    };
    io::Error::new(cause.kind(), what)
}

/// Moves to the next bytes that look like a gzip member's beginning; false at the end of the stream.
fn resync(stream: &mut Stream) -> io::Result<bool> {
    loop {
        let buffer = stream.fill_buf()?;
        if buffer.is_empty() {
            return Ok(false);
        }
        match buffer.windows(3).position(|w| w == [0x1F, 0x8B, 0x08]) {
            Some(at) => {
                stream.consume(at);
                return Ok(true);
            }
            None => {
                let passed = buffer.len();
                stream.consume(passed);
            }
        }
    }
}

/// A zstd stream; a damaged one is over.
struct Frames {
    decoder: zstd::stream::read::Decoder<'static, Stream>,
    given: u64,
    failed: bool,
}

impl Read for Frames {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.failed {
            return Ok(0);
        }
        let read = self.decoder.read(out);
        match &read {
            Ok(n) => self.given = monotone(&out[..*n], self.given),
            Err(_) => self.failed = true,
        }
        if self.given > BOMB {
            self.failed = true;
            return Err(bomb());
        }
        read.map_err(|cause| {
            io::Error::new(
                cause.kind(),
                format!("the zstd stream is damaged or cut off ({cause}); fetch it again to read the rest"),
            )
        })
    }
}

/// A stream that could not be begun.
struct Failed(Option<io::Error>);

impl Read for Failed {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
