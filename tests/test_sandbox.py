"""``.github/without-network``: each wall and each limit that it promises, tried from inside.

Where it may not build them (no root, no sudo), it must run nothing. In a workflow these tests run inside it already.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / ".github/without-network"
INSIDE = os.environ.get("SANDBOXED") == "1"
MAY = os.getuid() == 0 or subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0 if shutil.which("sudo") else os.getuid() == 0  # fmt: skip
REFUSES = (125, "without-network needs root, or sudo without a password. Nothing was run.\n")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that the command may write, not in memory, which it does not see; where these tests are root, it belongs to nobody."""
    with tempfile.TemporaryDirectory(dir="/tmp") as made:
        if os.getuid() == 0:
            os.chown(made, 65534, 65534)
        yield Path(made)


def tried(folder: Path, script: str, **limits: str) -> tuple[int, str, str]:
    """Exit code and words of a shell script inside; the lower ``limits`` are set by hand where we are inside already."""
    words = ["bash", "-c", script]
    if not INSIDE:
        words = [str(SCRIPT), str(folder), *words]
    elif "MEMORY_MB" in limits or "FILE_MB" in limits:
        unit = {"MEMORY_MB": "--data", "FILE_MB": "--fsize"}
        words = ["prlimit", *(f"{unit[name]}={int(value) << 20}" for name, value in limits.items()), *words]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, timeout=60, env={**os.environ, **limits})  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def holds(folder: Path, script: str, expected: str, **limits: str) -> None:
    code, out, err = tried(folder, script, **limits)
    if INSIDE or MAY:
        assert out.strip() == expected, (code, out, err)
    else:
        assert (code, err, out) == (*REFUSES, "")


def test_no_network_but_the_machine_itself(folder: Path) -> None:
    hits: list[str] = []

    class Ears(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Ears)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    port = server.server_address[1] if not INSIDE else 9
    holds(
        folder,
        f"(exec 3<>/dev/tcp/127.0.0.1/{port} && printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3) 2>/dev/null || echo closed",
        "closed",
    )
    server.shutdown()
    server.server_close()
    assert hits == []
    holds(folder, "cut -d: -f1 /proc/net/dev | tail -n +3 | tr -d ' '", "lo")


def test_only_the_folder_can_be_written(folder: Path) -> None:
    holds(folder, "touch mine && echo mine; touch /var/tmp/x 2>/dev/null || echo not there; touch /x 2>/dev/null || echo nor there", "mine\nnot there\nnor there")  # fmt: skip


def test_what_is_left_in_memory_is_gone(folder: Path) -> None:
    name = f"/dev/shm/coursebook-{os.getpid()}"
    holds(
        folder,
        f"echo x >{name} && echo written; df --output=size -B1M /dev/shm | tail -n 1 | tr -d ' '",
        "written\n1024",
    )
    if not INSIDE:
        assert not Path(name).exists()


def test_no_other_disk_can_be_written(folder: Path) -> None:
    """Each mount but the folder, /tmp and /dev/shm can only be read; /proc and /dev/pts hold no files."""
    script = """
    declare -A last # of two at one place, the later one is in sight
    while read -r _ _ _ _ place flags _; do last[$place]=$flags; done </proc/self/mountinfo
    for place in "${!last[@]}"; do
      case $place in "$PWD" | /tmp | /dev/shm | /dev/pts | /proc | /proc/*) continue ;; esac
      [ -e "$place" ] && case ,${last[$place]}, in *,ro,*) ;; *) echo "$place" ;; esac
    done
    echo end"""
    holds(folder, script, "end")


def test_no_rights_can_be_had(folder: Path) -> None:
    holds(
        folder,
        "grep -E '^(NoNewPrivs|CapEff|CapBnd)' /proc/self/status | tr -d '\\t 0'",
        "CapEff:\nCapBnd:\nNoNewPrivs:1",
    )
    holds(folder, "sudo -n true 2>/dev/null && echo root || echo no; test -S /run/docker.sock && echo docker || echo none; id -u | grep -qx 0 && echo root || echo nobody", "no\nnone\nnobody")  # fmt: skip


