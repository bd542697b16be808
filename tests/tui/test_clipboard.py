"""How far a text goes on its way to the clipboard, without a screen."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.errors import ClipboardError
from explorer.tui.clipboard import Ways, send

TEXT = "“Several gang members were arrested” – Otunge\n"


class Terminal:
    """Takes down what it is sent."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.sent: list[str] = []
        self.file = folder / "clipboard.txt"
        self.ways = Ways(environment, self.sent.append, folder)

    def send(self, text: str = TEXT) -> str:
        return send(text, self.ways)


def carried(sequence: str) -> str:
    """What a terminal takes from an OSC 52."""
    match = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", sequence)
    assert match
    return base64.b64decode(match[1]).decode()


def test_a_terminal_is_asked_with_osc_52(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, TERM="xterm-256color")
    assert terminal.send() == "to the terminal's clipboard."
    assert [carried(each) for each in terminal.sent] == [TEXT]
    assert not terminal.file.exists()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TERM", "linux"),
        ("TERM", "vt220"),
        ("TERM_PROGRAM", "Apple_Terminal"),
        ("VTE_VERSION", "6800"),
        ("KONSOLE_VERSION", "220401"),
    ],
)
def test_where_the_terminal_has_none_it_goes_to_a_file_that_is_named(
    tmp_path: Path, variable: str, value: str
) -> None:
    terminal = Terminal(tmp_path / "new", **{"TERM": "xterm-256color", variable: value})
    assert str(terminal.file) in terminal.send()
    assert terminal.sent == []
    assert terminal.file.read_bytes().decode() == TEXT
    assert terminal.file.stat().st_mode & 0o777 == 0o600


def test_what_no_terminal_takes_goes_to_a_file(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, TERM="xterm-256color")
    assert "longer" in terminal.send("é" * 40_000)
    assert terminal.sent == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(ClipboardError, match="cannot be written"):
        Terminal(tmp_path / "taken" / "folder", TERM="linux").send()


def test_another_machines_tmux_is_asked_wrapped_and_unwrapped(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, TERM="tmux-256color")
    assert "through tmux, if" in terminal.send()
    bare, wrapped = terminal.sent
    assert carried(bare) == TEXT
    assert wrapped.startswith("\x1bPtmux;")
    assert wrapped.endswith("\x1b\\")
    assert wrapped[len("\x1bPtmux;") : -2].replace("\x1b\x1b", "\x1b") == bare


def test_screen_is_asked_in_pieces(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, TERM="screen-256color")
    assert "screen" in terminal.send(TEXT * 40)
    bare, wrapped = terminal.sent
    pieces = re.findall(r"\x1bP(.{1,252}?)\x1b\\", wrapped, re.DOTALL)
    assert "".join(pieces) == bare
    assert max(map(len, pieces)) <= 252


def test_a_lone_surrogate_is_sent_as_a_question_mark(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, TERM="xterm")
    terminal.send("a\ud800b")
    assert carried(terminal.sent[0]) == "a?b"


@pytest.fixture
def tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A tmux of our own that this process stands in."""
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("tmux is not installed")
    socket = tmp_path / "socket"
    command = [program, "-S", str(socket), "-f", "/dev/null"]
    subprocess.run([*command, "new-session", "-d", "sleep 60"], check=True)
    monkeypatch.setenv("TMUX", f"{socket},1,0")
    yield command
    subprocess.run([*command, "kill-server"], check=True)


@pytest.mark.parametrize(
    ("option", "said"), [("external", "on to"), ("on", "on to"), ("off", "off")]
)
def test_the_tmux_around_it_takes_the_text(
    tmp_path: Path, tmux: list[str], option: str, said: str
) -> None:
    subprocess.run([*tmux, "set-option", "-s", "set-clipboard", option], check=True)
    terminal = Terminal(tmp_path, TERM="tmux-256color", TMUX="yes")
    assert said in terminal.send()
    shown = subprocess.run([*tmux, "show-buffer"], check=True, capture_output=True).stdout
    assert shown.decode() == TEXT
    assert terminal.sent == []


def test_a_tmux_that_is_gone_is_asked_like_one_of_another_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", str(tmp_path / "gone") + ",1,0")
    terminal = Terminal(tmp_path, TERM="screen-256color", TMUX="yes")
    assert "if set-clipboard" in terminal.send()
    assert len(terminal.sent) == 2
