#!/usr/bin/env python3
"""Reads exported graphs with networkx: `check_graphs.py CONVERTED.json GRAPH.gexf GRAPH.graphml [GRAPH.json]`.

CONVERTED.json is what `sayso convert` writes of the same dossier. Each graph has to have a node for every entity and an edge for
every claim, between the right ends, with its kind, status, number of quotes and first quote, and all have the same places. Needs networkx 3 (tried with 3.6).
"""

import json
import sys
from collections import Counter

import networkx


def read(path):
    if path.endswith(".gexf"):
        return networkx.read_gexf(path, version="1.3")
    if path.endswith(".graphml"):
        return networkx.read_graphml(path, force_multigraph=True)
    with open(path, encoding="utf-8") as file:
        return networkx.node_link_graph(json.load(file), edges="edges")


def place_of(data):
    """Where a node stands; downwards y grows, but in GEXF."""
    at = data.get("viz", {}).get("position")
    if at:
        return round(float(at["x"]), 3), round(-float(at["y"]), 3)
    return (round(float(data["x"]), 3), round(float(data["y"]), 3)) if "x" in data else None


def claims_of(graph):
    def claim(start, end, data):
        quote = data.get("evidence_1")
        pieces = data.get("evidence")
        if isinstance(pieces, list):
            quote = next((piece.get("quote") for piece in pieces[:1]), None)
        kind = data.get("relation") or data.get("label")
        count = data.get("evidence_count", len(pieces) if isinstance(pieces, list) else 0)
        return start, kind, end, data["status"], int(count), quote or None

    return Counter(claim(start, end, data) for start, end, data in graph.edges(data=True))


def main(converted, *paths):
    with open(converted, encoding="utf-8") as file:
        dossier = json.load(file)
    expected = Counter(
        (
            claim["from"],
            claim["kind"],
            claim["to"],
            claim["status"],
            len(claim["evidence"]),
            next((piece.get("quote") for piece in claim["evidence"][:1]), None),
        )
        for claim in dossier["relations"]
    )
    places = None
    for path in paths:
        graph = read(path)
        assert graph.is_multigraph(), f"{path}: parallel claims are one edge"
        entities, nodes = {entity["id"] for entity in dossier["entities"]}, set(graph.nodes)
        assert entities == nodes, f"{path}: other nodes than entities: {sorted(entities ^ nodes)[:5]}"
        found = claims_of(graph)
        if not graph.is_directed():
            turned = lambda claims: Counter((*sorted((claim[0], claim[2])), *claim[1:2], *claim[3:]) for claim in claims.elements())
            assert turned(found) == turned(expected), f"{path}: other edges than claims"
        else:
            assert found == expected, f"{path}: other edges than claims: {list((expected - found) + (found - expected))[:3]}"
        found = {node: place_of(data) for node, data in graph.nodes(data=True)}
        assert places is None or found == places, f"{path}: entities stand elsewhere than in {paths[0]}"
        assert all(found.values()) or not any(found.values()), f"{path}: some entities have no place"
        places = found
        print(f"{path}: {len(nodes)} nodes, {graph.number_of_edges()} edges, one for each claim")


if __name__ == "__main__":
    main(*sys.argv[1:])
