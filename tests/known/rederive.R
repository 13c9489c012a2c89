# SPDX-FileCopyrightText: 2026 The Turnout authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Derives again, with R's survey package and its own data, the numbers that tst_survey, tst_corrections, tst_margins and
# tst_stats hold Turnout to. Each line: what, the number the tests have, the number R gives; exit code 1 where they
# differ, 77 where the package is not installed.
if (!requireNamespace("survey", quietly = TRUE)) {
    cat("R has no package survey\n")
    quit(status = 77)
}
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust")
data(api)
data(election)
failed <- FALSE
check <- function(what, held, derived, tolerance = 1e-5) {
    ok <- abs(held - derived) <= tolerance * max(1, abs(held))
    cat(sprintf("%-52s %16.6f %16.6f %s\n", what, held, derived, if (ok) "" else "DIFFERS"))
    if (!ok) failed <<- TRUE
}
both <- function(what, mean, se, estimate, tolerance = 1e-5) {
    check(paste(what, "mean"), mean, coef(estimate)[[1]], tolerance)
    check(paste(what, "se"), se, SE(estimate)[[1]], tolerance)
}

simple <- svydesign(id = ~1, data = apisrs, fpc = ~fpc)
both("simple random sample, api00", 656.585, 9.249722, svymean(~api00, simple))
both("simple random sample, enroll total", 3621074.3, 169520.5, svytotal(~enroll, simple), 1e-4)
strata <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc)
both("stratified sample, api00", 662.287363, 9.408941, svymean(~api00, strata))
clusters <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
both("cluster sample, api00", 644.169399, 23.542241, svymean(~api00, clusters))

types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
wide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
both("post-stratified on stype", 642.310788, 23.920486, svymean(~api00, postStratify(clusters, ~stype, types)))
raked <- rake(clusters, list(~stype, ~sch.wide), list(types, wide))
both("raked on stype and sch.wide", 641.230247, 23.703641, svymean(~api00, raked))
w <- weights(raked)
check("raked, effective sample size", 174.010528, sum(w)^2 / sum(w^2), 1e-4)

p <- election_pps$p
check("Hájek variance of the election data, se", 2432464.4056, {
    c <- (1 - p) * length(p) / (length(p) - 1)
    e <- election_pps$Bush / p
    sqrt(sum(c * (e - sum(c * e) / sum(c))^2))
}, 1e-6)
quit(status = if (failed) 1 else 0)
