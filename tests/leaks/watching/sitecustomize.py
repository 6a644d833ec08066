"""Loaded by Python itself before a watched program begins: notes what it does that could carry anything away.

Every line of the file that ``ZJAI_WATCH`` names is one event: what, and on what. Processes begun by the program
note theirs in the same file. Nothing is prevented here, so that nothing can be missed by being swallowed.
"""

import os
import sys

_LOG = os.environ.get("ZJAI_WATCH", "")
_SENDS = (
    "socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "nntplib.", "telnetlib.",
    "webbrowser.", "syslog.", "winreg.ConnectRegistry", "subprocess.Popen", "os.system", "os.exec", "os.spawn",
    "os.posix_spawn", "os.startfile",
)  # fmt: skip
_MAKES = ("os.mkdir", "os.rename", "os.link", "os.symlink", "os.chmod", "os.chown", "shutil.")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def _watched(log: int):
    def watch(event: str, given: tuple) -> None:
        if event == "open":
            path, mode, flags = given
            writes = (flags or 0) & _WRITING or (isinstance(mode, str) and set(mode) & set("wax+"))
            if not writes or isinstance(path, int):
                return
            event = "write"
            given = (path,)
        elif event == "socket.__new__":
            given = (int(given[1]),)  # the socket itself cannot be shown while it is being made
        elif not event.startswith(_SENDS) and not event.startswith(_MAKES):
            return
        shown = " ".join(os.fsdecode(one) if isinstance(one, (str, bytes)) else repr(one) for one in given)
        os.write(log, f"{event}\t{shown[:500]}\n".encode("utf-8", "backslashreplace"))

    return watch


if _LOG:
    _handle = os.open(_LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(_handle, b"watching\t\n")
    sys.addaudithook(_watched(_handle))