def test_no_secret_of_the_caller_is_in_sight(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not INSIDE:
        monkeypatch.setenv("ACTIONS_RUNTIME_TOKEN", "abc")
    holds(
        folder,
        "env | grep -cE 'TOKEN|SUDO|GITHUB_'; cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' | grep -c RUNTIME_TOKEN",
        "0\n0",
    )


def test_memory_of_a_process(folder: Path) -> None:
    script = "head -c 400M /dev/zero | tail -n 1 >/dev/null 2>&1 && echo all || echo stopped"
    holds(folder, script, "stopped", MEMORY_MB="100")
    holds(folder, "test $(ulimit -d) -le 4194304 && echo limit", "limit")


def test_size_of_a_file(folder: Path) -> None:
    holds(folder, "head -c 3M /dev/zero >big 2>/dev/null; stat -c %s big", "1048576", FILE_MB="1")
    holds(folder, "test $(ulimit -f) -le 524288 && test $(ulimit -c) = 0 && echo limit", "limit")


def test_number_of_processes(folder: Path) -> None:
    script = "for i in $(seq 60); do sleep 5 & done 2>/dev/null; echo $(( $(jobs -p | wc -l) < 60 ))"
    if INSIDE:
        holds(folder, "test $(ulimit -u) -le 1024 && echo limit", "limit")
        return
    code, out, _ = tried(folder, script, PROCESSES="30")
    assert code != 0 and "0" not in out.split(), (code, out)


@pytest.mark.parametrize(
    ("script", "limit", "says"),
    [
        ("for i in 1 2 3; do head -c 90M /dev/zero | tail -n 1 | sleep 20 & done; wait", {"TOTAL_MB": "100"}, "more than 100 MB of memory"),
        ("head -c 200M /dev/zero >/dev/shm/big; sleep 20", {"TOTAL_MB": "100"}, "more than 100 MB of memory"),
        ("sleep 50", {"MINUTES": "0"}, "more than 0 minutes"),
    ],
)  # fmt: skip
def test_what_it_takes_together(script: str, limit: dict[str, str], says: str, folder: Path) -> None:
    if INSIDE:
        holds(folder, "tr '\\0' ' ' </proc/1/cmdline | grep -c '8192 2400'", "1")
        return
    start = time.monotonic()
    code, _, err = tried(folder, script, **limit)
    expected = (124, f"without-network: stopped, for it took {says}.\n") if MAY else REFUSES
    assert (code, "".join(line for line in err.splitlines(True) if line.startswith("without-network"))) == expected, err
    assert time.monotonic() - start < 15


def test_nothing_lives_on(folder: Path) -> None:
    """What still writes when the command ends writes nothing after it."""
    writes = "for n in {1..200}; do echo $n >late; sleep 0.02; done"
    holds(folder, f"setsid bash -c '{writes}' >/dev/null 2>&1 & until [ -s late ]; do sleep 0.02; done; echo gone", "gone")  # fmt: skip
    if not INSIDE:
        last = (folder / "late").read_text()
        time.sleep(0.4)
        assert (folder / "late").read_text() == last


def test_forged_commands_of_a_workflow_are_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if INSIDE or not MAY:
        holds(folder, "echo text", "text")
        return
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    said = [tried(folder, "echo '::error::forged'; echo $GITHUB_ACTIONS")[1] for _ in range(2)]
    words = []
    for out in said:
        first, forged, empty, *end = out.splitlines()
        word = first.removeprefix("::stop-commands::")
        assert len(word) == 40 and forged == "::error::forged" and empty == "" and end[-1] == f"::{word}::"
        words.append(word)
    assert words[0] != words[1]


def test_the_exit_code_is_the_commands(folder: Path) -> None:
    code, _, _ = tried(folder, "exit 7")
    assert code == (7 if INSIDE or MAY else 125)
    if not INSIDE:
        called = subprocess.run([SCRIPT, folder / "nowhere", "true"], capture_output=True, check=False)
        assert called.returncode == 125
    assert sys.platform == "linux"
