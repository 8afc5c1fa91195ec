"""The engine on a search server: Elasticsearch 8 and 9, and OpenSearch over a client of its own."""
