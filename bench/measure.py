"""Shared by the benchmarks: finding programs, making sites, measuring commands, printing Markdown."""

import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
MIB = 1024 * 1024


class Cost:
    """The cost of one run of a command: wall and CPU seconds, and the peak of its memory in bytes."""

    def __init__(self, wall, cpu, peak):
        self.wall, self.cpu, self.peak = wall, cpu, peak


def run(command, folder, log, environment=None):
    """Runs a command to its end and gives its cost; a failure ends the benchmark, with the output of the command."""
    with open(log, "wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, stdin=subprocess.DEVNULL, stdout=output,
            stderr=subprocess.STDOUT, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        said = Path(log).read_text(errors="replace")[-2000:]
        sys.exit(f"{' '.join(map(str, command))} in {folder} ended with {process.returncode}:\n{said}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def median(costs):
    """The median of each figure."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "peak")))


def program(variable, name):
    """A program by environment variable, otherwise on PATH; None if it is not found."""
    given = os.environ.get(variable)
    found = shutil.which(given or name)
    if given and not found:
        sys.exit(f"{variable}={given} is not a program")
    return str(Path(found).absolute()) if found else None


def cargo_target():
    return Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target"))


def ours():
    """The binary of Chancery: OURS, otherwise a release build of this repository."""
    given = program("OURS", "") if "OURS" in os.environ else None
    if given:
        return given
    built(["--bin", "chancery"])
    return str(cargo_target() / "release" / "chancery")


def corpus():
    """The program that generates the sites: CORPUS, otherwise a release build of this repository."""
    given = program("CORPUS", "") if "CORPUS" in os.environ else None
    if given:
        return given
    built(["--example", "corpus"])
    return str(cargo_target() / "release" / "examples" / "corpus")


def built(what):
    note(f"building {what[1]}")
    subprocess.run(["cargo", "build", "--release", "--quiet", *what], cwd=REPOSITORY, check=True)


def make_site(corpus_program, folder, posts, flavour, variant="usual", pictures=()):
    subprocess.run(
        [corpus_program, "--posts", str(posts), "--out", folder, "--flavour", flavour, "--variant", variant, *pictures],
        check=True)


def overlay(folder):
    """Adds the settings and templates that match those of the other generators."""
    shutil.copytree(REPOSITORY / "bench" / "site", folder, dirs_exist_ok=True)


def version(command):
    """The first version number in the output of a program."""
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"\d+\.\d+(\.\d+)?", said.stdout + said.stderr)
    return found.group() if found else "unknown"


def files_below(folder):
    """The number of files in a folder and its subfolders, and their bytes."""
    count = size = 0
    for where, _, names in os.walk(folder):
        count += len(names)
        size += sum(os.lstat(os.path.join(where, name)).st_size for name in names)
    return count, size


def note(text):
    print(text, file=sys.stderr, flush=True)


def machine(folder):
    """One line on the machine, and on the file system of a folder."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MIB / 1024
    processor = platform.processor() or platform.machine()
    try:
        names = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
        processor = names[0] if names else processor
    except OSError:
        pass
    kind = subprocess.run(["stat", "-f", "-c", "%T", folder], capture_output=True, text=True, check=False).stdout.strip()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    # The kernel reports ext4 with the name of its predecessors.
    kind = {"": "unknown file system", "ext2/ext3": "ext4"}.get(kind, kind)
    return f"{cores} cores ({processor}), {memory:.0f} GiB of memory, {platform.system()}, {kind}"


def table(head, rows):
    """A Markdown table; the first column to the left, the others to the right."""
    lines = [f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 1)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)


def seconds(value):
    return f"{value * 1000:.0f} ms" if value < 0.995 else f"{value:.2f} s"


def mebibytes(value):
    return f"{value / MIB:,.0f} MiB"


def ratio(value, base):
    if not base:
        return ""
    return f"{value / base:.3f}" if value / base < 0.1 else f"{value / base:.2f}"


def command_line(environment):
    """The command as it was run, with the variables that choose programs, and without the names of folders."""
    shown = [f"{name}=…" for name in environment if name in os.environ] + [f"bench/{Path(sys.argv[0]).name}"]
    arguments = iter(sys.argv[1:])
    for argument in arguments:
        option, has_value, _ = argument.partition("=")
        if option not in ("--work", "--into", "--mark"):
            shown.append(argument)
            continue
        if not has_value:
            next(arguments, None)
        if option == "--work":
            shown.append("--work …")
    return " ".join(shown)


def deliver(text, into, mark):
    """Prints Markdown, or writes it into a document between the comments with the mark."""
    if not into:
        print(text)
        return
    path = Path(into)
    document = path.read_text()
    begin, end = f"<!-- {mark}: begin -->", f"<!-- {mark}: end -->"
    if begin not in document or end not in document:
        sys.exit(f"{into} has no {begin} … {end}")
    before, rest = document.split(begin, 1)
    after = rest.split(end, 1)[1]
    path.write_text(f"{before}{begin}\n{text}\n{end}{after}")
    note(f"written into {into}, between the comments `{mark}`")
