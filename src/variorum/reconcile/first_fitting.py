"""Items into groups, each into the first that it fits: the order of the items decides, so callers sort them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def first_fitting(items: Iterable[Item], fits: Callable[[Item, list[Item]], bool]) -> list[list[Item]]:
    """The groups in the order of their first items; an item that fits no group begins one."""
    groups: list[list[Item]] = []
    for item in items:
        home = next((group for group in groups if fits(item, group)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return groups
