-- Captures in the order in which they were made: a clock that is set back, two captures in one
-- second, or a run as of an earlier day must not make an older version the newer one.
ALTER TABLE documents ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET seen = ordered.n FROM (
  SELECT id, row_number() OVER (ORDER BY last_captured_at, id) AS n FROM documents) AS ordered
  WHERE ordered.id = documents.id;
CREATE INDEX documents_seen ON documents(seen);

-- The visit that first found these bytes; of what was found again since, it is not known.
ALTER TABLE documents ADD COLUMN first_run_id INTEGER REFERENCES runs(id);
UPDATE documents SET first_run_id = last_run_id WHERE visits = 1;
