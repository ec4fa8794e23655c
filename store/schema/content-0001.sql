-- What is browsed: who must publish, what was captured, what was read and judged.
-- Instants are UTC text (2026-01-31T02:03:04Z), days are civil days of Asia/Shanghai.

CREATE TABLE portals (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  home TEXT NOT NULL DEFAULT '',
  region_code TEXT NOT NULL DEFAULT '',
  declared TEXT NOT NULL DEFAULT '{}'
);

CREATE TABLE agencies (
  id TEXT PRIMARY KEY
);

-- Names, kinds, codes and parents hold for a time; the id is opaque and never changes.
CREATE TABLE agency_attributes (
  agency_id TEXT NOT NULL REFERENCES agencies(id),
  since TEXT NOT NULL DEFAULT '',
  until TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  kind TEXT,
  level TEXT,
  region_code TEXT NOT NULL DEFAULT '',
  parent_id TEXT,
  PRIMARY KEY (agency_id, since)
) WITHOUT ROWID;
CREATE INDEX agency_attributes_name ON agency_attributes(name);

CREATE TABLE agency_aliases (
  agency_id TEXT NOT NULL REFERENCES agencies(id),
  alias TEXT NOT NULL,
  PRIMARY KEY (agency_id, alias)
) WITHOUT ROWID;

CREATE INDEX agency_aliases_alias ON agency_aliases(alias);

CREATE TABLE agency_successions (
  agency_id TEXT NOT NULL REFERENCES agencies(id),
  succeeds TEXT NOT NULL,
  PRIMARY KEY (agency_id, succeeds)
) WITHOUT ROWID;

-- Who is expected to publish on a portal, for which reporting years (0: open end).
CREATE TABLE roster (
  portal_id TEXT NOT NULL REFERENCES portals(id),
  agency_id TEXT NOT NULL REFERENCES agencies(id),
  first_year INTEGER NOT NULL DEFAULT 0,
  last_year INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (portal_id, agency_id)
) WITHOUT ROWID;
CREATE INDEX roster_agency ON roster(agency_id);

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  stage TEXT NOT NULL,
  portal_id TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  status TEXT NOT NULL DEFAULT 'running'
    CHECK (status IN ('running', 'done', 'failed', 'interrupted')),
  context TEXT NOT NULL DEFAULT '{}',
  summary TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX runs_stage ON runs(stage, id);

CREATE TABLE blobs (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  data BLOB NOT NULL
);

-- One address that a list shows: where a report is thought to stand.
CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  portal_id TEXT REFERENCES portals(id),
  url TEXT NOT NULL,
  agency_id TEXT REFERENCES agencies(id),
  title TEXT NOT NULL DEFAULT '',
  listed_on TEXT,
  UNIQUE (portal_id, url)
);

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES items(id),
  role TEXT NOT NULL CHECK (role IN ('page', 'attachment')),
  parent_url TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES blobs(sha256),
  media_type TEXT NOT NULL DEFAULT '',
  charset TEXT NOT NULL DEFAULT '',
  status INTEGER NOT NULL DEFAULT 200,
  headers TEXT NOT NULL DEFAULT '{}',
  captured_at TEXT NOT NULL,
  last_captured_at TEXT NOT NULL,
  visits INTEGER NOT NULL DEFAULT 1,
  last_run_id INTEGER REFERENCES runs(id),
  UNIQUE (item_id, role, url, sha256)
);
CREATE INDEX documents_sha256 ON documents(sha256);
CREATE INDEX documents_url ON documents(url);

-- What an address answered last: validators for the next visit, and for how many
-- visits in a row it has been gone.
CREATE TABLE addresses (
  url TEXT PRIMARY KEY,
  etag TEXT NOT NULL DEFAULT '',
  last_modified TEXT NOT NULL DEFAULT '',
  status INTEGER NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '',
  checked_at TEXT NOT NULL,
  dead_visits INTEGER NOT NULL DEFAULT 0,
  last_run_id INTEGER REFERENCES runs(id)
) WITHOUT ROWID;

