"""A fence around code that nobody has read: a process of its own, without network, files or other processes.

It is made of what Linux gives every user: namespaces (the process sees an empty folder of its own and, read
only, Python and the course; no network; no other process), limits (processor time, memory, size of files)
and a filter of system calls (no second process, no other program, no socket). Nothing is installed.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import platform
import select
import signal
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None

OWN = "/own"  # the folder of the process, in memory
MOST_SAID = 64 * 1024  # bytes of an answer
FILES = 32 * 2**20  # bytes that the process may write

# from <linux/sched.h>, <linux/mount.h>, <linux/prctl.h>, <linux/seccomp.h>
NEWNS, NEWUTS, NEWIPC = 0x20000, 0x4000000, 0x8000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_NOSUID, MS_NODEV, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 0x1000, 0x4000, 0x40000
MNT_DETACH, AT_RECURSIVE, AT_FDCWD = 2, 0x8000, -100
ATTR_RDONLY, ATTR_NOSUID = 1, 2
PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 22, 38
ALLOWED, REFUSED = 0x7FFF0000, 0x00050000
EPERM, ENOSYS, CLONE_THREAD = 1, 38, 0x10000
# The machine's name for the filter, then numbers of system calls: pivot_root, clone, and what is refused:
# (fork, vfork) execve execveat ptrace mount umount2 unshare setns bpf keyctl add_key request_key
# process_vm_readv process_vm_writev userfaultfd perf_event_open io_uring_setup socket memfd_create kill
MACHINES = {
    "x86_64": (0xC000003E, 155, 56, (57, 58, 59, 322, 101, 165, 166, 272, 308, 321, 250, 248, 249, 310, 311,
                                     323, 298, 425, 41, 319, 62)),
    "aarch64": (0xC00000B7, 41, 220, (221, 281, 117, 40, 39, 97, 268, 280, 219, 217, 218, 270, 271, 282, 241,
                                      425, 198, 279, 129)),
}  # fmt: skip
MOUNT_SETATTR, CLONE3 = 442, 435  # the same on both
NOBODY = 65534


@dataclass(frozen=True)
class Limits:
    """What one process may take: seconds of processor time, and bytes of memory more than it has."""

    seconds: float
    memory: int = 2**30


class NoFence(Exception):
    """This system has no such fence; the message says what is missing."""


def run(
    function: Callable[[], Iterable[str]], limits: Limits, visible: list[str], fenced: bool = True
) -> dict:
    """Call `function()` in a process of its own.

    Args:
        function: What to run. It yields lines, at most 64 KB of them; each leaves the process at once, so
            that what runs later cannot change it.
        limits: What it may take.
        visible: Folders and files that it may read.
        fenced: False runs it with the limits and the filter alone, for where a container is the fence.

    Returns:
        `end` is "done", "time", "crash" or "no fence"; `lines` what the function yielded; `said` what else
        there is to say: what is missing for a fence, or how the process ended.
    """
    reading, writing = os.pipe()
    supervisor = os.fork()
    if supervisor == 0:
        os.close(reading)
        try:
            told = _supervised(function, limits, visible, fenced)
        except BaseException as error:
            told = {"end": "no fence", "said": f"{type(error).__name__}: {error}", "lines": []}
        with os.fdopen(writing, "wb") as out:
            out.write(json.dumps(told).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as text:
        told = text.read()
    os.waitpid(supervisor, 0)
    return json.loads(told) if told else {"end": "crash", "said": "the supervisor ended", "lines": []}


def problem(visible: list[str]) -> str:
    """Why there is no fence here, in a sentence; empty where a trial shows that it stands."""
    if not hasattr(os, "fork") or resource is None:
        return f"The fence is made of what Linux gives, and this system is {sys.platform}."
    with tempfile.NamedTemporaryFile() as secret:
        told = run(lambda: _trial(secret.name), Limits(10), visible)
    if told["end"] != "done":
        return f"The trial ended with {told['end']}: {told['said']}."
    return "".join(told["lines"])


def _trial(secret):
    """What a process in the fence can do that it must not, as a sentence."""
    import socket

    tries = {
        "read other files": lambda: open(secret).close(),
        "read /etc/passwd": lambda: open("/etc/passwd").close(),
        "write outside of its folder": lambda: open("/outside", "w").close(),
        "open a socket": lambda: socket.socket().close(),
        "start a process": lambda: os.fork() or os._exit(0),
        "run a program": lambda: os.execv(sys.executable, [sys.executable, "-c", ""]),
    }
    done = []
    for what, attempt in tries.items():
        with contextlib.suppress(OSError):
            attempt()
            done.append(what)
    Path("mine").write_text("what the process writes stays in its own folder")
    yield f"A process in the fence could {' and '.join(done)}." if done else ""


def _supervised(function, limits, visible, fenced):
    """Run it in a child, look at the clock, and tell how it ended. This process is outside of the fence."""
    if platform.machine() not in MACHINES or sys.platform != "linux":
        raise NoFence(f"{sys.platform} on {platform.machine()} is not known")
    root = os.geteuid() == 0
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    if fenced:
        user, group = os.geteuid(), os.getegid()
        kinds = NEWUTS | NEWIPC | NEWPID | NEWNET
        _call("unshare", kinds if root else kinds | NEWUSER)
        if not root:
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    reading, writing = os.pipe()
    with tempfile.TemporaryDirectory(prefix="nnlib-scores-") as place:
        os.chmod(place, 0o711 if fenced else 0o777)
        child = os.fork()
        if child == 0:
            os.dup2(writing, 3)
            os.set_inheritable(3, True)
            try:
                _call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
                _enter(place, visible, root) if fenced else os.chdir(place)
                _give_up_rights(root)
                _limit(limits, size)
                _silence()
                _filter()
            except BaseException as error:
                _tell(f"!{type(error).__name__}: {error}")
                os._exit(3)
            try:
                for line in function():
                    _tell("=" + line)
                _tell(".")
            except BaseException as error:
                _tell(f"-{type(error).__name__}")
            os._exit(0)
        os.close(writing)
        said, late = _read(reading, 3 * limits.seconds + 5)
        os.kill(child, signal.SIGKILL)
        _, status, used = os.wait4(child, 0)
    parts = said[:MOST_SAID].decode(errors="replace").split("\n")
    lines = [part[1:] for part in parts if part[:1] == "="]
    words = next((part[1:] for part in parts if part[:1] in ("!", "-")), f"signal {status & 127}")
    if parts[0][:1] == "!":
        raise NoFence(words)
    if "." in parts:
        return {"end": "done", "said": "", "lines": lines}
    spent = used.ru_utime + used.ru_stime >= 0.9 * limits.seconds
    return {"end": "time" if late or spent else "crash", "said": words, "lines": lines}


def _read(reading, seconds):
    """What comes until the end, and whether it came too late."""
    said, end = b"", time.monotonic() + seconds
    while len(said) <= MOST_SAID:
        if not select.select([reading], [], [], max(0, end - time.monotonic()))[0]:
            return said, True
        part = os.read(reading, MOST_SAID)
        if not part:
            break
        said += part
    return said, False


def _tell(text):
    with contextlib.suppress(OSError):
        os.write(3, text.replace("\n", " ").encode(errors="replace") + b"\n")


def _enter(place, visible, root):
    """Let nothing be seen but `visible`, read only, and a folder in memory."""
    new = str(Path(place, "root"))
    os.mkdir(new)
    _call("unshare", NEWNS)
    _call("mount", b"none", b"/", None, MS_REC | MS_PRIVATE, None)
    _mount("tmpfs", new, "tmpfs", MS_NOSUID | MS_NODEV, "size=8m,mode=755")
    for path in [*visible, "/dev/null", "/dev/urandom"]:
        inside = Path(new, path.lstrip("/"))
        inside.parent.mkdir(parents=True, exist_ok=True)
        if Path(path).is_dir():
            inside.mkdir(exist_ok=True)
        else:
            inside.touch()
        _mount(path, str(inside), None, MS_BIND | MS_REC, None)
    about = Path(new, "proc/self")  # copies: NumPy's threads and TensorFlow look here for their own files
    about.mkdir(parents=True)
    for name in ("maps", "cmdline"):
        (about / name).write_bytes(Path("/proc/self", name).read_bytes())
    (about / "exe").symlink_to(os.readlink("/proc/self/exe"))
    os.mkdir(new + OWN)
    os.mkdir(new + "/tmp")
    attributes = struct.pack("4Q", ATTR_RDONLY | ATTR_NOSUID, 0, 0, 0)
    _call("syscall", MOUNT_SETATTR, AT_FDCWD, new.encode(), AT_RECURSIVE, attributes, len(attributes))
    _mount("tmpfs", new + OWN, "tmpfs", MS_NOSUID | MS_NODEV, f"size={FILES},mode=777")
    _mount(new + OWN, new + "/tmp", None, MS_BIND, None)
    os.chdir(new)
    _call("syscall", MACHINES[platform.machine()][1], b".", b".")
    _call("umount2", b".", MNT_DETACH)
    os.chdir(OWN)


def _give_up_rights(root):
    if root:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        _call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # a new user has none
    else:
        _call("capset", struct.pack("Ii", 0x20080522, 0), bytes(24))
    _call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _limit(limits, size):
    whole = max(1, round(limits.seconds))
    for kind, most in (
        (resource.RLIMIT_CPU, whole),
        (resource.RLIMIT_AS, size + limits.memory),
        (resource.RLIMIT_FSIZE, FILES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_NPROC, 128),
    ):
        resource.setrlimit(kind, (most, most))


def _silence():
    """No way out but the pipe of the answer."""
    null = os.open("/dev/null", os.O_RDWR)
    for number in range(3):
        os.dup2(null, number)
    os.closerange(4, 1 << 16)
    sys.stdout = sys.stderr = open(1, "w", closefd=False)


def _filter():
    """Refuse system calls that start, run or reach anything else."""
    name, _, clone, refused = MACHINES[platform.machine()]
    lines = [(0x20, 0, 0, 4), (0x15, 1, 0, name), (0x06, 0, 0, REFUSED | EPERM), (0x20, 0, 0, 0)]
    lines += [(0x35, 0, 1, 0x40000000), (0x06, 0, 0, REFUSED | EPERM)]  # the second numbering of x86_64
    for number in refused:
        lines += [(0x15, 0, 1, number), (0x06, 0, 0, REFUSED | EPERM)]
    lines += [(0x15, 0, 1, CLONE3), (0x06, 0, 0, REFUSED | ENOSYS)]  # then the C library takes `clone`
    lines += [(0x15, 0, 3, clone), (0x20, 0, 0, 16), (0x45, 1, 0, CLONE_THREAD)]
    lines += [(0x06, 0, 0, REFUSED | EPERM), (0x06, 0, 0, ALLOWED)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in lines))
    program = struct.pack("HxxxxxxQ", len(lines), ctypes.addressof(code))
    _call("prctl", PR_SET_SECCOMP, 2, program, 0, 0)


def _mount(source, target, kind, flags, data):
    texts = [text.encode() if text is not None else None for text in (source, target, kind)]
    _call("mount", *texts, flags, data.encode() if data else None)


def _call(name, *arguments):
    """A function of the C library; raises OSError where it fails."""
    libc = ctypes.CDLL(None, use_errno=True)
    wide = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    if getattr(libc, name)(*wide) < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
