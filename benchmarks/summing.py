"""Programs that do what `check` does with two clean tables, written as one would by hand: sum, compare, list."""

BARE = """\
import typer


def check(
    current: list[str] = typer.Option([]),
    ordered: list[str] = typer.Option([]),
    everything: bool = typer.Option(False, "--all"),
) -> None:
    typer.echo("short" if ordered < current else "enough")
    raise typer.Exit(1)


typer.run(check)
"""
LOOP = """\
import csv
import sys
from collections import defaultdict


def summed(path):
    sums = defaultdict(int)
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for item, count in rows:
            sums[item] += int(count)
    return sums


held, ordered = map(summed, sys.argv[1:])
short = 0
for item in sorted(held):
    if ordered[item] < held[item]:
        short = 1
        print(item, held[item], ordered[item])
sys.exit(short)
"""
DUCKDB = """\
import sys

import duckdb

rows = duckdb.execute(
    "select held.item, held.count, coalesce(ordered.count, 0)"
    " from (select item, sum(count) as count from read_csv(?) group by item) held"
    " left join (select item, sum(count) as count from read_csv(?) group by item) ordered using (item)"
    " where coalesce(ordered.count, 0) < held.count order by 1",
    sys.argv[1:],
).fetchall()
for row in rows:
    print(*row)
sys.exit(bool(rows))
"""
POLARS = """\
import sys

import polars

held, ordered = (polars.scan_csv(path).group_by("item").agg(polars.col("count").sum()) for path in sys.argv[1:])
rows = (
    held.join(ordered, on="item", how="left", suffix="_ordered")
    .with_columns(polars.col("count_ordered").fill_null(0))
    .filter(polars.col("count_ordered") < polars.col("count"))
    .sort("item")
    .collect()
    .rows()
)
for row in rows:
    print(*row)
sys.exit(bool(rows))
"""
