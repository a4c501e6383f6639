"""A plan from left to right: pressures and obstacles, their objectives, what we do, the actions."""

from __future__ import annotations

from typing import NamedTuple

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, fit, short
from kamctl.charts.palette import BAD, BLUE, FAINT, INK, LINE, PALE, SOFT
from kamctl.charts.registry import Scene
from kamctl.method.plan.plan_tree import Outline, outline
from kamctl.wording import listed, plural

_WIDTH, _ROW = 960, 56
_MARGINS = Margins(28, 4, 6, 4)
_COLUMNS = ("what presses and blocks them", "what they want", "what we do", "the actions open")
_COLUMN, _BOX = 242, 206
#: Lines of text in a box, their width in pixels, and the distance from one to the next.
_LINES, _INSIDE, _LEADING = 3, _BOX - 12, 14
_ACTIONS = 4


class Node(NamedTuple):
    """A box: its column, its text, and why its chain is broken, if it is."""

    column: int
    text: str
    broken: str = ""


class Chain(NamedTuple):
    """A plan as boxes by id and the lines between them."""

    name: str
    nodes: dict[str, Node]
    links: tuple[tuple[str, str], ...]


def facts(scene: Scene) -> Chain | None:
    """Return an account's plan as boxes and lines; None without a plan."""
    plan = scene.portfolio.plans.get(scene.account)
    if plan is None:
        return None
    tree = outline(scene.portfolio, scene.account, scene.today)
    nodes: dict[str, Node] = {}
    links: list[tuple[str, str]] = []
    for branch in tree.branches:
        column = 1 if branch.part == "objectives" else 0
        bears = () if column else _bears(scene, branch.id)
        links += [(branch.id, objective) for objective in bears]
        lonely = not branch.efforts and not bears
        nodes[branch.id] = Node(column, branch.text, "nothing helps" if lonely else "")
        links += [(branch.id, effort) for effort in branch.efforts]
    for effort in tree.initiatives:
        why = "" if effort.initiative.helps else "helps with none of their aims"
        if not why and not effort.actions and effort.initiative.end >= scene.today:
            why = "no action is open"
        nodes[effort.id] = Node(2, effort.initiative.name, why)
    _actions(tree, nodes, links)
    return (
        Chain(tree.name, nodes, tuple((a, b) for a, b in links if a in nodes and b in nodes))
        if nodes
        else None
    )


def _bears(scene: Scene, name: str) -> tuple[str, ...]:
    plan = scene.portfolio.plans[scene.account]
    if name in plan.pressures:
        return plan.pressures[name].bears_on
    return plan.obstacles[name].blocks if name in plan.obstacles else ()


def _actions(tree: Outline, nodes: dict[str, Node], links: list[tuple[str, str]]) -> None:
    for effort in tree.initiatives:
        for one in effort.actions[:_ACTIONS]:
            nodes[one.id] = Node(3, f"{one.due} {one.action.do}", "overdue" if one.days_overdue else "")
            links.append((effort.id, one.id))
        if len(effort.actions) > _ACTIONS:
            more = f"{effort.id}+"
            nodes[more] = Node(3, f"and {plural(len(effort.actions) - _ACTIONS, 'more action')}")
            links.append((effort.id, more))
    for one in tree.loose[:_ACTIONS]:
        serves = "" if one.action.serves is not None else "serves no initiative"
        nodes[one.id] = Node(3, f"{one.due} {one.action.do}", "overdue" if one.days_overdue else serves)


