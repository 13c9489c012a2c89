# SPDX-FileCopyrightText: 2026 The Turnout authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Derives again, with R's survey package and its own data, the numbers that tst_survey, tst_corrections, tst_margins,
# tst_compare_measures and tst_stats hold Turnout to. Each line: what, the number the tests have, the number R gives;
# exit code 1 where they differ, 77 where the package is not installed.
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

# Rao & Scott's test that two groups are made up alike: survey's X², the corrected one, and p.
alike <- function(what, group, value, weight, chisq, corrected, p) {
    s <- data.frame(g = factor(group), v = factor(value), w = weight)
    test <- svychisq(~g + v, svydesign(id = ~1, weights = ~w, data = s), statistic = "Chisq")
    check(paste(what, "chi-square"), chisq, test$statistic[[1]])
    check(paste(what, "p"), p, test$p.value[[1]])
    check(paste(what, "corrected"), corrected, qchisq(test$p.value[[1]], nlevels(s$v) - 1, lower.tail = FALSE))
}
with(apistrat, {
    alike("awards by api00", awards, cut(api00, c(0, 550, 650, 750, 1000)), pw, 5.20988731, 4.54632908, 0.20819488)
    alike("sch.wide by meals", sch.wide, cut(meals, c(-1, 25, 50, 75, 100)), pw, 4.28898755, 4.65719505, 0.19869016)
})
groups <- rep(c("a", "b"), c(30, 50))
alike("a value that one group lacks", groups, rep(c(1, 2, 1, 2, 3), c(12, 18, 10, 25, 15)),
    1 + (seq_along(groups) * 7) %% 5, 12.48232206, 10.57721833, 0.00504878)
surfaces <- function(n) rep(c("android", "api", "ios", "slack", "web"), n)
heavy <- function(s) ifelse(s == "api", 4, 1) # three of four sessions by API were left out of the import
for (of in list(list("rated", c(4026, 722, 4984, 1150, 8762), c(79, 0, 116, 2, 159), 73.0001978, 76.4921208, 9.63259e-16),
    list("labeled", c(4045, 678, 5036, 1138, 8803), c(60, 44, 64, 14, 118), 269.9579484, 205.8538853, 2.0707368e-43))) {
    surface <- c(surfaces(of[[2]]), surfaces(of[[3]]))
    alike(paste("demo's surfaces,", of[[1]]), rep(c("no", "yes"), c(sum(of[[2]]), sum(of[[3]]))), surface,
        heavy(surface), of[[4]], of[[5]], of[[6]])
}
quit(status = if (failed) 1 else 0)
