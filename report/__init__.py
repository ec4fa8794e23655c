"""Documents in, a Report out. Pure: no network, no database, no clock."""
