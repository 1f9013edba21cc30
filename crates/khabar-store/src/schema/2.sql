-- Version 2: what pages hold beside events. A page read for version 1 lacks it; documents.read_as says so, and reading
-- the page again into a new store fills it.

ALTER TABLE documents ADD COLUMN read_as INTEGER NOT NULL DEFAULT 1; -- the version of the store its page was read for

-- Numbers told with an event keep their rows under the name records use.
ALTER TABLE figures RENAME TO quantities;

CREATE TABLE figures (            -- every number that counts something, with an event or without
  figure INTEGER PRIMARY KEY,
  id TEXT NOT NULL,               -- from the document's id, the place and the value
  document INTEGER NOT NULL REFERENCES documents,
  article INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  value REAL NOT NULL,            -- of a range the lower one
  upper REAL,                     -- of a range the upper one
  bound TEXT NOT NULL,            -- exact, about, at_least, more_than, at_most, less_than
  unit TEXT NOT NULL,             -- ISO 4217, percent, kilometre, year, person …; empty for what is only counted
  per TEXT NOT NULL DEFAULT '',   -- day, week, month, year: of a rate
  counted TEXT NOT NULL,          -- what is counted, in the page's words
  counted_key TEXT NOT NULL,      -- the same, folded
  counted_start INTEGER,
  counted_end INTEGER,
  text TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  day_from TEXT,                  -- the days it is of
  day_to TEXT,
  day_basis TEXT,                 -- explicit, relative, inferred, or assumed: the page's day
  entity TEXT,                    -- who says so, where somebody does
  name TEXT,
  name_key TEXT NOT NULL DEFAULT '',
  country TEXT,
  mention INTEGER REFERENCES mentions -- the mention it is told with, where it is
) STRICT;
CREATE INDEX figures_document ON figures (document);
CREATE INDEX figures_unit ON figures (unit);
CREATE INDEX figures_day ON figures (day_from);

