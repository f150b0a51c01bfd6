"""networkx: algorithms on small graphs."""
import networkx as nx

g = nx.Graph()
g.add_weighted_edges_from([("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8)])
print(nx.shortest_path(g, "a", "d", weight="weight"), nx.dijkstra_path_length(g, "a", "d"))
print(sorted(nx.minimum_spanning_edges(g, data=False)), nx.is_connected(g), dict(g.degree()))
d = nx.DiGraph([(1, 2), (1, 3), (2, 4), (3, 4), (4, 5)])
print(list(nx.topological_sort(d)), list(nx.ancestors(d, 4)), nx.dag_longest_path(d), list(nx.all_simple_paths(d, 1, 5)))
print(list(nx.bfs_edges(d, 1)), list(nx.dfs_preorder_nodes(d, 1)), nx.is_directed_acyclic_graph(d))
print(sorted(map(sorted, nx.connected_components(nx.Graph([(1, 2), (3, 4)])))), list(nx.strongly_connected_components(nx.DiGraph([(1, 2), (2, 1), (2, 3)]))))
print(nx.maximum_flow_value(nx.DiGraph([("s", "t", {"capacity": 3.0})]), "s", "t"), sorted(nx.find_cliques(nx.complete_graph(3)))[0])
print({k: round(v, 4) for k, v in nx.betweenness_centrality(nx.path_graph(4)).items()}, nx.diameter(nx.cycle_graph(6)))
print(nx.greedy_color(nx.cycle_graph(4)), nx.bipartite.is_bipartite(nx.cycle_graph(4)), nx.clustering(nx.complete_graph(3)))
try:
    nx.shortest_path(nx.Graph([(1, 2), (3, 4)]), 1, 4)
except nx.NetworkXNoPath as e:
    print(e)
