-- Who is told what: kept in a file of its own, never browsed.

CREATE TABLE recipients (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  lang TEXT NOT NULL DEFAULT 'zh',
  scope TEXT NOT NULL DEFAULT '{}',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
);

-- One digest for one recipient. `finding_event` and `ledger_event` are the last events it
-- tells of: the next digest begins after them.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  recipient_id TEXT NOT NULL REFERENCES recipients(id),
  key TEXT NOT NULL,
  message_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  message BLOB NOT NULL,
  finding_event INTEGER NOT NULL DEFAULT 0,
  ledger_event INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed')),
  tries INTEGER NOT NULL DEFAULT 0,
  reply TEXT NOT NULL DEFAULT '',
  queued_at TEXT NOT NULL,
  sent_at TEXT,
  UNIQUE (recipient_id, key)
);
CREATE INDEX outbox_state ON outbox(state);
