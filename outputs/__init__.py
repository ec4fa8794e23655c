"""What `gouji check` found, in the shapes people and programs take it: lines, sheets, pages.

Everything here is made from the records of `night.record` (already masked), handed in as
plain mappings; only pages and drawn rows look at the report itself. Nothing of a report's
words ever becomes markup, a formula or a link.
"""
