//! What a page's head says of it: JSON-LD, Open Graph, `<meta>`, microdata.

use serde_json::Value;

/// What a page's head says.
#[derive(Clone, Debug, Default)]
pub(super) struct Meta {
    /// Titles, the most trustworthy first.
    pub titles: Vec<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The author's name.
    pub author: Option<String>,
    /// Publication times as written, and where they stand.
    pub published: Vec<(&'static str, String)>,
    /// Times of change as written.
    pub modified: Vec<(&'static str, String)>,
    /// The page's address.
    pub url: Option<String>,
    /// Whether a live blog is declared.
    pub live: bool,
}

impl Meta {
    /// Reads what a page's head says.
    pub(super) fn read(title: &str, meta: &[(String, String)], json: &[String]) -> Meta {
        let mut out = Meta::default();
        for script in json {
            match serde_json::from_str::<Value>(&cleaned(script)) {
                Ok(value) => out.linked(&value, 0),
                Err(_) => out.salvage(script),
            }
        }
        for (key, value) in meta.iter().filter(|(_, v)| !v.is_empty()) {
            out.tag(key, value);
        }
        if !title.is_empty() {
            out.titles.push(title.to_owned());
        }
        out
    }

    fn tag(&mut self, key: &str, value: &str) {
        let value = value.to_owned();
        match key {
            "og:title" | "twitter:title" | "title" | "dc.title" | "headline" => self.titles.push(value),
            "og:site_name" | "application-name" | "dc.publisher" | "publisher" => {
                self.outlet.get_or_insert(value);
            }
            "author" | "article:author" | "dc.creator" | "parsely-author" if !value.starts_with("http") => {
                self.author.get_or_insert(value);
            }
            "article:published_time" => self.published.push(("article:published_time", value)),
            "datepublished" => self.published.push(("itemprop datePublished", value)),
            "og:published_time"
            | "published_time"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "publish_date"
            | "date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.created"
            | "dcterms.date"
            | "parsely-pub-date"
            | "sailthru.date"
            | "cxenseparse:recs:publishtime"
            | "article.published"
            | "article_date_original"
            | "date_published" => self.published.push(("meta date", value)),
            "article:modified_time" | "og:updated_time" | "datemodified" | "last-modified" | "lastmod" => {
                self.modified.push(("meta modified", value));
            }
            "og:url" => {
                self.url.get_or_insert(value);
            }
            _ => {}
        }
    }

    /// Reads a JSON-LD value; graphs and lists are walked through.
    fn linked(&mut self, value: &Value, depth: usize) {
        if depth > 6 {
            return;
        }
        match value {
            Value::Array(list) => list.iter().for_each(|v| self.linked(v, depth + 1)),
            Value::Object(map) => {
                let kinds = map.get("@type").map(strings).unwrap_or_default();
                let article = kinds
                    .iter()
                    .any(|k| k.ends_with("Article") || k.ends_with("BlogPosting") || *k == "Report");
                if article {
                    self.article(value);
                } else if kinds.contains(&"WebPage") {
                    self.page(value);
                }
                if let Some(graph) = map.get("@graph").or_else(|| map.get("mainEntity")) {
                    self.linked(graph, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn article(&mut self, value: &Value) {
        let text = |key: &str| value.get(key).and_then(name).filter(|t| !t.trim().is_empty());
        self.live |= value.get("@type").map(strings).unwrap_or_default().contains(&"LiveBlogPosting");
        if let Some(title) = text("headline").or_else(|| text("name")) {
            self.titles.insert(0, super::html::plain(&title));
        }
        if let Some(day) = text("datePublished") {
            self.published.insert(0, ("JSON-LD datePublished", day));
        }
        if let Some(day) = text("dateModified") {
            self.modified.insert(0, ("JSON-LD dateModified", day));
        }
        self.outlet = text("publisher").map(|t| super::html::plain(&t)).or(self.outlet.take());
        self.author = text("author")
            .filter(|a| !a.starts_with("http"))
            .map(|t| super::html::plain(&t))
            .or(self.author.take());
    }

    fn page(&mut self, value: &Value) {
        let text = |key: &str| value.get(key).and_then(name).filter(|t| !t.trim().is_empty());
        if let Some(day) = text("datePublished") {
            self.published.push(("JSON-LD WebPage datePublished", day));
        }
        if let Some(day) = text("dateModified") {
            self.modified.push(("JSON-LD WebPage dateModified", day));
        }
    }

    /// Takes the day out of a script that is no valid JSON.
    fn salvage(&mut self, script: &str) {
        let after = |key: &str| {
            let rest =
                script.split_once(key)?.1.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
            Some(rest.split('"').next()?.to_owned()).filter(|v| v.len() >= 8 && v.len() <= 40)
        };
        if let Some(day) = after("\"datePublished\"") {
            self.published.insert(0, ("JSON-LD datePublished", day));
        }
    }
}

/// JSON-LD as sites write it often holds line breaks inside strings, which JSON forbids.
fn cleaned(script: &str) -> String {
    script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A value as a name: a string, the first of a list, an object's `name`.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Array(list) => list.iter().find_map(name),
        Value::Object(map) => map.get("name").and_then(name),
        _ => None,
    }
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(s) => vec![s.as_str()],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