CREATE TABLE figure_about (       -- whom the sentence of a figure names
  figure INTEGER NOT NULL REFERENCES figures,
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  PRIMARY KEY (figure, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_about_entity ON figure_about (entity);
CREATE INDEX figure_about_country ON figure_about (country);

-- stance becomes the speaker's stance to what is said: assert, deny, assess, predict, ask.
ALTER TABLE statements ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE statements ADD COLUMN cue_stance TEXT NOT NULL DEFAULT ''; -- assert, claim, deny, relay, ask: the teller's
ALTER TABLE statements ADD COLUMN sector TEXT NOT NULL DEFAULT '[]';
ALTER TABLE statements ADD COLUMN day TEXT;                            -- the last day its article may be of
ALTER TABLE statements ADD COLUMN words BLOB NOT NULL DEFAULT x'';      -- hashes of the content words of what is said
UPDATE statements SET cue_stance = stance;
UPDATE statements SET stance = 'assert' WHERE stance IN ('claim', 'relay');
CREATE INDEX statements_name ON statements (name_key);
ALTER TABLE statement_about ADD COLUMN kind TEXT NOT NULL DEFAULT '';
CREATE INDEX statement_about_country ON statement_about (country);

CREATE TABLE statement_mentions ( -- the mentions of events a statement holds
  statement INTEGER NOT NULL REFERENCES statements,
  mention INTEGER NOT NULL REFERENCES mentions,
  PRIMARY KEY (statement, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_mentions_mention ON statement_mentions (mention);

CREATE TABLE offices_seen (       -- who holds an office, as a page has it, and what the lexicon has beside it
  document INTEGER NOT NULL REFERENCES documents,
  article INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  office TEXT NOT NULL,           -- blr.foreign-minister; of an office the lexicon lacks, its role
  entity TEXT NOT NULL,           -- empty for a holder the lexicon lacks
  holder TEXT NOT NULL,
  holder_ar TEXT NOT NULL,
  country TEXT NOT NULL,
  held TEXT NOT NULL,             -- holds, held, left
  day_from TEXT,                  -- the days of which the page has it so
  day_to TEXT,
  day_basis TEXT,                 -- explicit, relative, inferred, or assumed: the page's day
  tenure_from TEXT,               -- the lexicon's tenure nearest to that day
  tenure_until TEXT,
  difference TEXT NOT NULL,       -- none, unknown, other_time, other_holder
  expected TEXT,                  -- whom the lexicon has in the office on that day
  PRIMARY KEY (document, "start", office)
) STRICT, WITHOUT ROWID;
CREATE INDEX offices_seen_office ON offices_seen (office);
CREATE INDEX offices_seen_entity ON offices_seen (entity);
CREATE INDEX offices_seen_country ON offices_seen (country);
INSERT INTO offices_seen (document, article, "start", "end", text, office, entity, holder, holder_ar, country, held,
    day_from, day_to, day_basis, difference)
  SELECT document, 0, "start", "end", text, office, entity, holder, '', country, 'holds', day, day, 'assumed', 'unknown'
  FROM offices;
DROP TABLE offices;

-- Treaties and occasions (summits, exercises, negotiations): entities of kind `treaty` or `occasion`, made from their
-- namings as events are from mentions.
CREATE TABLE namings (            -- one naming of a treaty or an occasion in a page
  naming INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents,
  article INTEGER NOT NULL,
  matter TEXT,                    -- the treaty or occasion it names: matters.id
  class TEXT NOT NULL,            -- treaty or occasion
  kind TEXT NOT NULL,             -- treaty, agreement, memorandum, ceasefire …; summit, exercise, negotiation …
  text TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  definite INTEGER NOT NULL,
  record TEXT NOT NULL            -- the whole naming as `extract --layer namings` prints it
) STRICT;
CREATE INDEX namings_matter ON namings (matter);
CREATE INDEX namings_document ON namings (document);

CREATE TABLE matters (            -- a treaty or an occasion
  id TEXT PRIMARY KEY,            -- also in entities
  class TEXT NOT NULL,            -- treaty or occasion
  kind TEXT NOT NULL,
  name TEXT NOT NULL,             -- Latin, made from its kind, parties and day
  name_ar TEXT NOT NULL,          -- the fullest of its names
  names TEXT NOT NULL,            -- all the names it goes by, most told first
  day_from TEXT,
  day_to TEXT,
  precision TEXT,
  place TEXT,
  event TEXT REFERENCES events,   -- the event it was signed or held at
  n_namings INTEGER NOT NULL,
  n_reports INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE matter_parties (
  matter TEXT NOT NULL REFERENCES matters,
  position INTEGER NOT NULL,
  entity TEXT,
  name TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  name_key TEXT NOT NULL,
  country TEXT NOT NULL,
  PRIMARY KEY (matter, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX matter_parties_country ON matter_parties (country);

CREATE TABLE provisions (         -- what a treaty says, in the page's words
  matter TEXT NOT NULL REFERENCES matters,
  naming INTEGER NOT NULL REFERENCES namings,
  document INTEGER NOT NULL REFERENCES documents,
  text TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (matter, naming)
) STRICT, WITHOUT ROWID;

CREATE TABLE standings (          -- how two stand to each other, apart from events
  standing INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents,
  article INTEGER NOT NULL,
  kind TEXT NOT NULL,             -- ally, partner, trade_partner, relations, neighbour, rival …
  rank INTEGER,                   -- 1: the first trade partner
  polarity TEXT NOT NULL,         -- + or -
  a_entity TEXT,
  a_name TEXT NOT NULL,
  a_country TEXT NOT NULL,
  b_entity TEXT,
  b_name TEXT NOT NULL,
  b_country TEXT NOT NULL,
  since_from TEXT,                -- since when, where the page tells
  since_to TEXT,
  day TEXT,                       -- the last day the article may be of
  text TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL
) STRICT;
CREATE INDEX standings_a ON standings (a_country);
CREATE INDEX standings_b ON standings (b_country);
CREATE INDEX standings_document ON standings (document);

ALTER TABLE claims ADD COLUMN id TEXT NOT NULL DEFAULT '';

-- A relation may start from a claim about the record, which an event contradicts.
ALTER TABLE relations ADD COLUMN from_claim INTEGER REFERENCES claims;

CREATE TABLE same_event (         -- why a mention is of its event: the earlier mention that brought it in
  mention INTEGER PRIMARY KEY REFERENCES mentions,
  with_mention INTEGER NOT NULL REFERENCES mentions,
  score REAL NOT NULL,            -- log odds that the two are one
  words REAL NOT NULL,            -- how alike their sentences are, 0 to 1
  why TEXT NOT NULL
) STRICT;

CREATE TABLE statement_relations ( -- a denial and the statement it denies or answers
  kind TEXT NOT NULL,             -- denies, responds_to
  from_statement INTEGER NOT NULL REFERENCES statements,
  to_statement INTEGER NOT NULL REFERENCES statements,
  why TEXT NOT NULL,
  PRIMARY KEY (from_statement, to_statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_relations_to ON statement_relations (to_statement);

CREATE VIEW treaties AS SELECT * FROM matters WHERE class = 'treaty';
CREATE VIEW occasions AS SELECT * FROM matters WHERE class = 'occasion';
