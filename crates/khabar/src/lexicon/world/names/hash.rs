//! The hash of names, which is the same on every machine.

/// The hash of one token or of the tokens of a name: the same on every machine, for images are made on one and read on others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct KeyHash(u64);

impl KeyHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> u64 {
        let mut hash = KeyHash(0);
        hash.write(bytes);
        hash.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut mix = |word: u64| {
            self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            self.0 ^= self.0 >> 32;
        };
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| mix(u64::from_le_bytes(*word)));
        let rest = rest.iter().rev().fold(bytes.len() as u64, |n, b| n << 8 | u64::from(*b));
        mix(rest);
    }

    /// Adds a token's light key to the hash of a name.
    pub fn token(&mut self, light: &str) {
        self.write(light.as_bytes());
    }

    /// What entries keep of it.
    pub fn light(self) -> u32 {
        self.0 as u32
    }
}
