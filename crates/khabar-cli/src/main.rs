//! The command `khabar`.

fn main() -> std::process::ExitCode {
    khabar_cli::cli::main()
}
