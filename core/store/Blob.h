// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <span>
#include <vector>

namespace turnout::store {

// Lists of numbers are stored as the machine has them; the file's format says little-endian.
static_assert(std::endian::native == std::endian::little);

/// The bytes of a list of numbers, to bind as a blob.
template <typename T>
std::span<const std::byte> blobOf(const std::vector<T>& numbers)
{
    return std::as_bytes(std::span(numbers));
}

/// A blob as numbers; bytes over at the end are left out.
template <typename T>
std::vector<T> numbersOf(std::span<const std::byte> blob)
{
    std::vector<T> numbers(blob.size() / sizeof(T));
    if (!numbers.empty())
        std::memcpy(numbers.data(), blob.data(), numbers.size() * sizeof(T));
    return numbers;
}

} // namespace turnout::store