CREATE TABLE list_visits (
  id INTEGER PRIMARY KEY,
  run_id INTEGER REFERENCES runs(id),
  portal_id TEXT NOT NULL REFERENCES portals(id),
  list_url TEXT NOT NULL,
  at TEXT NOT NULL,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  items INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX list_visits_list ON list_visits(portal_id, list_url, id);

-- A run of visits in a row that all showed the address on the list in the same words.
CREATE TABLE sightings (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES items(id),
  list_url TEXT NOT NULL,
  title TEXT NOT NULL,
  listed_on TEXT,
  first_visit_id INTEGER NOT NULL REFERENCES list_visits(id),
  last_visit_id INTEGER NOT NULL REFERENCES list_visits(id)
);
CREATE INDEX sightings_item ON sightings(item_id);

-- What the present documents of an item turned out to be.
CREATE TABLE readings (
  item_id INTEGER PRIMARY KEY REFERENCES items(id),
  documents_hash TEXT NOT NULL,
  reader_version TEXT NOT NULL,
  packs TEXT NOT NULL,
  context_hash TEXT NOT NULL DEFAULT '',
  result TEXT NOT NULL CHECK (result IN ('report', 'not_a_report', 'unreadable', 'set_aside')),
  why TEXT NOT NULL DEFAULT '',
  advice TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  cause TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL,
  read_at TEXT NOT NULL,
  run_id INTEGER REFERENCES runs(id)
);
CREATE INDEX readings_result ON readings(result);

-- (agency, reporting year); where either is not known, the source instead.
CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  agency_id TEXT REFERENCES agencies(id),
  reporting_year INTEGER,
  source TEXT NOT NULL DEFAULT '',
  current_revision_id INTEGER,
  CHECK ((agency_id IS NOT NULL AND reporting_year IS NOT NULL) OR source <> '')
);
CREATE UNIQUE INDEX reports_agency_year ON reports(agency_id, reporting_year) WHERE source = '';
CREATE UNIQUE INDEX reports_source ON reports(source) WHERE source <> '';

CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES reports(id),
  item_id INTEGER NOT NULL REFERENCES items(id),
  part INTEGER NOT NULL DEFAULT 0,
  hash TEXT NOT NULL,
  reader_version TEXT NOT NULL,
  documents_hash TEXT NOT NULL,
  present INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1)),
  read_at TEXT NOT NULL,
  title TEXT NOT NULL,
  agency_name TEXT NOT NULL DEFAULT '',
  agency_kind TEXT,
  agency_level TEXT,
  region TEXT NOT NULL DEFAULT '',
  reporting_year INTEGER,
  form TEXT,
  published_first TEXT,
  published_last TEXT,
  published_source TEXT,
  signed_first TEXT,
  signed_last TEXT,
  media_type TEXT NOT NULL DEFAULT '',
  traditional INTEGER NOT NULL DEFAULT 0,
  whole INTEGER NOT NULL DEFAULT 0,
  cut TEXT NOT NULL DEFAULT '',
  outline TEXT NOT NULL DEFAULT '[]',
  attachments TEXT NOT NULL DEFAULT '[]',
  tables TEXT NOT NULL DEFAULT '[]',
  unrecognised TEXT NOT NULL DEFAULT '[]',
  UNIQUE (item_id, part, hash, reader_version)
);
CREATE INDEX revisions_report ON revisions(report_id);

-- Which captured bytes a revision was read from: the proof behind its findings.
CREATE TABLE revision_documents (
  revision_id INTEGER NOT NULL REFERENCES revisions(id),
  no INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents(id),
  PRIMARY KEY (revision_id, no)
) WITHOUT ROWID;

CREATE TABLE measures (
  revision_id INTEGER NOT NULL REFERENCES revisions(id),
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('written', 'blank', 'unread')),
  value NUMERIC,
  unit TEXT NOT NULL DEFAULT '',
  raw TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  document INTEGER NOT NULL,
  line INTEGER NOT NULL,
  table_no INTEGER,
  row_no INTEGER,
  column_no INTEGER,
  label TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (revision_id, name)
) WITHOUT ROWID;

CREATE TABLE statements (
  revision_id INTEGER NOT NULL REFERENCES revisions(id),
  no INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  subject TEXT NOT NULL,
  value NUMERIC NOT NULL,
  unit TEXT NOT NULL DEFAULT '',
  approximate INTEGER NOT NULL DEFAULT 0,
  measure TEXT,
  document INTEGER NOT NULL,
  line INTEGER NOT NULL,
  table_no INTEGER,
  row_no INTEGER,
  column_no INTEGER,
  label TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (revision_id, no)
) WITHOUT ROWID;

