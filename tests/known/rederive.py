#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Turnout authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives again, from the formulas and with the standard library alone, the numbers that tst_sensitivity, tst_channel
and tst_stats hold Turnout to. Each line: what, the number the tests have, the number derived; exit code 1 where they
differ."""
import math
import sys

failed = False


def check(what, held, derived, tolerance=1e-5):
    global failed
    ok = abs(held - derived) <= tolerance * max(1, abs(held))
    print(f"{what:<52} {held:16.6f} {derived:16.6f} {'' if ok else 'DIFFERS'}")
    failed = failed or not ok


def wilson(p, n, z=1.959963984540054):
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return middle - half, middle + half


def e_value(rr):
    rr = rr if rr >= 1 else 1 / rr
    return rr + math.sqrt(rr * (rr - 1))


low, high = wilson(81 / 263, 263)
check("Wilson 81/263, low (Newcombe 1998a)", 0.255289, low)
check("Wilson 81/263, high", 0.366210, high)
n = 0.92 * 0.08 / 0.017**2
check("effective n of .92 with se .017", 254.671280, n)
check("Wilson on it, low", 0.880104, wilson(0.92, n)[0])

m, q, ratings, labels = 0.30, 0.80, 60, 200
kappa = (1 - m) / m * q / (1 - q)
error = math.sqrt(1 / (ratings * m * (1 - m)) + 1 / (labels * q * (1 - q)))
check("kappa of 18 up, 42 down, 160 of 200 good", 9.333333, kappa)
check("its error on the scale of ln", 0.332588, error)
check("its interval, low", 4.8634, kappa * math.exp(-1.96 * error), 1e-4)
check("its interval, high", 17.9117, kappa * math.exp(1.96 * error), 1e-4)
check("next month's 20 % read through it", 0.7, kappa * 0.2 / (kappa * 0.2 + 0.8))
check("tipping point of 30 % for 80 %", 9.333333, (1 - m) / m * 0.8 / 0.2)
for times, quality in ((2, 0.461538), (5, 0.681818), (10, 0.810811)):
    check(f"30 % with a kappa of {times}", quality, times * m / (times * m + 1 - m))
for rr, e in ((3.9, 7.2630), (1.8, 3.0), (0.8, 1.8090), (0.91, 1.4286), (10.73, 20.9478), (8.02, 15.5234)):
    check(f"E-value of {rr}", e, e_value(rr), 1e-4)
check("bounds with 2 % rated and 80 % up, low", 0.016, 0.02 * 0.8)
check("bounds, high", 0.996, 0.02 * 0.8 + 0.98)
check("labels that rho = .02 leaves of 2 % (Meng 2018)", 51.0204, 0.02 / 0.98 / 0.02**2)
check("labels that rho = .005 leaves", 816.3265, 0.02 / 0.98 / 0.005**2)

p_values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0]
taken = max(i + 1 for i, p in enumerate(p_values) if p <= 0.05 * (i + 1) / len(p_values))
check("discoveries of the thrombolysis trial (BH 1995)", 4, taken)
sys.exit(1 if failed else 0)
