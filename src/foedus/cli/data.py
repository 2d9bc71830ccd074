"""What ``foedus data`` prints and does."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

from foedus.errors import FoedusError, UnknownName, UpstreamError, one_line
from foedus.terms import LICENCES
from foedus.upstream import DataSet, data_set, data_sets
from foedus.upstream.citation import bibtex, csl, sentence
from foedus.upstream.store import data_folder, digest, place_of, receipt_of, remove

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import Progress, TaskID

AT_ONCE: Final = 3


def show_list(names: Sequence[str]) -> None:
    """What exists: one line a data set."""
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for name in ("data set", "version", "years", "terms", "size", "installed", "title"):
        table.add_column(
            name,
            no_wrap=name in ("data set", "years", "terms", "size"),
            justify="right" if name == "size" else "left",
        )
    for one in _chosen(names):
        first = min(t.coverage.first for t in one.tables)
        last = max(t.coverage.last for t in one.tables)
        size = sum(copy.size for copy in one.copies)
        table.add_row(
            one.id,
            one.version,
            f"{first}-{last}",
            one.licence,
            f"{size / 1e6:.1f} MB",
            _installed(one),
            one.title,
        )
    Console(markup=False, emoji=False, highlight=False).print(table)
    for word in sorted({one.licence for one in _chosen(names)}):
        print(f"{word}: {LICENCES[word]}")


def _installed(one: DataSet) -> str:
    receipts = [receipt_of(copy) for copy in one.copies]
    there = [receipt for receipt in receipts if receipt]
    if not there:
        return "no"
    if len(there) < len(receipts):
        return f"{len(there)} of {len(receipts)} files"
    return "yes" if all(receipt.verified for receipt in there) else "yes, not verified"


def pull_all(names: Sequence[str], every: bool, accept_new: bool) -> None:
    """Fetch what terms allow; say of the rest where the user gets it."""
    if every == bool(names):
        raise UnknownName("name data sets, or --all; 'foedus data list' says what exists")
    chosen = _chosen(names)
    barred = [one for one in chosen if not one.pullable]
    errors = _pulled([one for one in chosen if one.pullable], accept_new)
    for one in barred:
        print(f"{one.id}: {one.terms}. Get it from {one.home}")
        print(f"  foedus data import {one.id} PATH")
    for error in errors:
        print(one_line(f"foedus: {error}"), file=sys.stderr)
    if errors or (barred and names):
        sys.exit(1)


def _pulled(chosen: Sequence[DataSet], accept_new: bool) -> list[FoedusError]:
    """Fetch the files of data sets, a few at once, and give the errors."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    from foedus.upstream.fetch import pull

    errors: list[FoedusError] = []
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    with Progress(*columns, disable=not sys.stderr.isatty()) as progress:

        def fetch(one: DataSet) -> None:
            task = progress.add_task(one.id, total=sum(copy.size for copy in one.copies))
            try:
                for copy in one.copies:
                    pull(copy, _teller(progress, task), accept_new=accept_new)
            except FoedusError as error:
                errors.append(type(error)(f"{one.id}: {error}"))

        with ThreadPoolExecutor(AT_ONCE) as workers:
            list(workers.map(fetch, chosen))
    for one in chosen:
        print(f"{one.id}: {_installed(one)}")
    return errors


def _teller(progress: Progress, task: TaskID) -> Callable[[int], None]:
    return lambda size: progress.advance(task, size)


def bring_in(name: str, path: Path, accept_new: bool) -> None:
    """Install the files of a data set that the user has."""
    from foedus.upstream.bring import bring

    one = data_set(name)
    for copy, receipt in bring(one, path, accept_new=accept_new):
        print(f"{copy.name}: {'verified' if receipt.verified else 'taken, not verified'}")
    missing = [copy.name for copy in one.copies if receipt_of(copy) is None]
    if missing:
        print(f"{one.id} still lacks {', '.join(missing)}")


def verify(names: Sequence[str]) -> None:
    """Compare every installed file with its receipt; exit code 1 when one differs."""
    differ = seen = 0
    for one in _chosen(names):
        for copy in one.copies:
            receipt = receipt_of(copy)
            if receipt is None:
                if names:
                    print(f"{one.id}: {copy.name} is not installed")
                continue
            seen += 1
            found = digest(place_of(copy))
            if found != receipt.sha256:
                differ += 1
                print(f"{one.id}: {copy.name} has SHA-256 {found}, expected {receipt.sha256}")
            elif not receipt.verified:
                print(f"{one.id}: {copy.name} is as it came on {receipt.day}, not verified")
    print(f"{seen} files, {differ} differ")
    if differ:
        sys.exit(1)


def cite(names: Sequence[str], form: str) -> None:
    """The citations of data sets in one form."""
    chosen = [data_set(name) for name in names]
    if form == "csl":
        items = [csl(one.id, one.citation, one.version) for one in chosen]
        print(json.dumps(items, indent=2, ensure_ascii=False))
        return
    for one in chosen:
        if form == "bibtex":
            print(bibtex(one.id, one.citation, one.version))
        else:
            print(sentence(one.citation, one.version))


def where(names: Sequence[str]) -> None:
    """The folder of the data, or the files of data sets."""
    if not names:
        print(data_folder())
    for name in names:
        for copy in data_set(name).copies:
            receipt = receipt_of(copy)
            state = f"from {receipt.origin}, {receipt.day}" if receipt else "not installed"
            print(one_line(f"{place_of(copy)}: {state}"))


def take_away(names: Sequence[str]) -> None:
    """Remove the files of data sets."""
    for name in names:
        one = data_set(name)
        gone = sum([remove(copy) for copy in one.copies])
        print(f"{one.id}: {gone} files removed" if gone else f"{one.id}: nothing was installed")


def lock(names: Sequence[str], output: Path) -> None:
    """Pin the installed files of data sets, or of all that are installed whole."""
    from foedus.upstream.pins import write_lock

    chosen = [data_set(name) for name in names] or [
        one for one in data_sets().values() if all(map(receipt_of, one.copies))
    ]
    if not chosen:
        raise UpstreamError("nothing is installed; 'foedus data pull' brings data sets")
    print(f"{output}: {write_lock(chosen, output)} files of {len(chosen)} data sets")


def _chosen(names: Sequence[str]) -> list[DataSet]:
    return [data_set(name) for name in names] or list(data_sets().values())
