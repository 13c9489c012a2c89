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

/// Ctrl-C asks the running job to stop cleanly; a second one ends the process at once.
void cancelOnInterrupt(const turnout::CancelToken& cancel)
{
    g_cancel = &cancel;
    struct sigaction action { };
    action.sa_handler = onInterrupt;
    sigemptyset(&action.sa_mask);
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

int main(int argc, char* argv[])
{
    const turnout::CancelToken cancel;
    cancelOnInterrupt(cancel);
    return turnout::cli::runCli(argc, argv, std::cout, std::cerr, std::cin, cancel);
}
