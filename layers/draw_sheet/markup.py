"""The few pieces of HTML a sheet is made of; whatever comes from data is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from ...protocol.language import CHINESE, ENGLISH, say


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(value: object) -> Markup:
    """Return ``value`` as HTML text."""
    return value if isinstance(value, Markup) else Markup(html.escape(str(value), quote=True))


def both(template: str, **params: object) -> Markup:
    """Return a sentence in Chinese, and in English below it in small print."""
    chinese, english = (text(say(template, tongue, **params)) for tongue in (CHINESE, ENGLISH))
    return Markup(f'{chinese}<span class="en">{english}</span>')


def element(name: str, *children: object, cls: str = "") -> Markup:
    """Return an element with its children escaped, unless they are markup."""
    attribute = f' class="{html.escape(cls)}"' if cls else ""
    return Markup(f"<{name}{attribute}>{''.join(map(text, children))}</{name}>")


def table(heads: Sequence[object], rows: Iterable[Sequence[object]]) -> Markup:
    """Return a table with a line of heads, which every printed page repeats."""
    body = [element("tr", *(element("td", cell) for cell in row)) for row in rows]
    head = element("tr", *(element("th", cell) for cell in heads))
    return element("table", element("thead", head), element("tbody", *body))


def facts(rows: Iterable[tuple[object, object]]) -> Markup:
    """Return a two-column table of names and values."""
    return Markup('<table class="facts"><tbody>' + "".join(
        element("tr", element("th", name), element("td", value)) for name, value in rows
    ) + "</tbody></table>")


def page(title: str, parts: Iterable[Markup]) -> str:
    """Return a whole page that needs no network and runs no script."""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'\">"
        f"<title>{text(title)}</title><style>{_STYLE}</style></head><body>"
        f"{''.join(parts)}</body></html>\n"
    )


_STYLE = """
@page { size: A4; margin: 16mm 14mm 18mm; }
body { font: 10.5pt/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", SimSun,
  sans-serif; color: #1f2933; max-width: 182mm; margin: 0 auto; }
h1 { font-size: 18pt; text-align: center; margin: 4mm 0 2mm; }
h2 { font-size: 12.5pt; margin: 7mm 0 2mm; border-bottom: 1pt solid #1f2933; }
.en { display: block; font-size: 7.5pt; line-height: 1.25; font-weight: normal; color: #52606d; }
.stamp { text-align: right; font-weight: bold; }
.demo { text-align: center; color: #b3001b; font-weight: bold; }
table { border-collapse: collapse; width: 100%; margin: 1mm 0 3mm; }
th, td { border: 0.5pt solid #7b8794; padding: 1mm 1.6mm; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
th { background: #eef1f4; } thead { display: table-header-group; } tr { break-inside: avoid; }
h2, h3 { break-after: avoid; } section { break-inside: avoid; }
.facts th { width: 38mm; } .facts td { font-family: Consolas, "Noto Sans Mono CJK SC", monospace; }
.kept { color: #1b7a4b; } .broken { color: #b3001b; font-weight: bold; }
.sign td { height: 12mm; }
.whole { white-space: nowrap; }
article.sheet + article.sheet { break-before: page; }
"""
