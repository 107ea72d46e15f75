#' # Reading results in R
#'
#' Results are HDF5: rhdf5 alone opens them (Debian: r-bioc-rhdf5), no Python is needed. First, in the root of the tree,
#'
#'     build/release/consortia run scenarios/toy/baseline.yaml --seeds 8 --out results/toy
#'
#' `knitr::spin` makes a page of this file.

library(rhdf5)
file <- "results/toy/run.h5"

#' What there is: one variable an indicator, over `seed` and `time`; cuts by region and so on over one dimension more. R turns dimensions
#' round, so time comes first.

there <- h5ls(file)
print(head(there[there$group == "/", c("name", "dim")], 12), row.names = FALSE)

#' Unit and name stand at the variable, in English and Chinese (HDF5's own lists of dimensions rhdf5 does not read, and says so).

about <- suppressWarnings(h5readAttributes(file, "participation"))
cat(about$long_name, " (", about$units, ")\n", sep = "")

#' Median and four of five seeds, quarter by quarter. Missing is NaN.

participation <- h5read(file, "participation")
quarters <- h5read(file, "quarter")
stopifnot(nrow(participation) == length(quarters))
bands <- apply(participation, 1, quantile, c(0.1, 0.5, 0.9), na.rm = TRUE)

svg("participation.svg", width = 7, height = 3.5)
matplot(t(bands), type = "l", lty = c(2, 1, 2), col = "steelblue", xaxt = "n", xlab = "", ylab = about$long_name)
every <- seq(1, length(quarters), 8)
axis(1, every, quarters[every], las = 2, cex.axis = 0.7)
invisible(dev.off())
cat(sprintf("mean %.12f\n", mean(participation)))

#' A cut: regions come first, then time, then seeds.

exchanges <- h5read(file, "exchanges_by_region")
print(dim(exchanges))
h5closeAll()
