# SPDX-FileCopyrightText: 2026 The Turnout authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy on every source of core, ui and app in a build's compile_commands.json.

The static analyzer takes three times as long as everything else together, so it is left to the preset "tidy", which
runs all of .clang-tidy.

A file that passed is not looked at again until it, one of our headers it includes, its compile command, the checks or
clang-tidy change: BUILD/lint holds an empty file named by the hash of all of them.
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
        ["clang-tidy", "--quiet", "-p", str(build), "--checks=-clang-analyzer-*", "--extra-arg=-Wno-error", str(source)],
        capture_output=True, text=True)
    said = run.stdout.strip()
    if run.returncode != 0 and not said:
        said = run.stderr.strip()
    return run.returncode == 0, said, time.monotonic() - start


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    passed = build / "lint"
    passed.mkdir(exist_ok=True)
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, text=True).stdout
    checks = version + digest(ROOT / ".clang-tidy")
    objects = dependencies(build)

    work = {}
    keys = set()
    for entry in json.loads((build / "compile_commands.json").read_text()):
        source = pathlib.Path(entry["file"])
        if not ours(source):
            continue
        output = entry["command"].partition(" -o ")[2].split(" ")[0]
        parts = [checks, entry["command"]]
        parts += [str(path) + digest(path) for path in sorted(set(objects.get(output, [])))]
        key = hashlib.sha256("\n".join(parts).encode()).hexdigest() if len(parts) > 2 else None
        keys.add(key)
        if key is None or not (passed / key).exists():
            work[source] = key
    for old in passed.iterdir():
        if old.name not in keys:
            old.unlink()

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
    print(f"clang-tidy: {len(keys)} files, {len(work)} of them looked at, {failed} with something to say")
    for seconds, source in sorted(slowest, reverse=True)[:5]:
        print(f"  {seconds:5.1f} s  {source.relative_to(ROOT)}")
    return 1 if failed else 0


sys.exit(main())
