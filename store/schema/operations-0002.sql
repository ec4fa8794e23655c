-- A mail that was refused for good is `dead`: not tried again, and no longer counted as told.

CREATE TABLE outbox_new (
  id INTEGER PRIMARY KEY,
  recipient_id TEXT NOT NULL REFERENCES recipients(id),
  key TEXT NOT NULL,
  message_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  message BLOB NOT NULL,
  finding_event INTEGER NOT NULL DEFAULT 0,
  ledger_event INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed', 'dead')),
  tries INTEGER NOT NULL DEFAULT 0,
  reply TEXT NOT NULL DEFAULT '',
  queued_at TEXT NOT NULL,
  sent_at TEXT,
  UNIQUE (recipient_id, key)
);
INSERT INTO outbox_new SELECT id, recipient_id, key, message_id, subject, message, finding_event,
  ledger_event, state, tries, reply, queued_at, sent_at FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
CREATE INDEX outbox_state ON outbox(state);
