//! `khabar serve`: the store in a browser.

use crate::cli::OK;
use anyhow::{Context, Result};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// Which store, and where.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar serve demo.db
  khabar serve demo.db --port 9000

It reads only, and answers this machine alone unless --host says otherwise.")]
pub struct Args {
    /// The store
    #[arg(value_name = "FILE", env = "KHABAR_STORE", hide_env_values = true, default_value = "news.db")]
    store: PathBuf,
    /// The address to answer on
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// The port; 0 for any that is free
    #[arg(short, long, default_value_t = 8001)]
    port: u16,
}

/// Runs the command until it is interrupted.
pub fn run(args: Args) -> Result<u8> {
    let address = SocketAddr::new(args.host, args.port);
    if !args.host.is_loopback() {
        eprintln!("warning: {} is open to other machines, and there is no password", args.host);
    }
    khabar_serve::serve(&args.store, address, |bound| eprintln!("http://{bound}/  (stop with Ctrl-C)"))
        .with_context(|| format!("cannot serve {} on {address}", args.store.display()))?;
    Ok(OK)
}
