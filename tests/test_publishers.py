"""Publishers: read from addresses and names, and recognised across sets."""

import pytest

from segmenter.publishers import merged, publisher_of, site_of, version_of


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.courier.example/2024/05/a?x=//b.example", "courier.example"),
        ("https://news.courier.example:8080", "courier.example"),
        ("http://me@de.courier.co.uk#top", "courier.co.uk"),
        ("www.courier.com.au/x", "courier.com.au"),
        ("https://docs.courier.io/a", "courier.io"),
        ("COURIER.Example.", "courier.example"),
        ("localhost/a", "localhost"),
        ("", ""),
    ],
)
def test_sites(address: str, site: str) -> None:
    assert site_of(address) == site


@pytest.mark.parametrize(
    ("identity", "publisher", "version"),
    [
        ("us__Courier_2024_05_01__full", "Courier", "full"),
        ("us/Courier_2024_05_01/extracted", "Courier", "extracted"),
        ("de__Post24_2025_12_31__full", "Post24", "full"),
        ("arabic/courier_1", "courier", ""),
        ("arabic/courier2010_12", "courier2010", ""),
        ("courier__7", "courier", ""),
        ("courier", "courier", ""),
        ("full", "full", "full"),
        ("7", "7", ""),
    ],
)
def test_names(identity: str, publisher: str, version: str) -> None:
    assert publisher_of(identity) == publisher
    assert version_of(identity) == version


def test_publishers_are_recognised_across_sets() -> None:
    names = [
        ("Fernmoor Group", "post.example"),
        ("thecourier", ""),
        ("", ""),
        ("www.thecourier.example", "thecourier.example"),
        ("The Post", "thepost.example"),
        ("fernmoorgroup", "thepost.example"),
        ("", ""),
    ]
    assert merged(names) == [0, 1, 2, 1, 0, 0, 3]
