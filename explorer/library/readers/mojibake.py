"""Text that was once decoded wrongly, mended."""

from __future__ import annotations

_LONGEST = 1 << 20  # characters; a longer line costs more time than it is worth


def mended(text: str) -> str:
    """Return a text with its mojibake decoded rightly: `cafÃ©` becomes `café`.

    Each line is mended for itself, and only where all of it reads as UTF-8 that was taken for
    another encoding. Nothing else about the text changes.
    """
    if text.isascii():
        return text
    from ftfy import TextFixerConfig, fix_encoding  # only now: it takes start-up time
    from ftfy.badness import is_bad

    if not is_bad(text):
        return text
    certain_only = TextFixerConfig(
        restore_byte_a0=False,
        replace_lossy_sequences=False,
        decode_inconsistent_utf8=False,
        fix_c1_controls=False,
    )
    lines = text.split("\n")
    return "\n".join(
        line if line.isascii() or len(line) > _LONGEST else fix_encoding(line, certain_only)
        for line in lines
    )
