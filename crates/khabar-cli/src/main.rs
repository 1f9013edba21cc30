//! The command `khabar`.

/// Reading a page makes many small things that live for a moment, on every core at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    khabar_cli::cli::main()
}
