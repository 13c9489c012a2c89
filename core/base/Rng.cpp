// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Rng.h"

#include <sstream>

namespace turnout {

std::string Rng::state() const
{
    std::ostringstream out;
    out << m_engine;
    return out.str();
}

bool Rng::restore(const std::string& state)
{
    std::istringstream in(state);
    std::mt19937_64 engine;
    in >> engine;
    if (in.fail())
        return false;
    m_engine = engine;
    return true;
}

} // namespace turnout
