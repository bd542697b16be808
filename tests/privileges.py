"""An ordinary user's view of files, whoever runs the tests: root is bound by no mode."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def ordinary_user(*files: Path) -> Iterator[Path]:
    """Be an ordinary user with a folder that has copies of these files and nothing else.

    What Python has not loaded yet may be out of that user's reach.
    """
    folder = Path(tempfile.mkdtemp())
    as_root = os.geteuid() == 0
    try:
        copies = [shutil.copy(file, folder) for file in files]
        if as_root:
            for path in (folder, *copies):
                os.chown(path, _NOBODY, _NOBODY)
            os.setresuid(_NOBODY, _NOBODY, 0)
        yield folder
    finally:
        if as_root:
            os.setresuid(0, 0, 0)
        for place, _, _ in os.walk(folder):
            os.chmod(place, 0o700)  # noqa: PTH101  # so that its user can remove it
        shutil.rmtree(folder)
