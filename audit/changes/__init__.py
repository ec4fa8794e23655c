"""Benign changes: what portals, extracts and word processors do to a report's look.

None of them says anything else than the report does.
"""
