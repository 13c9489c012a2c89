#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Turnout authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives again, from the formulas and with the standard library alone, the numbers that tst_sensitivity, tst_channel,
tst_stats and tst_corrections hold Turnout to. Each line: what, the number the tests have, the number derived; exit code 1 where they
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
# Rats with tumours in 71 groups (Tarone 1982; Gelman et al., Bayesian Data Analysis, 5.3: E(alpha) = 2.4, E(beta) = 14.3),
# by plain integration on a fine grid, even over the mean and 1/sqrt(alpha + beta).
rats = ([(0, 20)] * 7 + [(0, 19)] * 4 + [(0, 18)] * 2 + [(0, 17)] + [(1, 20)] * 4 + [(1, 19)] * 2 + [(1, 18)] * 2
        + [(2, 25), (2, 24), (2, 23)] + [(2, 20)] * 6 + [(1, 10), (5, 49), (2, 19), (5, 46), (3, 27), (2, 17), (7, 49)]
        + [(7, 47)] + [(3, 20)] * 2 + [(2, 13), (9, 48), (10, 50)] + [(4, 20)] * 7 + [(10, 48)] + [(4, 19)] * 3
        + [(5, 22), (11, 46), (12, 49), (5, 20), (5, 20), (6, 23), (5, 19), (6, 22)] + [(6, 20)] * 3
        + [(16, 52), (15, 47), (15, 46), (9, 24), (4, 14)])
kinds = {pair: rats.count(pair) for pair in rats}
points = []
for i in range(240):
    k = ((i + 0.5) / 240) ** -2
    for j in range(240):
        mean = (j + 0.5) / 240 * 0.4
        a, b = mean * k, (1 - mean) * k
        each = math.lgamma(k) - math.lgamma(a) - math.lgamma(b)
        points.append((sum(times * (each + math.lgamma(a + y) + math.lgamma(b + n - y) - math.lgamma(k + n))
                           for (y, n), times in kinds.items()), a, b))
likeliest = max(points)[0]
points = [(math.exp(log - likeliest), a, b) for log, a, b in points if log > likeliest - 40]
everything = sum(weight for weight, _, _ in points)


def expected(of):
    return sum(weight * of(a, b) for weight, a, b in points) / everything


check("rats, E(alpha) as printed", 2.4, expected(lambda a, b: a), 0.03)
check("rats, E(beta) as printed", 14.3, expected(lambda a, b: b), 0.03)
check("rats, mean of the groups", 0.144297, expected(lambda a, b: a / (a + b)), 1e-4)
for (y, n), value, error in (((4, 14), 0.210857, 0.075260), ((0, 20), 0.063570, 0.041605)):
    mean = expected(lambda a, b: (a + y) / (a + b + n))
    square = expected(lambda a, b: (a + y) * (a + y + 1) / ((a + b + n) * (a + b + n + 1)))
    check(f"rats, {y} of {n}", value, mean, 1e-4)
    check(f"rats, {y} of {n}, deviation", error, math.sqrt(square - mean * mean), 1e-4)

# All of 3, of 50 and of 500 are good: what is left is how far below 1 a group may lie.
points = []
for i in range(160):
    k = ((i + 0.5) / 160) ** -2
    for step in range(-50, 350):
        mean = 1 / (1 + math.exp(-step / 10))
        rest = 1 / (1 + math.exp(step / 10))
        a, b = mean * k, rest * k
        log = sum(math.lgamma(k) - math.lgamma(a) + math.lgamma(a + n) - math.lgamma(k + n) for n in (3, 50, 500))
        points.append((math.exp(log) * mean * rest, a, b))
everything = sum(weight for weight, _, _ in points)
mean = expected(lambda a, b: (a + 3) / (a + b + 3))
square = expected(lambda a, b: (a + 3) * (a + 4) / ((a + b + 3) * (a + b + 4)))
check("3 of 3 beside 50 of 50 and 500 of 500", 0.9828, mean, 1e-3)
check("3 of 3, deviation", 0.0546, math.sqrt(square - mean * mean), 1e-3)
sys.exit(1 if failed else 0)
