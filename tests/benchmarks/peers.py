"""The environment that peers are installed into; the program's own stays as it is."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

_PACKAGES = {"tantivy": "tantivy==0.27.0", "xapian": "xapian-bindings-binary==1.4.26"}


class EngineError(Exception):
    """An engine cannot be measured; the text says why."""


def python_for(engine: str, environment: Path) -> Path:
    """Return the Python that can run an engine; a peer is installed where it is not yet.

    Raises EngineError when it cannot be.
    """
    package = _PACKAGES.get(engine)
    if package is None:
        return Path(sys.executable)
    python = environment / "bin" / "python"
    if not python.exists():
        venv.create(environment, with_pip=True)
    if _can_import(python, engine):
        return python
    installed = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package],
        capture_output=True,
        text=True,
        check=False,
    )
    if installed.returncode:
        raise EngineError(f"{package} cannot be installed: {installed.stderr.strip()[-300:]}")
    return python


def _can_import(python: Path, module: str) -> bool:
    tried = subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False)
    return tried.returncode == 0
