"""Languages in tags."""

from __future__ import annotations

import pytest

from explorer.library.readers.language_tag import language_in


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us.UTF-8", "en"),
        (" zh-Hans ", "zh"),
        ("english", None),
        ("eng", None),
        ("e", None),
        ("", None),
        ("12", None),
    ],
)
def test_language_in(tag: str, language: str | None) -> None:
    assert language_in(tag) == language
