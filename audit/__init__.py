"""False alarms, looked for on purpose: correct reports in every dress must raise nothing.

A development room (it reads the generator's reports and real ones that lie beside the
checkout); no part of the wheel.
"""
