"""Several processes give what one gives, in the same order."""

from __future__ import annotations

from sutradhar.flow import read_all
from sutradhar.gather.inputs import Input
from sutradhar.gather.samples import samples
from sutradhar.scale.batch import annotate_batch, packed, unpacked
from sutradhar.scale.local import read_in_processes


def test_a_batch_gives_an_article_for_each_page_and_the_failed_ones_too() -> None:
    pages = [*samples(), Input(data=b"", uri="empty.txt")]
    articles = unpacked(annotate_batch(packed(pages)))
    assert articles == list(read_all(pages))
    assert articles[-1].failures and not articles[-1].blocks


def test_processes_keep_the_order_of_the_pages() -> None:
    pages = [*samples()] * 3
    assert list(read_in_processes(pages, 2)) == list(read_all(pages))
