from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from linkwell.ui.views.pages.bands import TALLEST_BAND, Band, BandCache, bands_of


def band(page, height=10):
    return Band(page, 0, height, 10, height)


def picture(colour=0xFFFFFFFF, height=10):
    image = QImage(10, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


@given(st.integers(1, 5000), st.integers(1, 9000))
def test_bands_cover_a_page_once_and_none_is_tall(width, height):
    bands = bands_of(3, QSize(width, height))
    assert bands[0].top == 0
    assert all(above.top + above.height == below.top for above, below in pairwise(bands))
    assert bands[-1].top + bands[-1].height == height
    assert all(0 < each.height <= TALLEST_BAND + 1 for each in bands)
    assert {(each.page, each.width, each.whole) for each in bands} == {(3, width, height)}


def test_a_picture_that_looks_the_same_is_no_change():
    cache = BandCache()
    assert cache.put(band(1), picture())
    assert not cache.put(band(1), picture())
    assert cache.put(band(1), picture(0xFF000000))


def test_an_aged_picture_stands_in_until_a_fresh_one_comes():
    cache = BandCache()
    for page in range(4):
        cache.put(band(page), picture())
    cache.age(keep=[1, 2])
    assert [page for page in range(4) if cache.image(band(page)) is not None] == [1, 2]
    assert not cache.is_fresh(band(1))
    cache.put(band(1), picture())
    assert cache.is_fresh(band(1))


def test_the_oldest_pictures_go_when_memory_is_full():
    cache = BandCache(most_bytes=3 * 400)
    for page in range(3):
        cache.put(band(page), picture())
    cache.image(band(0))
    cache.put(band(3), picture())
    assert cache.bytes == 3 * 400
    assert cache.image(band(1)) is None
    assert cache.image(band(0)) is not None


def test_what_is_on_screen_stays_even_if_it_is_too_much():
    cache = BandCache(most_bytes=400)
    cache.protect([band(0), band(1)])
    for page in range(3):
        cache.put(band(page), picture())
    assert cache.image(band(0)) is not None
    assert cache.image(band(1)) is not None
    cache.protect([])
    cache.put(band(4), picture())
    assert cache.bytes == 400


def test_every_picture_of_a_page_can_stand_in():
    cache = BandCache()
    cache.put(band(1, 10), picture())
    cache.put(band(1, 20), picture(height=20))
    cache.put(band(2), picture())
    assert [each.height for each, _ in cache.stand_ins(1)] == [10, 20]
    cache.clear()
    assert (cache.bytes, cache.stand_ins(1)) == (0, [])
