"""Processes that are forked from a server which has loaded everything already.

So one takes milliseconds, and can be killed at any moment.
"""

from __future__ import annotations

import multiprocessing

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.library.importing_process", "tests.search.building"])
