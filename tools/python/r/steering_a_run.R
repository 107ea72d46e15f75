#' # Steering runs from R
#'
#' Through reticulate, which calls the Python package (Debian: r-cran-reticulate). Started in the root of the tree, with PYTHONPATH=build/release/python;
#' `knitr::spin` makes a page of this file.

library(reticulate)
use_python("/usr/bin/python3", required = TRUE)
co <- import("consortia")

#' A scenario, a variation of it, and both with the same luck. Whole numbers need their `L`.

toy <- co$Scenario("scenarios/toy/baseline.yaml")
seats <- toy$with_levers(dict(policy.seat_subsidy = 0.6), name = "seats", title = "Subsidised seats")
both <- co$compare(list(toy, seats), seeds = 4L)
cat(both$answer, sep = "\n")

#' Tables are data frames.

shown <- subset(both$differences, indicator %in% c("participation", "matched_graduates", "net_cost") & is.na(cut))
print(shown[, c("indicator", "period", "difference", "low", "high")], row.names = FALSE)

#' A run is an array: seeds in rows, quarters in columns.

runs <- toy$run(seeds = 4L)
participation <- runs$participation$values
stopifnot(nrow(participation) == 4)

#' One run, quarter by quarter, with a policy that answers to what it sees. Firms are a data frame.

run <- toy$with_keys(name = "short", steps = 12L, burn_in = 4L)$simulation(seed = 0L)
path <- data.frame()
while (!is.null(quarter <- iter_next(run))) {
    participating <- as.numeric(run$indicators["participation"])
    if (participating < 0.01) py_set_item(run$levers, "policy.seat_subsidy", 0.6)
    path <- rbind(path, data.frame(quarter = quarter, participating = participating, firms = nrow(run$frame("firm"))))
}
print(path, row.names = FALSE)
cat("digest", run$digest, "\n")

svg("steering.svg", width = 7, height = 3.5)
plot(path$participating, type = "b", xaxt = "n", xlab = "", ylab = "participation", main = "A subsidy begun while few take part")
axis(1, seq_len(nrow(path)), path$quarter, las = 2, cex.axis = 0.7)
invisible(dev.off())
