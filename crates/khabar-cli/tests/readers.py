"""Reads exports with the libraries their communities use. usage: readers.py FOLDER

Prints one line for each file with what was read; an exception is a failure."""

import json
import sys
from pathlib import Path

import bibtexparser
import networkx
import pyarrow.parquet
from geojson_pydantic import FeatureCollection

folder = Path(sys.argv[1])
for path in sorted(folder.glob("*.parquet")):
    table = pyarrow.parquet.read_table(path)
    table.validate(full=True)
    rows = table.to_pylist()
    print(path.name, table.num_rows)
    if path.name == "events.parquet":
        assert str(table.schema.field("date_start").type) == "date32[day]", table.schema
        assert str(table.schema.field("actors").type).startswith("list<"), table.schema
        told = [json.loads(line) for line in open(folder / "events.jsonl", encoding="utf-8")]
        for row, event in zip(rows, told, strict=True):
            assert row["id"] == event["id"]
            assert row["actors"] == [party["name"] for party in event["actors"]], row
            assert str(row["date_start"] or "") == (event["from"] or ""), row
            assert row["quote"] == event["quote"], row
for path in sorted(folder.glob("*.gexf")):
    graph = networkx.read_gexf(path, version="1.3")
    assert graph.is_directed()
    for _, data in graph.nodes(data=True):
        assert data["label"].isascii(), data
    print(path.name, graph.number_of_edges())
for path in sorted(folder.glob("*.geojson")):
    collection = FeatureCollection.model_validate_json(path.read_text(encoding="utf-8"))
    print(path.name, len(collection.features))
for path in sorted(folder.glob("*.bib")):
    library = bibtexparser.parse_file(str(path))
    assert not library.failed_blocks, library.failed_blocks
    print(path.name, len(library.entries))
