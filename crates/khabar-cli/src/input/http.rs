//! The body of an HTTP answer as a crawler kept it: chunks joined, the content coding undone.

use super::PAGE_LIMIT;
use flate2::read::{GzDecoder, ZlibDecoder};
use std::io::Read;

/// The body of an HTTP answer and its content type; nothing where the answer is no page (a redirect, an error).
pub(super) fn http_body(bytes: Vec<u8>) -> Option<(Vec<u8>, String)> {
    let split = bytes.windows(4).position(|w| w == b"\r\n\r\n").map(|i| (i, i + 4));
    let (end, start) = split.or_else(|| bytes.windows(2).position(|w| w == b"\n\n").map(|i| (i, i + 2)))?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next()?.split_whitespace().nth(1)?.to_owned();
    if !status.starts_with('2') {
        return None;
    }
    let (mut kind, mut coding, mut chunked) = (String::new(), String::new(), false);
    for line in lines {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        match key.trim().to_ascii_lowercase().as_str() {
            "content-type" => kind = value,
            "content-encoding" => coding = value,
            "transfer-encoding" => chunked = value.contains("chunked"),
            _ => {}
        }
    }
    let mut body = bytes;
    body.drain(..start);
    if chunked {
        body = dechunked(body);
    }
    Some((decoded(body, &coding), kind))
}

/// Chunks joined. Crawlers often join them themselves and leave the header, so what is not chunked stays as it is.
fn dechunked(body: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body.as_slice();
    while let Some(end) = rest.iter().position(|b| *b == b'\n').filter(|n| *n <= 20) {
        let size = String::from_utf8_lossy(&rest[..end]);
        let Ok(size) = usize::from_str_radix(size.trim().split(';').next().unwrap_or("").trim(), 16) else {
            break;
        };
        if size == 0 {
            return out;
        }
        let chunk = rest.get(end + 1..end + 1 + size).unwrap_or(&rest[end + 1..]);
        out.extend_from_slice(chunk);
        rest = rest.get(end + 1 + size..).unwrap_or(&[]);
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    if out.is_empty() { body } else { out }
}

/// The content coding undone, as far as it goes; a crawler may have undone it already.
fn decoded(body: Vec<u8>, coding: &str) -> Vec<u8> {
    let limit = PAGE_LIMIT as u64;
    let mut out = Vec::new();
    match coding {
        "gzip" | "x-gzip" if body.starts_with(&[0x1F, 0x8B]) => {
            let _ = GzDecoder::new(body.as_slice()).take(limit).read_to_end(&mut out);
        }
        "deflate" => {
            let _ = ZlibDecoder::new(body.as_slice()).take(limit).read_to_end(&mut out);
        }
        "zstd" if body.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) => {
            if let Ok(decoder) = zstd::stream::read::Decoder::new(body.as_slice()) {
                let _ = decoder.take(limit).read_to_end(&mut out);
            }
        }
        _ => return body,
    }
    if out.is_empty() { body } else { out }
}
