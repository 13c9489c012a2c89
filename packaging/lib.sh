# SPDX-FileCopyrightText: 2026 The Turnout authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What packaging/run and packaging/test share: the packages, and steps that are quiet unless they fail. Sourced with the
# repository's root as working directory.

say() {
    printf '%s\n' "$*"
}

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The packages under the given headings of packaging/packages.
packages() {
    local heading
    for heading in "$@"; do
        awk -v want="[$heading]" '/^\[/ { on = ($0 == want); next } on && NF && !/^#/ { print $1 }' packaging/packages
    done
}

# step NAME COMMAND…: runs the command without input, prints one line with its duration. Where it fails: the last lines
# of what it said, where all of it is, and the end of the script. TURNOUT_LOGS is where the logs go.
step() {
    local name=$1 log start status=0
    shift
    mkdir -p "$TURNOUT_LOGS"
    log=$TURNOUT_LOGS/$(printf '%s' "$name" | tr -c 'A-Za-z0-9\n' '-').log
    printf '%-44s ' "$name"
    start=$(date +%s%N)
    LC_ALL=C.UTF-8 "$@" >"$log" 2>&1 </dev/null || status=$?
    local tenths=$((($(date +%s%N) - start) / 100000000))
    if [ "$status" -ne 0 ]; then
        printf 'failed (exit code %s)\n' "$status"
        tail -n 40 "$log" | sed 's/^/    /' >&2
        die "$name failed. All of its output: $log"
    fi
    printf '%d.%d s\n' $((tenths / 10)) $((tenths % 10))
}

apt_get() {
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 \
        -o Acquire::Retries=3 "$@"
}

# install_packages HEADING…: installs what is missing of the lists, and touches nothing where nothing is.
install_packages() {
    local wanted missing
    mapfile -t wanted < <(packages "$@")
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is not Debian: nothing is installed. Needed is what packaging/packages names."
        return
    fi
    mapfile -t missing < <(
        # shellcheck disable=SC2016
        { dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true; } |
            awk '$1 == "installed" { print $2 }' | LC_ALL=C sort -u |
            LC_ALL=C comm -13 - <(printf '%s\n' "${wanted[@]}" | LC_ALL=C sort -u))
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "Missing packages, and neither root nor sudo to install them. As root:
    apt-get update && apt-get install ${missing[*]}"
        # Asks for the password here, where it can be seen and typed.
        sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; } || die "Missing packages, and sudo needs a password. Run:
    sudo apt-get update && sudo apt-get install ${missing[*]}"
    fi
    step "Package lists" apt_get update
    step "Install ${#missing[@]} packages" apt_get install --no-install-recommends "${missing[@]}"
}

# configure PRESET [OPTION…] and build PRESET [OPTION…]: with ccache where there is one.
configure() {
    local preset=$1 launcher=()
    shift
    command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    step "Configure $preset" cmake --preset "$preset" "${launcher[@]}" "$@"
}

build() {
    local preset=$1
    shift
    step "Build $preset" cmake --build --preset "$preset" -j "$(nproc)" "$@"
}

# A home for caches even where the environment brings none (a bare container).
: "${HOME:=$(getent passwd "$(id -u)" | cut -d: -f6)}"
export HOME
if [ ! -w "$HOME" ] && [ -z "${XDG_CACHE_HOME:-}" ]; then
    export XDG_CACHE_HOME=$PWD/build/cache
fi
TURNOUT_LOGS=${TURNOUT_LOGS:-$PWD/build/logs}
