"""The whole guide as text, Markdown or HTML."""

import re
from collections.abc import Iterable
from html import escape

from licwizard.core.outline import Block
from licwizard.i18n import Translator
from licwizard.show.safe import safe
from licwizard.show.screen import Screen

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h2 { border-bottom: 1px solid; margin-top: 3rem; } h3 { margin-top: 2rem; }
.label { font-weight: 600; margin: .8rem 0 0; } .note { border-left: .25rem solid #b58900; padding-left: .75rem; }
ul { margin: .2rem 0; }
@media print {
  body { max-width: none; margin: 0; font-size: 10pt; }
  h3 { break-after: avoid; }
  li { break-inside: avoid; }
}
"""


def guide_text(screen: Screen, blocks: Iterable[Block], say: Translator) -> None:
    """Write the guide to a terminal."""
    for block in blocks:
        words = say(block.words)
        match block.kind:
            case "heading" if block.level < 3:  # noqa: PLR2004 - procedures and parts
                screen.rule(words)
            case "heading":
                screen.line()
                screen.line(words, "bold")
            case "label":
                screen.line(f"{words}:", "bold")
            case "item":
                screen.item(words)
            case "note":
                screen.item(words, "yellow", mark="!")
            case _:
                screen.line(words)


def guide_markdown(blocks: Iterable[Block], say: Translator) -> str:
    """Return the guide as Markdown."""
    lines: list[str] = []
    listed = False
    for block in blocks:
        words = _MARKDOWN.sub(r"\\\1", safe(say(block.words)))
        if listed and block.kind != "item":
            lines.append("")
        listed = block.kind == "item"
        match block.kind:
            case "heading":
                lines += [f"{'#' * block.level} {words}", ""]
            case "label":
                lines += [f"**{words}**", ""]
            case "item":
                lines.append(f"- {words}")
            case "note":
                lines += [f"> {words}", ""]
            case _:
                lines += [words, ""]
    return "\n".join(lines).rstrip()


def guide_html(blocks: Iterable[Block], say: Translator) -> str:
    """Return the guide as one HTML page that fetches nothing, light and dark, fit to print."""
    title = ""
    body: list[str] = []
    listed = False
    for block in blocks:
        words = escape(safe(say(block.words)))
        title = title or words
        anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
        if listed != (block.kind == "item"):
            body.append("</ul>" if listed else "<ul>")
            listed = not listed
        match block.kind:
            case "heading":
                body.append(f"<h{block.level}{anchor}>{words}</h{block.level}>")
            case "item":
                body.append(f"<li{anchor}>{words}</li>")
            case _:
                body.append(f'<p class="{block.kind}">{words}</p>')
    if listed:
        body.append("</ul>")
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{say.language}">',
            f"<head>{head}<style>{_STYLE}</style></head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
        )
    )
