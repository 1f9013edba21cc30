#!/usr/bin/env bash
# Sets up what the tests need and passes them. usage: ./test.sh
set -euo pipefail
cd "$(dirname "$0")"
if ! command -v cargo >/dev/null; then
  echo "test.sh: no cargo; install Rust 1.95 or newer from https://rustup.rs and run this again" >&2
  exit 2
fi
if ! command -v cc >/dev/null; then
  echo "test.sh: no C compiler, which SQLite needs; on Debian: apt-get install build-essential" >&2
  exit 2
fi
for part in rustfmt clippy; do
  cargo "${part/rustfmt/fmt}" --version >/dev/null 2>&1 || rustup component add "$part"
done
# Readers of other communities (pyarrow, networkx …), which a test lets read our exports; where they cannot be had, it says
# that it was skipped.
readers=crates/khabar-cli/tests/readers.txt
python=target/python
if command -v python3 >/dev/null && ! cmp -s "$readers" "$python/readers.txt"; then
  if python3 -m venv "$python" && "$python/bin/pip" install -q --disable-pip-version-check -r "$readers"; then
    cp "$readers" "$python/readers.txt"
  else
    rm -rf "$python"
    echo "test.sh: the packages of $readers are not to be had; the test that needs them is skipped" >&2
  fi
fi
cargo fmt --all --check
cargo clippy --workspace --all-targets --locked -- -D warnings
cargo test --workspace --locked
cargo xtask licences
