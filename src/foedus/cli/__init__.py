"""The command line. Each command imports what it needs when it runs, so help answers at once."""

from __future__ import annotations

import gc
import io
import sys
from typing import Final, NoReturn

from foedus.errors import FoedusError, printable

_INTERRUPTED: Final = 130


def _stopped() -> NoReturn:
    print("foedus: stopped", file=sys.stderr)
    sys.exit(_INTERRUPTED)


def main() -> None:
    """Run the command line; a known error is one line and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a narrow encoding must not end in an error
            stream.reconfigure(errors="backslashreplace")
    gc.disable()  # a command ends before there is garbage worth looking for
    try:
        from foedus.cli.app import app

        app()
    except FoedusError as error:
        print(f"foedus: {printable(' '.join(str(error).split()))}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        _stopped()
    except SystemExit as ended:
        if ended.code == _INTERRUPTED:  # typer's answer to Ctrl-C, which says nothing
            _stopped()
        raise
