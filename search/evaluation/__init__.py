"""How good the answers are: judged queries, the figures of information retrieval, and a report of them."""
