"""Run a command in a process from which no network can be reached: any try ends it with SIGSYS.

    python tests/leaks/sealed_off.py COMMAND ARGUMENT…

A filter of system calls (seccomp, Linux, no rights needed) is laid before the command begins; the processes it
begins inherit it. What stays allowed is a pair of sockets within one process or between it and its own children
(``socketpair`` of the family AF_UNIX), which asyncio and multiprocessing wake each other with, and sending through it.
Exit code 125 where the system has no such filters.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

CANNOT = 125
"""Exit code: the filter could not be laid."""
_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2
_AF_UNIX = 1
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE = 0, 4
"""Where in ``struct seccomp_data`` the number of the call and the kind of machine are."""
_ARGUMENTS = 16
_OTHER_NUMBERING = 0x40000000
"""From here on the numbers of the second numbering (x32) of a PC."""

_MACHINES = {
    "x86_64": (
        0xC000003E,
        # socket connect accept bind listen accept4 sendmmsg io_uring_setup
        (41, 42, 43, 49, 50, 288, 307, 425),
        53,  # socketpair
        44,  # sendto
    ),
    "aarch64": (0xC00000B7, (198, 203, 202, 200, 201, 242, 269, 425), 199, 206),
}
"""Kind of machine, calls that are never allowed, ``socketpair``, ``sendto``; by ``platform.machine()``."""


def possible() -> bool:
    """Tell whether the numbers of this machine's system calls are known."""
    return sys.platform == "linux" and platform.machine() in _MACHINES and sys.maxsize > 2**32


def _program() -> bytes:
    machine, never, pair, sendto = _MACHINES[platform.machine()]
    lines: list[tuple[int, int, int, int]] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
    ]
    if platform.machine() == "x86_64":
        lines += [(_AT_LEAST, 0, 1, _OTHER_NUMBERING), (_RETURN, 0, 0, _KILL)]
    for number in never:
        lines += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _KILL)]
    family, address = _ARGUMENTS, _ARGUMENTS + 8 * 4
    lines += [
        (_EQUAL, 0, 3, pair), (_LOAD, 0, 0, family), (_EQUAL, 1, 0, _AF_UNIX), (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_EQUAL, 0, 5, sendto),  # allowed only to the other end: without an address
        (_LOAD, 0, 0, address), (_EQUAL, 0, 2, 0), (_LOAD, 0, 0, address + 4), (_EQUAL, 1, 0, 0),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    ]  # fmt: skip
    return b"".join(struct.pack("HBBI", code, yes, no, value) for code, yes, no, value in lines)


def seal_off() -> bool:
    """Lay the filter over this process and all it will begin; return whether that was possible."""
    if not possible():
        return False
    program = _program()
    held = ctypes.create_string_buffer(program, len(program))
    head = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(held))
    given = ctypes.create_string_buffer(head, len(head))
    system = ctypes.CDLL(None, use_errno=True)
    none = ctypes.c_ulong(0)
    return (
        system.prctl(_NO_NEW_PRIVS, ctypes.c_ulong(1), none, none, none) == 0
        and system.prctl(_SET_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(given), none, none) == 0
    )


def main() -> int:
    """Seal this process off and become the command."""
    if not seal_off():
        print("这里不能过滤系统调用。", file=sys.stderr)  # noqa: T201
        return CANNOT
    return os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
