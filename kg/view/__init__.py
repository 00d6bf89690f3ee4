"""A page people want to look at: the graph, its filters, its timeline, and the sentences behind all of it."""
