"""How `press entity` writes a page: as text and as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from explorer.cli.output import INDENT, beside, cells, fit, wrapped
from explorer.dates import PublicationDate, parse_date
from explorer.search.page.companions import Companion
from explorer.search.page.concordance import Context, line_of
from explorer.search.page.entity_page import EntityPage, Variant
from explorer.search.page.timeline import ASCII_HEIGHTS, HEIGHTS, heights, timeline
from explorer.text.counting import counted
from explorer.text.visible import visible_line

_LISTED_COMPANIONS = 8  # of each type


def text_lines(page: EntityPage, found: Sequence[Context], width: int) -> Iterator[str]:
    """Yield a page and some of its mentions as lines, safe and at most so many cells wide."""
    head = f"{page.key.name} · {page.key.type}"
    yield fit(visible_line(head), width)
    yield f"{counted(page.mentions, 'mention')} in {counted(page.articles, 'article')}"
    if page.namesakes:
        others = " · ".join(f"{key.name} ({key.type})" for key in page.namesakes)
        yield from wrapped(f"Shares a name with: {others}", width)
    if page.variants:
        yield from ("", "NAMES", *_variant_lines(page.variants, width))
    if page.unused:
        yield from _indented(f"nowhere mentioned: {' · '.join(page.unused)}", width)
    if page.articles:
        yield from ("", "MONTHS", *_month_lines(page, width))
    for type_, companions in page.companions.items():
        yield from ("", f"WITH {type_.plural.upper()}")
        yield from _companion_lines(companions[:_LISTED_COMPANIONS], width)
    if found:
        first, last = found[0].number + 1, found[-1].number + 1
        yield from ("", f"MENTIONS {first:,}–{last:,} of {page.mentions:,}")
        yield from _context_lines(found, width)


def _indented(text: str, width: int) -> Iterator[str]:
    yield from (INDENT + line for line in wrapped(text, width - len(INDENT)))


def _variant_lines(variants: Sequence[Variant], width: int) -> Iterator[str]:
    mentions = len(f"{max(each.mentions for each in variants):,}")
    articles = len(f"{max(each.articles for each in variants):,}")
    for each in variants:
        counts = f"{each.mentions:>{mentions},}× in {each.articles:>{articles},}  "
        heading, name = beside(INDENT + counts, visible_line(each.spelling), width)
        period = _period(each.first, each.last)
        line = heading + name
        room = width - cells(line.rpartition("\n")[2])
        yield line if not period or cells(period) + 2 > room else f"{line}  {period}"
        if period and cells(period) + 2 > room:
            yield f"{INDENT * 2}{period}"


def _period(first: PublicationDate | None, last: PublicationDate | None) -> str:
    return " to ".join(dict.fromkeys(date.label for date in (first, last) if date))


def _month_lines(page: EntityPage, width: int) -> Iterator[str]:
    bars = timeline(page.months, width - 2 * len(INDENT))
    if bars:
        signs = HEIGHTS if _can_write(HEIGHTS) else ASCII_HEIGHTS
        ends = dict.fromkeys(parse_date(month).label for month in (bars.first, bars.last))
        step = f", {bars.months_a_bar} months a bar" if bars.months_a_bar > 1 else ""
        yield f"{INDENT}|{heights(bars.articles, signs)}|"
        yield from _indented(f"{'–'.join(ends)}{step}, at most {max(bars.articles):,}", width)
    if page.of_no_month:
        yield from _indented(f"{counted(page.of_no_month, 'article')} of no certain month", width)


def _can_write(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _companion_lines(companions: Sequence[Companion], width: int) -> Iterator[str]:
    together = [f"{each.together:,} of {each.articles:,}" for each in companions]
    lifts = [f"×{each.lift:.1f}" for each in companions]
    columns = zip(together, lifts, companions, strict=True)
    for counts, lift, each in columns:
        numbers = f"{counts:>{max(map(len, together))}}  {lift:>{max(map(len, lifts))}}  "
        yield "".join(beside(INDENT + numbers, visible_line(each.key.name), width))


def _context_lines(found: Sequence[Context], width: int) -> Iterator[str]:
    for id_, group in groupby(found, key=lambda each: each.article):
        of_it = list(group)
        date = of_it[0].date
        heading = f"{date.label if date else 'undated'}  {id_}  "
        yield "".join(beside(heading, visible_line(of_it[0].title), width))
        for each in of_it:
            before, mention, after = line_of(each, width - len(INDENT) - 2, cells)
            yield f"{INDENT}{before}[{mention}]{after}"


def page_as_json(page: EntityPage, found: Sequence[Context], offset: int) -> dict[str, Any]:
    """Return a page, and some of its mentions from an offset on, for a program."""
    return {
        "name": page.key.name,
        "type": page.key.type.value,
        "mentions": page.mentions,
        "articles": page.articles,
        "variants": [_variant_as_json(each) for each in page.variants],
        "unused": list(page.unused),
        "namesakes": [{"name": key.name, "type": key.type.value} for key in page.namesakes],
        "months": dict(page.months),
        "of_no_month": page.of_no_month,
        "companions": [
            {
                "name": each.key.name,
                "type": each.key.type.value,
                "together": each.together,
                "articles": each.articles,
                "lift": round(each.lift, 3),
            }
            for of_type in page.companions.values()
            for each in of_type
        ],
        "offset": offset,
        "contexts": [_context_as_json(each) for each in found],
    }


def _variant_as_json(variant: Variant) -> dict[str, Any]:
    return {
        "name": variant.spelling,
        "mentions": variant.mentions,
        "articles": variant.articles,
        "first": str(variant.first) if variant.first else None,
        "last": str(variant.last) if variant.last else None,
    }


def _context_as_json(context: Context) -> dict[str, Any]:
    return {
        "article": context.article,
        "title": context.title,
        "date": str(context.date) if context.date else None,
        "start": context.mention.start,
        "end": context.mention.end,
        "before": context.before,
        "mention": context.mention.surface,
        "after": context.after,
    }
