"""The command line: each file parses one command, calls `night`, and prints.

Data goes to standard output, talk to standard error. Exit codes: 0 clean, 1 findings at or
above `--fail-on`, 2 unusable input, 3 something crashed.
"""
