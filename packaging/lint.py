# SPDX-FileCopyrightText: 2026 The Turnout authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy on every source of core, ui and app in a build's compile_commands.json.

Checks that take long for the little that g++'s own warnings do not say are left to the preset "tidy", which runs all of
.clang-tidy.

A file that passed is not looked at again until it, one of our headers it includes, its compile command, the checks or
clang-tidy change: ~/.cache/turnout-lint holds an empty file named by the hash of all of them.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path.cwd()
SLOW = "--checks=" + ",".join("-" + check for check in (
    "clang-analyzer-*", "performance-unnecessary-value-param", "bugprone-misplaced-widening-cast",
    "bugprone-not-null-terminated-result", "bugprone-signed-char-misuse", "bugprone-sizeof-expression",
    "bugprone-suspicious-string-compare", "bugprone-undelegated-constructor"))
DAYS_KEPT = 60
FOLDERS = [ROOT / name for name in ("core", "ui", "app")]


def ours(path):
    return any(path.is_relative_to(folder) for folder in FOLDERS)


def digest(path, known={}):
    if path not in known:
        known[path] = hashlib.sha256(path.read_bytes()).hexdigest()
    return known[path]


def dependencies(build):
    """Object file -> our files it was compiled from, as Ninja recorded them."""
    found = {}
    current = None
    text = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True).stdout
    for line in text.splitlines():
        if line.startswith("    "):
            path = pathlib.Path(os.path.normpath(build / line.strip()))
            if ours(path) and path.exists():
                current.append(path)
        elif "#deps" in line:
            current = found.setdefault(line.split(":")[0], [])
    return found


def tidy(build, source):
    start = time.monotonic()
    run = subprocess.run(
        # Compiler warnings are the compiler's business: the build has them as errors already.
        ["clang-tidy", "--quiet", "-p", str(build), SLOW, "--extra-arg=-Wno-error", str(source)],
        capture_output=True, text=True)
    said = run.stdout.strip()
    if run.returncode != 0 and not said:
        said = run.stderr.strip()
    return run.returncode == 0, said, time.monotonic() - start


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    passed = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "turnout-lint"
    passed.mkdir(parents=True, exist_ok=True)
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, text=True).stdout
    checks = version + SLOW + digest(ROOT / ".clang-tidy")
    objects = dependencies(build)

    files = 0
    work = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        source = pathlib.Path(entry["file"])
        if not ours(source):
            continue
        files += 1
        command = entry["command"]
        read = sorted(set(objects.get(command.partition(" -o ")[2].split(" ")[0], [])))
        # The same tree in another directory has the same key.
        parts = [checks, command.replace(str(build), "").replace(str(ROOT), "")]
        parts += [f"{path.relative_to(ROOT)} {digest(path)}" for path in read]
        key = hashlib.sha256("\n".join(parts).encode()).hexdigest() if read else None
        if key and (passed / key).exists():
            (passed / key).touch()
        else:
            work[source] = key
    for old in passed.iterdir():
        if old.stat().st_mtime < time.time() - DAYS_KEPT * 24 * 3600:
            old.unlink(missing_ok=True)

    failed = 0
    slowest = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {pool.submit(tidy, build, source): source for source in sorted(work)}
        for job in concurrent.futures.as_completed(jobs):
            source = jobs[job]
            clean, said, seconds = job.result()
            slowest.append((seconds, source))
            if not clean:
                failed += 1
                print(f"{source.relative_to(ROOT)}:\n{said}\n", flush=True)
            elif work[source]:
                (passed / work[source]).touch()
    print(f"clang-tidy: {files} files, {len(work)} of them looked at, {failed} with something to say")
    for seconds, source in sorted(slowest, reverse=True)[:5]:
        print(f"  {seconds:5.1f} s  {source.relative_to(ROOT)}")
    return 1 if failed else 0


sys.exit(main())
