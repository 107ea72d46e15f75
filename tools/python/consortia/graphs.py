"""Edges of a run, and what graph libraries take."""

import numpy as np

NOBODY = 0xFFFFFFFF


class Edges:
    """Edges of one kind as they stand between two steps.

    Attributes
    ----------
    source : ndarray of uint32, (edges,)
        Slot of the agent that owns each edge.
    target : ndarray of uint32, (edges,)
        Slot of the agent it leads to, 4294967295 for nobody.
    records : structured ndarray, (edges,)
        Its fields, read-only.
    kinds : (str, str)
        Of the agents at both ends.
    """

    def __init__(self, told, source, target, records, sources, targets):
        self.kinds = (told["of"], told["to"])
        self.source = source
        self.records = records
        self.target = target
        self._shape = (sources, targets)

    def __len__(self):
        return len(self.source)

    def __getitem__(self, field):
        return self.records[field]

    def _somewhere(self):
        return self.target != NOBODY

    def to_scipy(self, weight=None):
        """A sparse matrix over (slots of owners, slots of targets); 1 for each edge, or the field ``weight``."""
        from scipy.sparse import coo_matrix
        leads = self._somewhere()
        values = np.ones(leads.sum()) if weight is None else self.records[weight][leads].astype(float)
        return coo_matrix((values, (self.source[leads], self.target[leads])), shape=self._shape).tocsr()

    def _nodes(self):
        """Of each edge its ends, as (kind, slot)."""
        leads = self._somewhere()
        owner, target = self.kinds
        return [((owner, int(a)), (target, int(b))) for a, b in zip(self.source[leads], self.target[leads])]

    def to_networkx(self):
        """A networkx.MultiDiGraph; nodes are (kind, slot), edges have the fields that are one number."""
        import networkx
        graph = networkx.MultiDiGraph()
        names = [name for name in self.records.dtype.names if self.records.dtype[name].shape == ()
                 and self.records.dtype[name].kind != "V"]
        columns = [self.records[name][self._somewhere()].tolist() for name in names]
        for (a, b), *fields in zip(self._nodes(), *columns):
            graph.add_edge(a, b, **dict(zip(names, fields)))
        for kind, slot in graph.nodes:
            graph.nodes[kind, slot]["kind"] = kind
        return graph

    def to_igraph(self):
        """A directed igraph.Graph; nodes have ``name`` (``firm 12``) and ``kind``."""
        import igraph
        ends = [(f"{a[0]} {a[1]}", f"{b[0]} {b[1]}") for a, b in self._nodes()]
        graph = igraph.Graph.TupleList(ends, directed=True)
        graph.vs["kind"] = [name.rsplit(" ", 1)[0] for name in graph.vs["name"]]
        return graph
