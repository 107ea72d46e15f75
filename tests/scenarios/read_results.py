#!/usr/bin/python3
"""Reads a result as its users do, through xarray (both engines) and h5py, and checks what they rely on.

    read_results.py RESULT               what holds for every run.h5
    read_results.py --synthetic RESULT   and that the numbers are those of tests/unit/output/synthetic.hpp

Ends with 77 (CTest: skipped) where a module is missing, and says which; 0 if all holds; 1 with the failures named.
"""

import itertools
import sys

try:
    import h5py
    import numpy
    import xarray
except ImportError as missing:
    print(f"SKIPPED: {missing}")
    sys.exit(77)

ENGINES = {"h5netcdf": "h5netcdf", "netcdf4": "netCDF4"}
NOTES = ["Conventions", "title", "model", "scenario", "seed", "version", "commit", "content_digest"]
AUXILIARY = {"quarter", "scenario_title", "scenario_title_zh", "base_seed", "final_digest"}
KINDS = {"stock": "time: point", "flow": "time: sum", "ratio": None}
failures = []


def check(holds, *what):
    if not holds:
        failures.append(" ".join(str(w) for w in what))


def engines():
    for engine, module in ENGINES.items():
        try:
            __import__(module)
            yield engine
        except ImportError as missing:
            print(f"not tried: xarray's {engine}: {missing}")


# What holds for every result

def check_result(engine, data):
    for note in NOTES:
        check(note in data.attrs, engine, "lacks the attribute", note)
    check(data.attrs.get("Conventions") == "CF-1.8", engine, "other conventions")
    for name in data.dims:
        check(name in data.indexes, engine, "dimension without coordinates:", name)
        check("long_name" in data[name].attrs, engine, "dimension without long_name:", name)
    check("seed" in data.dims and numpy.issubdtype(data.seed.dtype, numpy.integer), engine, "seeds are not whole numbers")
    check({str(seed) for seed in data.base_seed.values} == {data.attrs["seed"]}, engine, "base_seed is not the seed")
    check_time(engine, data)
    check(len(data.data_vars) > 0, engine, "no indicators")
    for name in data.data_vars:
        if name != "state_digest":
            check_indicator(engine, data[name])


def check_time(engine, data):
    if "quarter" not in data.coords:
        check(list(data.time.values) == list(range(1, data.sizes["time"] + 1)), engine, "steps are not 1, 2, …")
        return
    check(numpy.issubdtype(data.time.dtype, numpy.datetime64), engine, "time is not dates but", data.time.dtype)
    quarters = [f"{t.dt.year.item()}Q{t.dt.quarter.item()}" for t in data.time]
    check(quarters == list(data.quarter.values), engine, "quarter and time disagree")
    check(all(t.dt.day.item() == 1 and t.dt.month.item() % 3 == 1 for t in data.time), engine, "no first day of a quarter")


def check_indicator(engine, variable):
    where = f"{engine}: {variable.name}:"
    leading = ("scenario", "seed", "time") if "scenario" in variable.dims else ("seed", "time")
    check(variable.dims[:len(leading)] == leading, where, "dimensions", variable.dims)
    check(variable.dtype == numpy.float64, where, "type", variable.dtype)
    for note in ("units", "long_name", "long_name_zh", "kind", "role"):
        check(variable.attrs.get(note), where, "lacks", note)
    check(variable.attrs.get("cell_methods") == KINDS[variable.attrs["kind"]], where, "other cell_methods")
    check(numpy.isnan(variable.encoding.get("_FillValue", 0)), where, "_FillValue is not NaN")
    check(not numpy.isinf(variable.values).any(), where, "infinite numbers")
    check(AUXILIARY & set(variable.coords) >= {"base_seed", "final_digest"}, where, "lost its labels")


def check_same(one, other):
    check(list(one.variables) == list(other.variables), "engines see other variables")
    for name in one.variables:
        check(one[name].identical(other[name]) or one[name].equals(other[name]), "engines differ in", name)


def check_h5py(path, data):
    with h5py.File(path, "r") as file:
        order = sorted(file, key=lambda name: list(data.variables).index(name))
        check(set(file) == set(data.variables), "h5py sees other variables")
        for name in order:
            check(len(file[name].shape) == len(data[name].dims), "h5py: other rank of", name)
            if name not in data.dims:
                scales = [dimension[0].name.lstrip("/") for dimension in file[name].dims]
                check(scales == list(data[name].dims), "h5py: dimensions of", name, "are", scales)
        for name in data.data_vars:
            if name != "state_digest":
                check(numpy.array_equal(file[name][()], data[name].values, equal_nan=True), "h5py: other numbers in", name)


# The synthetic result

def synthetic_value(scenario, replicate, step, column):
    if (scenario + replicate + step + column) % 5 == 0:
        return numpy.nan
    return 1000.0 * scenario + 100.0 * replicate + 10.0 * step + column / 3.0


def check_synthetic(data):
    check(list(data.region.values) == ["北京", "上海", "乌鲁木齐"], "labels of region")
    check(list(data.industry.values) == ['=steel, "hot"', "chips"], "labels of industry")
    check(list(data.quarter.values[:2]) == ["2024Q4", "2025Q1"], "quarters")
    check(data.time.values[1] == numpy.datetime64("2025-01-01"), "dates")
    check(data.firms.attrs["long_name_zh"] == "存续企业数" and data.firms.attrs["units"] == "firm", "notes of firms")
    check(data.attrs["seed"] == "18446744073709551615", "seed")
    check(data.attrs["data"] == "industries 00000000000000ff ../data/industries.csv\n", "data hashes")
    check(data.search.dtype == numpy.float64, "a number of days became a time difference")
    if "scenario" in data.dims:
        check(list(data.scenario.values) == ["baseline", "抵免加倍"], "labels of scenario")
        check(list(data.scenario_title_zh.values) == ["现状", "抵免加倍"], "titles")
        check(list(data.attrs["scenario"]) == ["model: synthetic\n", "model: synthetic\nseed: 2\n"], "scenarios")
    else:
        check(data.attrs["title_zh"] == "现状" and data.attrs["origins"] == "seed: default\n", "notes of the file")
    offset = 0
    for name in ["firms", "output_by_region_industry", "match_rate", "search"]:
        offset += check_synthetic_numbers(data[name], offset)


def check_synthetic_numbers(variable, offset):
    values = variable.values if "scenario" in variable.dims else variable.values[None]
    flat = values.reshape(*values.shape[:3], -1)
    for place in itertools.product(*map(range, flat.shape)):
        expected = synthetic_value(*place[:3], offset + place[3])
        if not numpy.array_equal(flat[place], expected, equal_nan=True):
            check(False, variable.name, "at", place, "is", flat[place], "not", expected)
    return flat.shape[-1]


def main(arguments):
    synthetic = arguments[:1] == ["--synthetic"]
    path, = arguments[synthetic:]
    opened = [xarray.open_dataset(path, engine=engine).load() for engine in engines()]
    if not opened:
        print("SKIPPED: neither engine of xarray is there")
        return 77
    for engine, data in zip(engines(), opened):
        check_result(engine, data)
        if synthetic:
            check_synthetic(data)
    check_same(opened[0], opened[-1])
    check_same(opened[0], xarray.open_dataset(path).load())
    check_h5py(path, opened[0])
    print(*failures[:20], sep="\n") if failures else print(f"{path}: read by {len(opened)} engines of xarray and by h5py")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
