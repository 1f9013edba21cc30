"""Reads exports with the libraries their communities use. usage: readers.py FOLDER

Prints one line for each file with what was read; an exception is a failure."""

import json
import re
import subprocess
import sys
import urllib.parse
from pathlib import Path

import bibtexparser
import gexfpy
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


def follows_schema(path):
    """gexfpy is made of the schema of GEXF 1.2 and refuses what that lacks; what 1.3 adds to it and we use is taken out first."""
    text = path.read_text(encoding="utf-8")
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"', 1)
    text = text.replace(' timerepresentation="interval"', "", 1)
    text = re.sub(r'(<edge [^>]*?) kind="[^"]*"', r"\1", text)
    graph = gexfpy.parse_string(text).graph
    return sum(len(edges.edge) for edges in graph.edges)


for path in sorted(folder.glob("*.gexf")):
    graph = networkx.read_gexf(path, version="1.3")
    assert graph.is_directed()
    for _, data in graph.nodes(data=True):
        assert data["label"].isascii(), data
    assert follows_schema(path) == graph.number_of_edges(), path
    print(path.name, graph.number_of_edges())
for path in sorted(folder.glob("*.geojson")):
    collection = FeatureCollection.model_validate_json(path.read_text(encoding="utf-8"))
    print(path.name, len(collection.features))
for path in sorted(folder.glob("*.bib")):
    library = bibtexparser.parse_file(str(path))
    assert not library.failed_blocks, library.failed_blocks
    print(path.name, len(library.entries))
for path in sorted(folder.glob("*.db")):
    # Datasette opens a store as it is and searches its Arabic.
    sql = """SELECT d.doc FROM search JOIN documents d ON d.document = search.rowid WHERE search MATCH 'القاهرة'"""
    for page in (f"/{path.stem}/events.json?_shape=array", f"/{path.stem}.json?_shape=array&sql={urllib.parse.quote(sql)}"):
        asked = subprocess.run(
            [sys.executable, "-m", "datasette", str(path), "--get", page], capture_output=True, text=True
        )
        assert asked.returncode == 0 and json.loads(asked.stdout), asked
