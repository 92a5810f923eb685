"""Plans as tables: one for each undertaking, a row a step, a column a slot, and in each cell what the reports give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from variorum.types import Cell, Plan, PlanSlot, Reading, Story

COLUMNS: tuple[tuple[str, tuple[PlanSlot, ...]], ...] = (
    ("Who", ("actor",)),
    ("What", ("action",)),
    ("How many", ("quantity",)),
    ("Where", ("place",)),
    ("When", ("begin", "end")),
    ("What for", ("purpose",)),
    ("On what condition", ("condition",)),
    ("How far", ("status",)),
)


FEW = 4
"""Steps from which an undertaking has a table of its own though no noun names it."""
OTHERS = "other plans"
WORDED: frozenset[PlanSlot] = frozenset({"actor", "action", "place", "purpose", "condition"})
"""Slots of which one wording is enough for a table, where the others only word it otherwise."""


@dataclass(frozen=True, slots=True)
class Table:
    """An undertaking: the columns that at least one step fills, and for each step its cells, column by column."""

    undertaking: str
    head: tuple[str, ...]
    rows: tuple[tuple[Plan, tuple[tuple[Cell, ...], ...]], ...]


def tables(story: Story) -> tuple[Table, ...]:
    """A table for each undertaking, in the story's order; small ones without a name of their own share the last one, where
    there are several.
    """
    groups = [(name, list(plans)) for name, plans in groupby(story.plans, key=lambda plan: plan.undertaking)]
    small = [
        group for group in groups if len(group[1]) == 1 or (len(group[1]) < FEW and not group[0].startswith("the "))
    ]
    if len(small) < 2:
        return tuple(table(name, plans) for name, plans in groups)
    others = [plan for _, plans in small for plan in plans]
    return (*(table(*group) for group in groups if group not in small), table(OTHERS, others))


def table(undertaking: str, plans: Sequence[Plan]) -> Table:
    """The table of one undertaking."""
    filled = {cell.slot for plan in plans for cell in cells(plan)}
    columns = [(name, slots) for name, slots in COLUMNS if filled & set(slots)]
    rows = tuple((plan, tuple(tuple(chosen(plan, slots)) for _, slots in columns)) for plan in plans)
    return Table(undertaking, tuple(name for name, _ in columns), rows)


def chosen(plan: Plan, slots: Sequence[PlanSlot]) -> Iterator[Cell]:
    """The plan's cells for some slots."""
    return (cell for cell in cells(plan) if cell.slot in slots)


def shown(cell: Cell) -> tuple[Reading, ...]:
    """The readings that a table prints: of what is only worded otherwise the first, of days, numbers and states all."""
    return cell.readings if cell.differs or cell.slot not in WORDED else cell.readings[:1]


def cells(plan: Plan) -> tuple[Cell, ...]:
    """The plan's cells; where an older story.json has none, one reading for each slot that is filled."""
    if plan.cells:
        return plan.cells
    slots: tuple[tuple[PlanSlot, str | None], ...] = (
        ("actor", plan.actor), ("action", plan.action), ("quantity", plan.quantity), ("place", plan.place),
        ("begin", plan.begin), ("end", plan.end), ("purpose", plan.purpose), ("condition", plan.condition),
        ("status", plan.status),
    )  # fmt: skip
    return tuple(Cell(s, (Reading(v, plan.anchors, plan.independent),), differs=False) for s, v in slots if v)
