"""The command line: each file parses one command, calls `night`, and prints.

Data goes to standard output, talk to standard error. Exit codes: 0 done and nothing to look
at; 1 something to look at (findings at or above `--fail-on`, a portal that could not be
visited, a mail that was not taken); 2 unusable input or settings; 3 something crashed.
"""
