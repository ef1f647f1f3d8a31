"""Measures by networkx, to compare with: python benches/by_networkx.py [--values] FILE.tsv ...

Without --values, a row of seconds for each edge list and measure, beside those of `cargo bench --bench measures -- FILE.tsv ...`,
and the modularity of the best of 20 seeded runs of its Louvain method. With it, the values of every node, as the test
`measures` keeps them: node, degree, betweenness, PageRank, core, size of the component, parts without it. Names of files may be
made:COUNT:TIES:SEED for a network of random ties, made in the same way as in the test. Needs networkx, numpy and scipy.
"""
import sys
import time

import networkx as nx

MASK = (1 << 64) - 1


def made(count, ties, seed):
    """Random ties by SplitMix64."""
    state = seed

    def below(bound):
        nonlocal state
        state = (state + 0x9E3779B97F4A7C15) & MASK
        mixed = state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        mixed ^= mixed >> 31
        return ((mixed >> 32) * bound) >> 32

    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    for _ in range(ties):
        one = below(count)
        other = below(count)
        if one != other:
            graph.add_edge(one, other)
    return graph


def read(name):
    if name.startswith("made:"):
        return made(*map(int, name.split(":")[1:]))
    graph = nx.Graph()
    for line in open(name, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 2 and not line.startswith("#"):
            graph.add_edge(*cells)
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph


def timed(work):
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def apart(graph):
    parts = {node: 0 for node in graph}
    for block in nx.biconnected_components(graph):
        for node in block:
            parts[node] += 1
    return {node: max(count - 1, 0) for node, count in parts.items()}


def values(graph):
    between = nx.betweenness_centrality(graph)
    rank = nx.pagerank(graph, tol=1e-13, max_iter=500)
    core = nx.core_number(graph)
    size = {node: len(part) for part in nx.connected_components(graph) for node in part}
    cut = set(nx.articulation_points(graph))
    parts = apart(graph)
    assert cut == {node for node, count in parts.items() if count}
    for node in graph:
        print(node, graph.degree[node], repr(between[node]), repr(rank[node]), core[node], size[node], parts[node], sep="\t")
    print("bridges", sum(1 for _ in nx.bridges(graph)), "modularity", modularity(graph), sep="\t")


def modularity(graph):
    runs = (nx.community.louvain_communities(graph, seed=seed) for seed in range(20))
    return max(nx.community.modularity(graph, run) for run in runs)


def row(name, graph):
    works = {
        "degree": lambda: dict(graph.degree),
        "components": lambda: list(nx.connected_components(graph)),
        "bridges": lambda: list(nx.bridges(graph)) + list(nx.articulation_points(graph)),
        "core": lambda: nx.core_number(graph),
        "pagerank": lambda: nx.pagerank(graph, tol=1e-13, max_iter=500),
        "louvain x20": lambda: modularity(graph),
        "betweenness": lambda: nx.betweenness_centrality(graph),
    }
    for measure, work in works.items():
        result, seconds = timed(work)
        more = f"  modularity {result:.5f}" if measure.startswith("louvain") else ""
        print(f"{name:<14} {measure:<12} {seconds:>10.4f}{more}", flush=True)


if __name__ == "__main__":
    names = [argument for argument in sys.argv[1:] if argument != "--values"]
    for name in names:
        graph = read(name)
        if "--values" in sys.argv:
            values(graph)
        else:
            row(name.rsplit("/", 1)[-1].removesuffix(".tsv"), graph)
