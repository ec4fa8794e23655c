-- What a digest warned of (portals not visited, troubles): another on the same day is sent only
-- for what none has warned of yet, never because something has passed.
ALTER TABLE outbox ADD COLUMN alarms TEXT NOT NULL DEFAULT '[]';
