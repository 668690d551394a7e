"""Findings in a guide: for people, for GitHub, as JSON and as SARIF."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from licwizard import __version__
from licwizard.core.finding import CODES, Linted, Placed
from licwizard.i18n import Translator
from licwizard.messages import Message, nmsg
from licwizard.show.github import in_data, in_property
from licwizard.show.safe import safe, safe_lines

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_SHOWN_OF_A_KIND = 10
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
_LEVELS = {"error": "error", "unknown": "error", "warning": "warning"}


def lint_text(linted: Linted, say: Translator, *, everything: bool) -> str:
    """Return the findings, grouped by kind, the most important last; of many of a kind the first ten."""
    blocks = []
    shown: dict[str, int] = {}
    for one in linted.findings:
        code = one.finding.code
        shown[code] = shown.get(code, 0) + 1
        if shown[code] == 1:
            blocks.append(
                say(
                    "{severity} [{code}]: {title}",
                    severity=severity_word(one.severity, say),
                    code=code,
                    title=CODES[code].title,
                )
            )
        if everything or shown[code] <= _SHOWN_OF_A_KIND:
            blocks.append(_block(linted.name, one, say))
    for code, count in shown.items():
        if not everything and count > _SHOWN_OF_A_KIND:
            blocks.append(
                say("… and {count} more of [{code}]; --verbose shows them", count=count - _SHOWN_OF_A_KIND, code=code)
            )
    return "\n".join((*blocks, _whole(linted, say)))


def severity_word(severity: str, say: Translator) -> str:
    """Return how bad a finding is, in the reader's language."""
    match severity:
        case "error":
            return say("error")
        case "unknown":
            return say("not proved")
        case _:
            return say("warning")


def _block(name: str, one: Placed, say: Translator) -> str:
    lines = [f"  {safe(name)}:{one.line}:{one.column}: {safe(say(one.finding.message))}"]
    lines += [f"    | {line}" for line in safe_lines(one.excerpt).split("\n") if one.excerpt]
    if one.finding.way:
        lines.append(say("    the shortest way:"))
        lines += [f"      {number}. {safe(say(step))}" for number, step in enumerate(one.finding.way, 1)]
    advice = one.finding.help or CODES[one.finding.code].mend
    lines.append(say("    help: {advice}", advice=safe(say(advice))))
    return "\n".join(lines)


def _whole(linted: Linted, say: Translator) -> str:
    errors, unknown, warnings = (linted.of(one) for one in ("error", "unknown", "warning"))
    counts: tuple[Message, ...] = (
        nmsg("{count} error", "{count} errors", errors),
        nmsg("{count} warning", "{count} warnings", warnings),
    )
    if errors and linted.refused:
        return say("{file}: {counts}; such a guide does not run.", file=safe(linted.name), counts=counts)
    if errors:
        return say("{file}: {counts}; the guide runs, with these words.", file=safe(linted.name), counts=counts)
    if unknown:
        return say("{file}: not proved; such a guide does not run.", file=safe(linted.name))
    return say("{file}: proved; {counts}.", file=safe(linted.name), counts=counts)


def lint_body(linted: Linted) -> dict[str, Any]:
    """Return the findings for scripts, in English."""
    return {
        "file": linted.name,
        "verdict": "refuted" if linted.of("error") else "unknown" if linted.of("unknown") else "proved",
        "counts": {one: linted.of(one) for one in ("error", "unknown", "warning")},
        "findings": [
            {
                "code": one.finding.code,
                "severity": one.severity,
                "message": one.finding.message.english(),
                "where": f"{linted.name}:{one.line}:{one.column}",
                "help": (one.finding.help or CODES[one.finding.code].mend).english(),
                "way": [step.english() for step in one.finding.way],
            }
            for one in linted.findings
        ],
    }


def lint_github(linted: Linted) -> str:
    """Return the findings as GitHub's annotations, a line each."""
    return "\n".join(
        f"::{_LEVELS[one.severity]} file={in_property(linted.name)},line={one.line},col={one.column},"
        f"title={in_property(one.finding.code)}::{in_data(_sentence(one))}"
        for one in linted.findings
    )


def _sentence(one: Placed) -> str:
    way = "".join(f"\n{number}. {step.english()}" for number, step in enumerate(one.finding.way, 1))
    return one.finding.message.english() + way


def lint_sarif(linted: Linted) -> str:
    """Return the findings as SARIF 2.1.0, with relative paths, stable rule ids and fingerprints."""
    rules = [
        {
            "id": code.id,
            "shortDescription": {"text": code.title.english()},
            "fullDescription": {"text": code.meaning.english()},
            "help": {"text": code.mend.english()},
            "defaultConfiguration": {"level": _LEVELS[code.severity]},
        }
        for code in CODES.values()
    ]
    order = list(CODES)
    results = [
        {
            "ruleId": one.finding.code,
            "ruleIndex": order.index(one.finding.code),
            "level": _LEVELS[one.severity],
            "message": {"text": _sentence(one)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _uri(linted.name)},
                        "region": {"startLine": one.line, "startColumn": one.column},
                    }
                }
            ],
            "partialFingerprints": {"finding/v1": fingerprint},
        }
        for one, fingerprint in zip(linted.findings, _fingerprints(linted.findings), strict=True)
    ]
    driver = {"name": "licwizard", "semanticVersion": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _uri(name: str) -> str:
    path = PurePath(name)
    if path.is_absolute():
        path = PurePath(path.name)
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in path.as_posix().encode("utf-8"))


def _fingerprints(findings: Sequence[Placed]) -> list[str]:
    """Return what a finding is known by; made of its kind and path, it stays the same when lines move."""
    return [
        sha256(f"{one.finding.code}|{'/'.join(map(str, one.finding.path))}".encode()).hexdigest()[:32]
        for one in findings
    ]


def explain_text(code: str, say: Translator) -> str:
    """Return what a kind of finding means, and how it is mended."""
    known = CODES[code]
    return "\n".join(
        (
            say(
                "{code} ({severity}): {title}",
                code=code,
                severity=severity_word(known.severity, say),
                title=known.title,
            ),
            "",
            say(known.meaning),
            say("How to mend it: {mend}", mend=known.mend),
        )
    )
