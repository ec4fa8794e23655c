"""The command line of gouji; its commands stand in `commands/`, one file each."""

from commands.root import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
