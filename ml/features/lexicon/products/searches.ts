/** Search engines. */
export const searches = `
Elasticsearch, Elastic cluster, ECK, OpenSearch, Open Distro, Kibana, elastic
  | elasticsearch_*, opensearch_*, es_*, aws_es_*, kibana_*
Solr, SolrCloud, Lucene
  | solr_*
Meilisearch, Typesense, Manticore, Sphinx search, Algolia, Zinc, Quickwit, Sonic
  | meilisearch_*, typesense_*, manticore_*, quickwit_*
`;
