"""The process that visits one portal: the crawler's, with our failpoints at its commits."""

from __future__ import annotations

import sys

from crawler.run import main
from night.failpoints import failpoint

if __name__ == "__main__":
    sys.exit(main(failpoint))
