-- A khabar store, version 1: one file, readable by stock sqlite3, Python's sqlite3 and Datasette.
-- Offsets are Unicode code points over documents.text, 0-based, end exclusive. Days are ISO 8601. Lists are JSON.

CREATE TABLE runs (
  run INTEGER PRIMARY KEY,
  started TEXT NOT NULL,          -- UTC; the only clock readings in the file
  ended TEXT,                     -- NULL where the run was stopped before its end
  version TEXT NOT NULL,          -- of khabar
  inputs TEXT NOT NULL,
  documents INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0,
  mentions INTEGER NOT NULL DEFAULT 0,
  errors INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE documents (
  document INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,        -- from the page's name and its bytes
  doc TEXT NOT NULL,              -- the name records carry
  url TEXT,
  outlet TEXT,
  title TEXT,
  author TEXT,
  published_from TEXT,
  published_to TEXT,
  published_basis TEXT,
  published_why TEXT NOT NULL,
  text TEXT NOT NULL,             -- as read; never changed
  text_hash TEXT NOT NULL,        -- BLAKE3 of text
  file TEXT NOT NULL,             -- the file it came in
  byte INTEGER NOT NULL,          -- where in that file it begins
  origin INTEGER,                 -- documents with the same number print one text
  run INTEGER NOT NULL REFERENCES runs
) STRICT;
CREATE INDEX documents_doc ON documents (doc);
CREATE INDEX documents_published ON documents (published_to);
CREATE INDEX documents_run ON documents (run);

CREATE TABLE articles (
  document INTEGER NOT NULL REFERENCES documents,
  article INTEGER NOT NULL,
  title TEXT,
  outlet TEXT,
  byline TEXT,
  origin TEXT,
  dateline TEXT,
  published_from TEXT,
  published_to TEXT,
  published_basis TEXT,
  published_why TEXT NOT NULL,
  blocks TEXT NOT NULL,           -- [{"kind","start","end"}]
  sketch BLOB NOT NULL,           -- smallest hashes of its runs of words, u32 little endian
  words BLOB NOT NULL,            -- hashes of the words of its opening
  copy_of INTEGER,                -- articles with the same number print one text
  PRIMARY KEY (document, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE main_events (        -- what an article is about: its headline's event, its lead's, and those of its copies
  document INTEGER NOT NULL REFERENCES documents,
  article INTEGER NOT NULL,
  position INTEGER NOT NULL,
  event TEXT NOT NULL REFERENCES events,
  PRIMARY KEY (document, article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX main_events_event ON main_events (event);

CREATE TABLE mentions (
  mention INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents,
  article INTEGER NOT NULL,
  event TEXT REFERENCES events,   -- the event it tells of
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  "trigger" TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  plover TEXT NOT NULL,
  cameo TEXT NOT NULL,
  context TEXT NOT NULL,
  day_from TEXT,
  day_to TEXT,
  precision TEXT,
  basis TEXT,
  calendar TEXT,
  place TEXT,
  place_country TEXT,
  lat REAL,
  lon REAL,
  status TEXT NOT NULL,
  certainty TEXT NOT NULL,
  polarity TEXT NOT NULL,
  tense TEXT NOT NULL,
  confidence REAL NOT NULL,
  frame TEXT NOT NULL,
  rank TEXT NOT NULL,             -- headline, lead, body or teaser
  given INTEGER NOT NULL,         -- whether it is spoken of as known already: "the agreement"
  words BLOB NOT NULL,            -- hashes of the words of its sentence
  summary_en TEXT NOT NULL,
  summary_ar TEXT NOT NULL,
  record TEXT NOT NULL,           -- the whole khabar.mention/1
  UNIQUE (document, id)
) STRICT;
CREATE INDEX mentions_id ON mentions (id);
CREATE INDEX mentions_event ON mentions (event);
CREATE INDEX mentions_day ON mentions (day_from);

CREATE TABLE parties (
  mention INTEGER NOT NULL REFERENCES mentions,
  role TEXT NOT NULL,             -- actor or recipient
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  entity TEXT,
  name TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  name_key TEXT NOT NULL,         -- folded Arabic name
  country TEXT NOT NULL,
  sector TEXT NOT NULL,
  office TEXT,
  form TEXT NOT NULL,
  PRIMARY KEY (mention, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_entity ON parties (entity);
CREATE INDEX parties_country ON parties (country);
CREATE INDEX parties_office ON parties (office);

CREATE TABLE links (              -- who says it, nearest first; the outlet of the page is the last
  mention INTEGER NOT NULL REFERENCES mentions,
  position INTEGER NOT NULL,
  text TEXT,
  "start" INTEGER,
  "end" INTEGER,
  entity TEXT,
  name TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  name_key TEXT NOT NULL,
  country TEXT,
  sector TEXT NOT NULL,
  cue TEXT,
  cue_start INTEGER,
  cue_end INTEGER,
  stance TEXT,
  quoted INTEGER NOT NULL,
  role TEXT,
  PRIMARY KEY (mention, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_entity ON links (entity);
CREATE INDEX links_name ON links (name);

CREATE TABLE figures (
  mention INTEGER NOT NULL REFERENCES mentions,
  position INTEGER NOT NULL,
  value REAL NOT NULL,
  unit TEXT NOT NULL,
  role TEXT NOT NULL,
  text TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (mention, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (         -- every attributed proposition, event or not
  statement INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  article INTEGER NOT NULL,
  source TEXT,
  source_start INTEGER,
  source_end INTEGER,
  entity TEXT,
  name TEXT,
  name_key TEXT NOT NULL,
  country TEXT,
  cue TEXT NOT NULL,
  cue_start INTEGER NOT NULL,
  cue_end INTEGER NOT NULL,
  content TEXT NOT NULL,
  content_start INTEGER NOT NULL,
  content_end INTEGER NOT NULL,
  stance TEXT NOT NULL,
  quoted INTEGER NOT NULL
) STRICT;
CREATE INDEX statements_entity ON statements (entity);
CREATE INDEX statements_document ON statements (document);

CREATE TABLE statement_about (    -- whom a statement names
  statement INTEGER NOT NULL REFERENCES statements,
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  PRIMARY KEY (statement, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_about_entity ON statement_about (entity);

CREATE TABLE entities (
  entity TEXT PRIMARY KEY,
  kind TEXT NOT NULL,             -- person, state, organization
  name TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  country TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE offices (            -- who holds an office, as a page has it
  document INTEGER NOT NULL REFERENCES documents,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  office TEXT NOT NULL,
  entity TEXT NOT NULL,
  holder TEXT NOT NULL,
  country TEXT NOT NULL,
  day TEXT,                       -- the page's day
  PRIMARY KEY (document, "start", office)
) STRICT, WITHOUT ROWID;
CREATE INDEX offices_office ON offices (office);
CREATE INDEX offices_entity ON offices (entity);

CREATE TABLE events (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  mode TEXT,
  cameo TEXT NOT NULL,
  day_from TEXT,
  day_to TEXT,
  precision TEXT,
  basis TEXT,
  place TEXT,
  place_country TEXT,
  status TEXT NOT NULL,
  n_mentions INTEGER NOT NULL,
  n_reports INTEGER NOT NULL,
  n_outlets INTEGER NOT NULL,
  n_origins INTEGER NOT NULL,
  first_reported TEXT,            -- the day of the first report
  last_reported TEXT,
  best INTEGER NOT NULL REFERENCES mentions,
  disputed INTEGER NOT NULL,      -- whether a telling denies what another tells, or names another actor
  summary_en TEXT NOT NULL,
  summary_ar TEXT NOT NULL,
  record TEXT NOT NULL            -- the whole khabar.event/1
) STRICT, WITHOUT ROWID;
CREATE INDEX events_day ON events (day_from);
CREATE INDEX events_type ON events (type, mode);

CREATE TABLE event_parties (
  event TEXT NOT NULL REFERENCES events,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  entity TEXT,
  name TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  name_key TEXT NOT NULL,
  country TEXT NOT NULL,
  sector TEXT NOT NULL,
  office TEXT,
  PRIMARY KEY (event, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_country ON event_parties (country);
CREATE INDEX event_parties_entity ON event_parties (entity);

CREATE TABLE referents (          -- ids that events had before they were joined, parted or told earlier
  old TEXT PRIMARY KEY,
  event TEXT NOT NULL,
  run INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE relations (
  relation INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,             -- denies, contradicts, supersedes, part_of, responds_to
  from_event TEXT NOT NULL REFERENCES events,
  to_event TEXT NOT NULL REFERENCES events,
  from_mention INTEGER NOT NULL REFERENCES mentions,
  to_mention INTEGER NOT NULL REFERENCES mentions,
  why TEXT NOT NULL
) STRICT;
CREATE INDEX relations_from ON relations (from_event);
CREATE INDEX relations_to ON relations (to_event);

CREATE TABLE claims (             -- claims about the record itself: the first visit, the third this year
  claim INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  article INTEGER NOT NULL,
  mention INTEGER REFERENCES mentions,
  event TEXT REFERENCES events,
  kind TEXT NOT NULL,             -- first, nth, largest, never
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  within_from TEXT,               -- the days the claim is limited to
  within_to TEXT,
  verdict TEXT NOT NULL DEFAULT 'unknown', -- supported, contradicted, unknown
  by_event TEXT REFERENCES events, -- the event that contradicts it
  earlier TEXT NOT NULL DEFAULT '[]', -- earlier events of the kind
  why TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX claims_event ON claims (event);

CREATE TABLE errors (
  error INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs,
  file TEXT NOT NULL,
  byte INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  fatal INTEGER NOT NULL,         -- whether something was left unread
  UNIQUE (file, byte, code)
) STRICT;

-- Full-text search. rowid is documents.document. `stems` holds each word folded and without its clitics, `forms` the
-- other ways it may be asked for, the written one among them, so that most words are found as they are typed.
CREATE VIRTUAL TABLE search USING fts5 (stems, forms, tokenize = "unicode61 remove_diacritics 0");
