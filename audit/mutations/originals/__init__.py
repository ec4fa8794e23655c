"""Whole real reports changed in their own bytes: text, page and PDF."""
