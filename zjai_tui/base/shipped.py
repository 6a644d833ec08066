"""The data that comes with the program: in a folder, or inside the one file the program is packed into.

Asks the system and the loader directly: ``importlib.resources`` costs as much as starting Python, and in
a packed file twice that.
"""

from __future__ import annotations

import os

import zjai_tui

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LISTING = "listing.txt"
"""In a packed file: the places of all data, one a line, as a loader cannot list a folder."""
_PACKAGE = os.path.dirname(zjai_tui.__file__)


def shipped_place() -> str:
    """Return the folder of the shipped data: inside the package when installed, beside it in a checkout.

    Empty when the program is packed into one file: see `Packed`.
    """
    package = os.path.abspath(_PACKAGE)
    places = (os.path.join(place, "data") for place in (package, os.path.dirname(package)))
    return next((place for place in places if os.path.isdir(place)), "")


def is_packed() -> bool:
    """Tell whether the program runs out of the one file it is packed into, to which nothing can be installed."""
    return hasattr(zjai_tui.__spec__ and zjai_tui.__spec__.loader, "archive")


class Packed:
    """A file or folder of the data inside a packed program; read like a ``Path``."""

    __slots__ = ("place",)

    def __init__(self, place: str = "") -> None:
        """Stand for a place such as ``cycles/2024.toml``; empty for the whole."""
        self.place = place

    @property
    def name(self) -> str:
        """Return the last part of the place."""
        return self.place.rpartition("/")[2]

    def __str__(self) -> str:
        return os.path.join(_PACKAGE, "data", *self.place.split("/"))

    def is_file(self) -> bool:
        """Tell whether there is such a file."""
        return self.place in _listed()

    def is_dir(self) -> bool:
        """Tell whether any file lies below."""
        return any(one.startswith(self._inside()) for one in _listed())

    def iterdir(self) -> Iterator[Packed]:
        """Yield what lies directly in this folder."""
        inside = self._inside()
        below = (one[len(inside) :] for one in _listed() if one.startswith(inside))
        yield from (Packed(inside + name) for name in dict.fromkeys(one.partition("/")[0] for one in below))

    def joinpath(self, *parts: str) -> Packed:
        """Return what is at a place inside this one."""
        return Packed("/".join([*([self.place] if self.place else []), *parts]))

    __truediv__ = joinpath

    def read_bytes(self) -> bytes:
        """Return the content. Raises `FileNotFoundError` when there is no such file."""
        return _content(self.place)

    def read_text(self, encoding: str = "utf-8") -> str:
        """Return the content as text. Raises like `read_bytes`."""
        return self.read_bytes().decode(encoding)

    def _inside(self) -> str:
        return f"{self.place}/" if self.place else ""


def _listed() -> tuple[str, ...]:
    return tuple(_content(LISTING).decode().splitlines())


def _content(place: str) -> bytes:
    spec = zjai_tui.__spec__
    get_data = getattr(spec and spec.loader, "get_data", None)
    if get_data is None:
        raise FileNotFoundError(place)
    try:
        found: bytes = get_data(os.path.join(_PACKAGE, "data", *place.split("/")))
    except OSError:
        raise FileNotFoundError(place) from None
    return found
