# One line per algorithm: its source, its test and its entry in the catalogue.
entente_support(paths/arcs)
entente_support(paths/shortest_paths)
entente_support(paths/components)

entente_support(centrality/spectrum)
entente_algorithm(centrality degree)
entente_algorithm(centrality strength)
entente_algorithm(centrality closeness)
entente_algorithm(centrality harmonic)
entente_algorithm(centrality betweenness)
entente_algorithm(centrality tie_betweenness)
entente_algorithm(centrality eigenvector)
entente_algorithm(centrality katz)
entente_algorithm(centrality pagerank)
entente_algorithm(centrality coreness)

entente_support(clusters/blocks)
entente_support(clusters/modularity)
entente_algorithm(clusters components)
entente_algorithm(clusters biconnected)
entente_algorithm(clusters bridges)
entente_algorithm(clusters cut_actors)
entente_algorithm(clusters leiden)

entente_algorithm(growth curve)

entente_support(identity/compare)
entente_support(identity/features)
entente_support(identity/name_index)
entente_support(identity/cluster)

entente_support(layout/packing)
entente_support(layout/scaling)
entente_algorithm(layout stress)

entente_support(statistics/correlation)
