"""Reports of our own making in every official form, and a portal that serves them."""

from samples.make import make_report
from samples.render import render_all
from samples.report import SampleReport

__all__ = ["SampleReport", "make_report", "render_all"]
