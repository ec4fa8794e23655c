"""One thing made wrong in a report: is it found, at that place, and nothing else with it?"""
