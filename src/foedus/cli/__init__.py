"""The command line. Each command imports what it needs when it runs, so help answers at once."""

from __future__ import annotations

import sys

from foedus.errors import FoedusError


def main() -> None:
    """Run the command line; a known error is one line and exit code 2."""
    from foedus.cli.app import app

    try:
        app()
    except FoedusError as error:
        print(f"foedus: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("foedus: stopped", file=sys.stderr)
        sys.exit(130)
