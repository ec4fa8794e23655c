"""A Report and its context in, outcomes out. Pure: no network, no database, no clock."""
