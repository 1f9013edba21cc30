//! Refuses a dependency whose licence would bind those who use the binary.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::process::Command;

/// Licences that ask for no more than their notice. MPL-2.0 binds only its own files.
const ALLOWED: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Reads the licences of all dependencies from cargo and checks each.
pub fn run() -> Result<()> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()
        .context("cargo metadata cannot be run")?;
    if !output.status.success() {
        bail!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    }
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let name =
        |p: &Value| format!("{} {}", p["name"].as_str().unwrap_or(""), p["version"].as_str().unwrap_or(""));
    let refused: Vec<String> = packages
        .iter()
        .filter(|p| !is_allowed(p["license"].as_str().unwrap_or("")))
        .map(|p| format!("{}: {}", name(p), p["license"].as_str().unwrap_or("no licence stated")))
        .collect();
    if !refused.is_empty() {
        bail!(
            "licences that are not on the list:\n{}\nreplace the crate, or add the licence with a reason",
            refused.join("\n")
        );
    }
    println!("{} packages, all under licences on the list", packages.len());
    Ok(())
}

/// Whether one of the alternatives of an expression asks for allowed licences only.
fn is_allowed(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], " ").replace('/', " OR ");
    // `A OR B AND C` and `(A OR B) AND C` both need C; taking every AND apart first is the stricter reading.
    plain.split(" AND ").all(|part| part.split(" OR ").any(|one| ALLOWED.contains(&one.trim())))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn expressions() {
        for good in [
            "MIT",
            "MIT OR Apache-2.0",
            "MIT/Apache-2.0",
            "(MIT OR GPL-3.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR MIT",
        ] {
            assert!(is_allowed(good), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "LicenseRef-own"] {
            assert!(!is_allowed(bad), "{bad}");
        }
    }
}
