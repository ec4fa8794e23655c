"""Portals → documents and sightings. Visits archive and do nothing else."""
