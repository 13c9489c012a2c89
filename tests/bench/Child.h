// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/Table.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace bench {

/// How a program ended, and what it took.
struct Child {
    bool ok = false;
    double seconds = 0; ///< from start to end
    double processor = 0; ///< seconds, of all its threads
    double megabytes = 0; ///< the most memory it had
    std::string out; ///< the first bytes of what it printed
};

/// Runs a program with these arguments, without input and without its messages.
inline Child run(std::vector<std::string> command)
{
    Child child;
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return child;
    std::vector<char*> arguments;
    for (std::string& argument : command)
        arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    const double start = now();
    const pid_t pid = ::fork();
    if (pid == 0) {
        const int nothing = ::open("/dev/null", O_RDWR);
        ::dup2(nothing, STDIN_FILENO);
        ::dup2(ends[1], STDOUT_FILENO);
        ::dup2(nothing, STDERR_FILENO);
        ::execvp(arguments.front(), arguments.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    char block[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], block, sizeof block)) > 0;)
        if (child.out.size() < sizeof block)
            child.out.append(block, static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    rusage used{};
    child.ok = pid > 0 && ::wait4(pid, &status, 0, &used) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    child.seconds = now() - start;
    const auto secondsOf
        = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
    child.processor = secondsOf(used.ru_utime) + secondsOf(used.ru_stime);
    child.megabytes = static_cast<double>(used.ru_maxrss) / 1024;
    return child;
}

} // namespace bench
