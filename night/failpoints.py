"""Places where a stage may be killed: see `store.failpoints`, which also stands around every
commit of its own."""

from store.failpoints import failpoint

__all__ = ["failpoint"]
