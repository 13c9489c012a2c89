// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Cli.h"

#include <csignal>
#include <iostream>

namespace {

/// Set before the handler is installed; setting the flag inside is all the handler does.
const turnout::CancelToken* g_cancel = nullptr;

void onInterrupt(int)
{
    g_cancel->cancel();
}

/// While it lives, Ctrl-C asks the running job to stop cleanly; a second one ends the process at once.
class CancelOnInterrupt {
public:
    explicit CancelOnInterrupt(const turnout::CancelToken& cancel)
    {
        g_cancel = &cancel;
        handle(onInterrupt, static_cast<int>(SA_RESETHAND));
    }
    ~CancelOnInterrupt() ///< the token goes, and there is nothing left to stop
    {
        handle(SIG_DFL, 0);
    }
    CancelOnInterrupt(const CancelOnInterrupt&) = delete;
    CancelOnInterrupt& operator=(const CancelOnInterrupt&) = delete;

private:
    static void handle(void (*handler)(int), int flags)
    {
        struct sigaction action { };
        action.sa_handler = handler;
        sigemptyset(&action.sa_mask);
        action.sa_flags = flags;
        sigaction(SIGINT, &action, nullptr);
        sigaction(SIGTERM, &action, nullptr);
    }
};

} // namespace

int main(int argc, char* argv[])
{
    const turnout::CancelToken cancel;
    const CancelOnInterrupt whileRunning(cancel);
    return turnout::cli::runCli(argc, argv, std::cout, std::cerr, std::cin, cancel);
}
