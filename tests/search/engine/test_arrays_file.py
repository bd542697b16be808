"""Arrays in a file come back as they were, and a damaged directory is noticed."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import UnusableIndexError
from explorer.search.engine.arrays_file import Array, arrays_in, map_arrays, write_arrays

KINDS = (np.uint8, np.uint16, np.int32, np.uint64, np.float32)
ARRAYS = st.dictionaries(
    st.text(max_size=5),
    st.tuples(st.sampled_from(KINDS), st.lists(st.integers(0, 255), max_size=99)).map(
        lambda drawn: np.array(drawn[1], drawn[0])
    ),
    max_size=5,
)


def written(arrays: dict[str, Array]) -> bytes:
    stream = io.BytesIO()
    write_arrays(stream, arrays.items())
    return stream.getvalue()


@given(ARRAYS)
def test_arrays_come_back_as_they_were(arrays: dict[str, Array]) -> None:
    found = arrays_in(written(arrays), "here")
    assert list(found) == list(arrays)
    for name, array in arrays.items():
        assert found[name].dtype == array.dtype
        assert found[name].tolist() == array.tolist()
        assert found[name].__array_interface__["data"][0] % array.itemsize == 0


def test_arrays_of_a_file_are_mapped(tmp_path: Path) -> None:
    path = tmp_path / "some.arrays"
    path.write_bytes(written({"a": np.arange(1000)}))
    found = map_arrays(path)["a"]
    assert found.sum() == 499_500
    with pytest.raises(ValueError, match="read-only"):
        found[0] = 1


@given(ARRAYS, st.data())
def test_a_file_that_is_cut_short_is_refused(arrays: dict[str, Array], data: st.DataObject) -> None:
    content = written(arrays)
    with pytest.raises(UnusableIndexError, match=r"^here is damaged\.$"):
        arrays_in(content[: data.draw(st.integers(0, len(content) - 1))], "here")


@given(ARRAYS, st.data(), st.integers(1, 255))
def test_a_changed_byte_of_the_directory_is_noticed(
    arrays: dict[str, Array], data: st.DataObject, change: int
) -> None:
    content = bytearray(written(arrays))
    directory = int.from_bytes(content[-12:-4], "little") + 12
    content[-data.draw(st.integers(1, directory))] ^= change
    with pytest.raises(UnusableIndexError, match="damaged"):
        arrays_in(bytes(content), "here")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.arrays"
    path.touch()
    with pytest.raises(UnusableIndexError, match=r"some\.arrays is damaged"):
        map_arrays(path)
