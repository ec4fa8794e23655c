-- The other body of a portal whose report of the year shares most passages with this one.
CREATE TABLE alike (
  report_id INTEGER PRIMARY KEY REFERENCES reports(id),
  other_id INTEGER NOT NULL REFERENCES reports(id),
  other_revision_id INTEGER NOT NULL REFERENCES revisions(id),
  common TEXT NOT NULL
);

-- Which state of a portal's year was compared; compared again when that changes.
CREATE TABLE alike_years (
  portal_id TEXT NOT NULL REFERENCES portals(id),
  reporting_year INTEGER NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (portal_id, reporting_year)
) WITHOUT ROWID;
