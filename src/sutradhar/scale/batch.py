"""The batch is the primitive: what a process pool, or any engine that runs batches, sees of the program."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sutradhar.flow import read_all
from sutradhar.gather.inputs import Input
from sutradhar.model import Article

_INPUTS = msgspec.msgpack.Decoder(list[Input])
_ARTICLES = msgspec.msgpack.Decoder(list[Article])
_ENCODER = msgspec.msgpack.Encoder()


def annotate_batch(batch: bytes) -> bytes:
    """Inputs to articles, one each and in order, both packed as MessagePack: flat bytes cross the border of a process,
    no objects."""
    return _ENCODER.encode(list(read_all(_INPUTS.decode(batch))))


def packed(pages: Sequence[Input]) -> bytes:
    """A batch for `annotate_batch`."""
    return _ENCODER.encode(pages)


def unpacked(batch: bytes) -> list[Article]:
    """The answer of `annotate_batch`."""
    return _ARTICLES.decode(batch)
