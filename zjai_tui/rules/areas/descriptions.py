"""Example descriptions of work, each with the area it belongs to: what the direction fit learns from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One invented description, as a person might write it."""

    area: str
    """An area's id, or ``none`` when it is not AI work."""
    text: str
    second: tuple[str, ...] = ()
    """Other areas a sensible reviewer would also accept."""
    duties: bool = False
    """A bare list of an occupation's duties: learned from with less weight, and no measure of anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptions:
    """One file of them."""

    schema: int
    about: str
    description: tuple[Description, ...]
