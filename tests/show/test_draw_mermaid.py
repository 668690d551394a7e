"""The drawing as a Mermaid flowchart: its structure, line by line."""

import re

from licwizard.core.drawing import Drawing
from licwizard.show.draw_mermaid import draw_mermaid
from tests.show.drawn import all_kinds, built_in, hostile, walked, words

_NODE = re.compile(r'^(p\d+s\d+)(\(\[|\[\[|\[/|\(|\[|\{\{|\{)"([^"]*)"(\]\)|\]\]|/\]|\)|\]|\}\}|\}):::(\w+)$')
_EDGE = re.compile(r'^(p\d+s\d+) (-->|-\.->)(?:\|"([^"|]*)"\|)? (p\d+s\d+)$')
_OTHER = re.compile(r'^(flowchart TD|subgraph p\d+ \["[^"]*"\]|end|linkStyle [\d,]+ .*|classDef \w+ fill:.*)$')


def chart(*drawings: Drawing) -> list[str]:
    return draw_mermaid(drawings, words()).splitlines()


def nodes(lines: list[str]) -> dict[str, re.Match[str]]:
    return {found[1]: found for line in lines if (found := _NODE.match(line))}


def edges(lines: list[str]) -> list[re.Match[str]]:
    return [found for line in lines if (found := _EDGE.match(line))]


def test_every_line_is_of_the_grammar() -> None:
    for drawings in (built_in(), (all_kinds(),), (walked(),), (hostile(),)):
        lines = chart(*drawings)
        assert lines[0] == "flowchart TD"
        assert [line for line in lines if not any(rule.match(line) for rule in (_NODE, _EDGE, _OTHER))] == []


def test_each_kind_has_a_shape_of_its_own() -> None:
    shapes = [(found[2], found[4]) for found in nodes(chart(all_kinds())).values()]
    assert len(set(shapes)) == 7


def test_every_step_and_every_way_of_the_guide_is_there() -> None:
    lines = chart(*built_in())
    assert len(nodes(lines)) == sum(len(drawing.nodes) for drawing in built_in())
    assert len(edges(lines)) == sum(len(node.ways) for drawing in built_in() for node in drawing.nodes)
    assert {end for edge in edges(lines) for end in (edge[1], edge[4])} <= set(nodes(lines))
    assert sum(line.startswith("subgraph") for line in lines) == len(built_in())


def test_edges_carry_labels_and_waiting_is_a_dashed_loop() -> None:
    found = edges(chart(all_kinds()))
    assert ("p1s1", "-->", "on to 2", "p1s2") in [edge.groups() for edge in found]
    loop = next(edge for edge in found if edge[1] == edge[4])
    assert loop[2] == "-.->"
    assert loop[3].startswith("not yet")


def test_every_class_that_is_used_is_defined() -> None:
    lines = chart(walked())
    defined = {line.split()[1] for line in lines if line.startswith("classDef")}
    used = {found[5] for found in nodes(lines).values()}
    assert used <= defined
    assert {name.endswith(kind) for name in used for kind in ("final", "here", "gate")} == {True, False}


def test_the_words_of_a_guide_are_never_markup() -> None:
    lines = chart(hostile())
    body = "\n".join(line for line in lines if not line.startswith("classDef"))
    assert "<script" not in body
    assert "`" not in body
    assert "#60;script#62;" in body
    assert "#35;35;" in body


def test_marks_are_said_in_words() -> None:
    text = "\n".join(chart(walked()))
    assert "cannot be undone" in text
    assert "you are here" in text
    assert "✓ 1 · step-1 · the one<br/>" in text
    assert re.search(r"^linkStyle 0,2 ", text, re.MULTILINE)
