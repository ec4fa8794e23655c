-- A portal whose file was taken out is kept with all it had, and is no longer watched.
ALTER TABLE portals ADD COLUMN watched INTEGER NOT NULL DEFAULT 1 CHECK (watched IN (0, 1));

-- What was known from outside when an item was read: read again when that changes.
ALTER TABLE readings ADD COLUMN hints_hash TEXT NOT NULL DEFAULT '';
