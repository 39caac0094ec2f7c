"""One machine, several processes: batches out, articles back in the order of the pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from sutradhar.flow import read_all
from sutradhar.gather.inputs import Input
from sutradhar.model import Article
from sutradhar.scale.batch import annotate_batch, packed, unpacked

BATCH = 32
"""Pages a batch: large enough that the border costs little, small enough that progress shows."""
AHEAD = 3
"""Batches in flight for each process, so that pages are not all read into memory."""


def read_in_processes(pages: Iterable[Input], jobs: int) -> Iterator[Article]:
    """What `flow.read_all` gives, by `jobs` processes; each loads the language once."""
    if jobs < 2:
        yield from read_all(pages)
        return
    remaining = iter(pages)
    # Not forked: a fork of a process with threads (a progress bar has one) may hang.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[bytes]] = deque()
        while batch := list(islice(remaining, BATCH)):
            waiting.append(pool.submit(annotate_batch, packed(batch)))
            if len(waiting) >= AHEAD * jobs:
                yield from unpacked(waiting.popleft().result())
        while waiting:
            yield from unpacked(waiting.popleft().result())
