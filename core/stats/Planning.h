// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// How many labels an interval takes. Pure functions; shares and half-widths are fractions, numbers of labels need not
/// be whole.
namespace turnout::stats {

/// A share among `sessions`, and how much of what labels differ in a model explains (R²; 0 without one).
struct Precision {
    double share = 0.5;
    double explained = 0;
    double sessions = 0;
};

/// Labels of an even draw for an interval of ± `half` at 95 %: n = z² Q (1 − Q) (1 − R²) / h² (power analysis of
/// prediction-powered inference, arXiv 2603.16041), less what a finite frame saves: n / (1 + n / N). Never more than
/// the sessions there are.
double labelsFor(double half, const Precision& precision);

/// The ± that so many labels give; 0 where every session is labelled.
double halfWidth(double labels, const Precision& precision);

/// The labels that an interval of so many effective ones is worth: the inverse of halfWidth, from
/// n_eff = Q (1 − Q) / V.
double labelsOfEffective(double effective, const Precision& precision);

/// From how many labels on `step` more narrow the interval by less than `gain`.
double enoughLabels(double step, double gain, const Precision& precision);

} // namespace turnout::stats