def chart(chain: Chain) -> Chart:
    """Return the chain as boxes in four columns; a broken one says what is missing."""
    at, count = _places(chain)
    canvas = Canvas(
        _WIDTH, _ROW * count + _MARGINS.top + _MARGINS.bottom,
        Axis(0, _WIDTH - _MARGINS.left - _MARGINS.right), Axis(0, count), _MARGINS,
    )  # fmt: skip
    canvas.texts(
        ({"x": c * _COLUMN, "y": count, "c": SOFT, "t": words} for c, words in enumerate(_COLUMNS)),
        dy=-12,
        bold=True,
    )
    far = [(a, b) for a, b in chain.links if chain.nodes[b].column - chain.nodes[a].column > 1]
    near = [link for link in chain.links if link not in far]
    for links, colour in ((far, LINE), (near, BLUE)):
        canvas.rules(({
            "x": chain.nodes[a].column * _COLUMN + _BOX, "y": at[a], "x2": chain.nodes[b].column * _COLUMN,
            "y2": at[b], "c": colour, "from": a, "to": b,
        } for a, b in links), width=1.2)  # fmt: skip
    _boxes(canvas, chain, at)
    return canvas.chart("plan", _title(chain), _alt(chain))


def _places(chain: Chain) -> tuple[dict[str, float], int]:
    """Return the position of each box and the total height: a box is placed near those that lead to it."""
    columns = [[name for name, node in chain.nodes.items() if node.column == c] for c in range(4)]
    count = max(len(column) for column in columns)
    before: dict[str, list[str]] = {}
    for a, b in chain.links:
        before.setdefault(b, []).append(a)
    at: dict[str, float] = {}
    for column in columns:

        def height(name: str) -> float:
            led = [at[one] for one in before.get(name, ()) if one in at]
            return -sum(led) / len(led) if led else 0.0

        step = count / len(column) if column else 1
        for i, name in enumerate(sorted(column, key=height)):
            at[name] = count - (i + 0.5) * step
    return at, count


def _boxes(canvas: Canvas, chain: Chain, at: dict[str, float]) -> None:
    sound = [name for name, node in chain.nodes.items() if not node.broken]
    broken = [name for name, node in chain.nodes.items() if node.broken]
    for names, colour, edge, dash in ((sound, PALE, None, ()), (broken, FAINT, BAD, (4, 3))):
        canvas.rects(({
            "x": chain.nodes[n].column * _COLUMN, "x2": chain.nodes[n].column * _COLUMN + _BOX,
            "y": at[n] - 0.4, "y2": at[n] + 0.4, "c": colour,
        } for n in names), edge=edge, dash=dash)  # fmt: skip
    lines = {name: _lines(node) for name, node in chain.nodes.items()}
    for count in range(1, _LINES + 1):
        for i in range(count):
            dy = round((i - (count - 1) / 2) * _LEADING)
            canvas.texts((
                {
                    "x": chain.nodes[n].column * _COLUMN + 7, "y": at[n], "t": said[i],
                    "c": BAD if chain.nodes[n].broken and i == count - 1 else INK,
                }
                for n, said in lines.items() if len(said) == count
            ), dy=dy)  # fmt: skip


def _lines(node: Node) -> list[str]:
    """Return the lines of a box; the last says what is missing, if anything is."""
    found: list[str] = []
    words = node.text.split()
    room = _LINES - bool(node.broken)
    while words and len(found) < room:
        line = words.pop(0)
        while words and (longer := f"{line} {words[0]}") == fit(longer, _INSIDE):
            line = longer
            del words[0]
        found.append(line)
    if found:
        found[-1] = " ".join([found[-1], *words])
    return [*(fit(line, _INSIDE) for line in found), *([node.broken] if node.broken else [])]


def _title(chain: Chain) -> str:
    counts = [sum(1 for node in chain.nodes.values() if node.column == c) for c in range(4)]
    broken = [node for node in chain.nodes.values() if node.broken and node.broken != "overdue"]
    ends = f"{plural(len(broken), 'chain')} broken" if broken else "no chain is broken"
    return (
        f"{plural(counts[1], 'objective')}, {plural(counts[0], 'pressure or obstacle', 'pressures and obstacles')},"
        f" {plural(counts[2], 'initiative')}; {ends}"
    )


def _alt(chain: Chain) -> str:
    said = []
    for name, node in chain.nodes.items():
        ends = [short(chain.nodes[b].text, 60) for a, b in chain.links if a == name]
        if ends:
            said.append(f"{short(node.text, 60)} leads to {listed(ends)}")
        elif node.broken:
            said.append(f"{short(node.text, 60)}: {node.broken}")
    return f"{'; '.join(said)}."
