"""What ``foedus data`` prints and does."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final

from foedus.errors import (
    FoedusError,
    MissingPackage,
    UnknownName,
    UpstreamError,
    one_line,
    printable,
)
from foedus.terms import LICENCES
from foedus.upstream import DataSet, data_set, data_sets
from foedus.upstream.citation import bibtex, csl, sentence
from foedus.upstream.mirror import mirror
from foedus.upstream.store import (
    data_folder,
    edition,
    fault_of,
    place_of,
    receipt_of,
    remove,
    sound,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import Progress, TaskID

AT_ONCE: Final = 3
TICK_SECONDS: Final = 0.2
VERSION_WIDTH: Final = 10


def show_list(names: Sequence[str]) -> None:
    """What exists: one line a data set."""
    chosen = _chosen(names)
    head = ("data set", "version", "years", "terms", "MB", "here", "title")
    lines = [head, *map(_line, chosen)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    room = get_terminal_size().columns
    for line in lines:
        cells = [
            cell.rjust(width) if name == "MB" else cell.ljust(width)
            for name, cell, width in zip(head, line, widths, strict=True)
        ]
        print(_cut(" ".join(cells).rstrip(), room))
    for word in sorted({one.licence for one in chosen}):
        print(f"{word}: {LICENCES[word]}")


def _line(one: DataSet) -> tuple[str, ...]:
    first = min(t.coverage.first for t in one.tables)
    last = max(t.coverage.last for t in one.tables)
    return (
        one.id,
        _cut(one.version, VERSION_WIDTH),
        f"{first}-{last}",
        one.licence,
        f"{sum(copy.size for copy in one.copies) / 1e6:.1f}",
        _installed(one).removeprefix("yes, ").removesuffix(" files"),
        one.title,
    )


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


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
    mirror()  # one that is broken is told once, not for each file
    chosen = _chosen(names)
    errors = _pulled([one for one in chosen if one.pullable], accept_new)
    lacking = False
    for one in chosen:
        if one.pullable:
            continue
        if all(map(sound, one.copies)):
            print(f"{one.id}: {_installed(one)}")
            continue
        lacking = True
        print(f"{one.id}: {one.terms}. Get it from {one.home}")
        print(f"  foedus data import {one.id} PATH")
    _print_terms([one for one in chosen if one.pullable and all(map(sound, one.copies))])
    for error in errors:
        print(one_line(f"foedus: {error}"), file=sys.stderr)
    if errors or (lacking and names):
        sys.exit(1)


def _print_terms(chosen: Sequence[DataSet]) -> None:
    """On what terms the files came, once for the data sets that share them."""
    by_terms: dict[str, list[str]] = {}
    for one in chosen:
        by_terms.setdefault(one.terms, []).append(one.id)
    for terms, ids in by_terms.items():
        print(f"terms of {', '.join(ids)}: {terms}")


def _pulled(chosen: Sequence[DataSet], accept_new: bool) -> list[FoedusError]:
    """Fetch the files of data sets, a few at once, and give the errors.

    Ctrl-C ends the process there and then: the workers may hang on a server, and a file that
    has not come whole is not installed.
    """
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    from foedus.upstream.fetch import pull

    errors: list[FoedusError] = []
    failed: set[str] = set()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    with Progress(*columns, disable=not sys.stderr.isatty()) as progress:

        def fetch(one: DataSet) -> None:
            task = progress.add_task(one.id, total=sum(copy.size for copy in one.copies))
            try:
                for copy in one.copies:
                    pull(copy, _teller(progress, task), accept_new=accept_new)
            except MissingPackage:  # the same for every set, so told once
                raise
            except FoedusError as error:
                failed.add(one.id)
                errors.append(type(error)(f"{one.id}: {error}"))

        with ThreadPoolExecutor(AT_ONCE) as workers:
            try:
                fetched = [workers.submit(fetch, one) for one in chosen]
                while wait(fetched, timeout=TICK_SECONDS).not_done:
                    pass  # a wait without end may sleep through a signal
                for each in fetched:
                    each.result()
            except KeyboardInterrupt:
                progress.stop()
                print("foedus: stopped", file=sys.stderr, flush=True)
                os._exit(130)
    for one in chosen:
        damaged = one.id in failed and any(map(fault_of, one.copies))
        print(f"{one.id}: {'damaged' if damaged else _installed(one)}")
    return errors


def _teller(progress: Progress, task: TaskID) -> Callable[[int], None]:
    return lambda size: progress.advance(task, size)


def bring_in(name: str, path: str, accept_new: bool) -> None:
    """Install the files of a data set that the user has."""
    from foedus.upstream.bring import bring

    one = data_set(name)
    if not path:
        raise UpstreamError("name a file, a folder or a zip archive; '.' is the current folder")
    for copy, receipt in bring(one, Path(path), accept_new=accept_new):
        print(f"{copy.name}: {'verified' if receipt.verified else 'taken, not verified'}")
    missing = [copy.name for copy in one.copies if receipt_of(copy) is None]
    if missing:
        print(f"{one.id} still lacks {', '.join(missing)}")


def verify(names: Sequence[str]) -> None:
    """Compare every installed file with its receipt.

    The exit code is 1 when one differs or is gone, or when a set that is named lacks a file.
    """
    differ = seen = 0
    to_mend: dict[str, DataSet] = {}
    for one in _chosen(names):
        for copy in one.copies:
            fault, receipt = fault_of(copy), receipt_of(copy)
            seen += bool(fault or receipt)
            differ += bool(fault)
            if fault or (receipt is None and names):
                to_mend[one.id] = one
                print(one_line(f"{one.id}: {fault or f'{copy.name} is not installed'}"))
            elif receipt and not receipt.verified:
                print(f"{one.id}: {copy.name} is as it came on {receipt.day}, not verified")
    print(f"{seen} files, {differ} differ")
    for id, one in to_mend.items():
        way = f"pull {id}" if one.pullable else f"import {id} PATH"
        print(f"'foedus data {way}' mends it")
    if to_mend:
        sys.exit(1)


def cite(names: Sequence[str], form: str) -> None:
    """The citations of data sets in one form."""
    chosen = [data_set(name) for name in names]
    if form == "csl":
        items = [csl(one.id, one.citation, edition(one)) for one in chosen]
        print(json.dumps(items, indent=2, ensure_ascii=False))
        return
    for one in chosen:
        if form == "bibtex":
            print(bibtex(one.id, one.citation, edition(one)))
        else:
            print(sentence(one.citation, edition(one)))


def where(names: Sequence[str]) -> None:
    """The folder of the data, or the files of data sets and whence they came or are to be had."""
    if not names:
        print(printable(str(data_folder())).replace("\n", "�"))
    for name in names:
        for copy in data_set(name).copies:
            receipt = receipt_of(copy)
            lacking = f"not installed; the file read here is from {copy.origin}"
            state = f"from {receipt.origin}, {receipt.day}" if receipt else lacking
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
    whole = write_lock(chosen, output)
    files = sum(len(one.copies) for one in chosen)
    rest = f", beside {whole - files} pinned before" if whole > files else ""
    print(f"{output}: {files} files of {len(chosen)} data sets{rest}")


def _chosen(names: Sequence[str]) -> list[DataSet]:
    return [data_set(name) for name in names] or list(data_sets().values())
