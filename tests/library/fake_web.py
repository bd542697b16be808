"""A web that is nowhere: what its servers answer, and what they were asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.library.readers.document import UnreadableError
from explorer.library.web.fetching import Fetched, GoneError
from explorer.settings import Limits


@dataclass
class Page:
    """What is at an address."""

    content: str
    media_type: str = "text/plain"
    etag: str | None = None
    last_modified: str | None = None


@dataclass
class Web:
    """Takes the place of `fetch`."""

    pages: dict[str, Page | UnreadableError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """The addresses, with what each server was told to have been known."""
    private: list[bool] = field(default_factory=list)

    def fetch(
        self,
        url: str,
        _limits: Limits,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
    ) -> Fetched:
        """Answer as `explorer.library.web.fetching.fetch` does."""
        known = etag or last_modified
        self.asked.append(f"{url} {known}" if known else url)
        self.private.append(allow_private)
        page = self.pages.get(url, GoneError("its server answers 404 Not Found"))
        if isinstance(page, UnreadableError):
            raise page
        same = known is not None and known in (page.etag, page.last_modified)
        return Fetched(
            url=url,
            content=None if same else page.content.encode(),
            media_type=page.media_type,
            charset="utf-8",
            etag=page.etag,
            last_modified=page.last_modified,
        )


def feed(*entries: tuple[str, str], etag: str | None = None) -> Page:
    """Return an RSS feed of entries, each the address of a page and its digest."""
    items = "".join(
        f"<item><guid>{url}</guid><link>{url}</link><description>{digest}</description></item>"
        for url, digest in entries
    )
    content = f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'
    return Page(content, "application/rss+xml", etag)
