"""Joins the rooms: visit, judge, tell, and `check`; the only one that knows them all."""