CREATE TABLE texts (
  revision_id INTEGER PRIMARY KEY REFERENCES revisions(id),
  body TEXT NOT NULL
);

-- Pairs of neighbouring characters, so that words of two characters are found.
CREATE VIRTUAL TABLE text_search USING fts5(title, body, content='', tokenize='unicode61');

CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revisions(id),
  run_id INTEGER REFERENCES runs(id),
  packs TEXT NOT NULL,
  pack_versions TEXT NOT NULL DEFAULT '[]',
  as_of TEXT NOT NULL,
  context TEXT NOT NULL,
  score REAL,
  unassessed REAL NOT NULL,
  families TEXT NOT NULL DEFAULT '{}',
  crashed TEXT NOT NULL DEFAULT '[]',
  judged_at TEXT NOT NULL,
  current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1))
);
CREATE INDEX judgements_revision ON judgements(revision_id, current);

-- Verdicts counted per rule; only `fail` and `unknown` are kept one by one.
CREATE TABLE outcome_counts (
  judgement_id INTEGER NOT NULL REFERENCES judgements(id) ON DELETE CASCADE,
  rule TEXT NOT NULL,
  passed INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  unknown INTEGER NOT NULL DEFAULT 0,
  not_applicable INTEGER NOT NULL DEFAULT 0,
  suppressed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (judgement_id, rule)
) WITHOUT ROWID;

CREATE TABLE outcomes (
  judgement_id INTEGER NOT NULL REFERENCES judgements(id) ON DELETE CASCADE,
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('fail', 'unknown')),
  severity TEXT NOT NULL,
  basis TEXT NOT NULL,
  family TEXT NOT NULL,
  suppressed_by TEXT,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (judgement_id, rule, subject)
) WITHOUT ROWID;
CREATE INDEX outcomes_rule ON outcomes(rule, verdict);

-- A fail with a life. Keyed by (rule, report, subject); a report is (agency, year).
CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES reports(id),
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'standing', 'resolved', 'waived')),
  severity TEXT NOT NULL,
  basis TEXT NOT NULL,
  family TEXT NOT NULL,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  detail TEXT NOT NULL,
  cause TEXT NOT NULL,
  raised_on TEXT NOT NULL,
  resolved_on TEXT,
  waiver TEXT,
  review TEXT CHECK (review IN ('upheld', 'dismissed')),
  UNIQUE (report_id, rule, subject)
);
CREATE INDEX findings_state ON findings(state, severity);
CREATE INDEX findings_rule ON findings(rule);

-- Everything that befell a finding, in order: digests are composed from here.
CREATE TABLE finding_events (
  id INTEGER PRIMARY KEY,
  finding_id INTEGER NOT NULL REFERENCES findings(id),
  event TEXT NOT NULL,
  cause TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL,
  run_id INTEGER REFERENCES runs(id)
);
CREATE INDEX finding_events_finding ON finding_events(finding_id);

CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  finding_id INTEGER NOT NULL REFERENCES findings(id),
  rule TEXT NOT NULL,
  word TEXT NOT NULL CHECK (word IN ('upheld', 'dismissed')),
  by TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL
);
CREATE INDEX reviews_rule ON reviews(rule);

CREATE TABLE ledger (
  agency_id TEXT NOT NULL REFERENCES agencies(id),
  reporting_year INTEGER NOT NULL,
  portal_id TEXT NOT NULL REFERENCES portals(id),
  state TEXT NOT NULL CHECK (state IN ('due', 'seen', 'late', 'missing')),
  due_on TEXT,
  due_basis TEXT NOT NULL DEFAULT '',
  seen_on TEXT,
  report_id INTEGER REFERENCES reports(id),
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (agency_id, reporting_year, portal_id)
) WITHOUT ROWID;

CREATE TABLE ledger_events (
  id INTEGER PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies(id),
  reporting_year INTEGER NOT NULL,
  portal_id TEXT NOT NULL REFERENCES portals(id),
  state TEXT NOT NULL,
  as_of TEXT NOT NULL,
  run_id INTEGER REFERENCES runs(id)
);
