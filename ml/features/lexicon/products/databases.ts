/** Databases and what stands directly before them (poolers, operators of one database). */
export const databases = `
PostgreSQL, postgres, pg, pgsql, pgpool, PgBouncer, Patroni, Spilo, Stolon, CloudNativePG, CNPG, StackGres,
  Odyssey pooler
  | pg_*, postgres_*, postgresql_*, pgbouncer_*, patroni_*, cnpg_*, pgpool2_*, stolon_*, pgcat_*
MySQL, mysqld, MariaDB, Percona, XtraDB, InnoDB, Galera, wsrep, ProxySQL, MaxScale, Vitess, vttablet, vtgate,
  PlanetScale, Orchestrator
  | mysql_*, mariadb_*, proxysql_*, maxscale_*, vttablet_*, vtgate_*, galera_*
SQL Server, MSSQL, SqlServer, Azure SQL
  | mssql_*, sqlserver_*, windows_mssql_*
Oracle Database, OracleDB, oradb, Exadata, Data Guard
  | oracledb_*, oracle_*
Db2, IBM Db2, Informix
  | db2_*, ibm_db2_*
SAP HANA, HanaDB, Sybase
  | hanadb_*, hana_*, sap_hana_*
MongoDB, mongod, mongos, Atlas, DocumentDB, WiredTiger, FerretDB
  | mongodb_*, mongod_*, mongos_*, hardware_*
Cassandra, ScyllaDB, Scylla, DataStax, Astra DB, MCAC, Reaper
  | cassandra_*, scylla_*, mcac_*, collectd_mcac_*, astra_db_*, org_apache_cassandra_*
CockroachDB, Cockroach
  | crdb_*, cockroachdb_*, ranges_*, capacity_available, sys_uptime
TiDB, TiKV, TiFlash, TiCDC, TiProxy, Placement Driver
  | tidb_*, tikv_*, tiflash_*, pd_*, tiproxy_*
YugabyteDB, Yugabyte, tserver, yb master
  | yb_*, yugabyte_*, handler_latency_yb_*
ClickHouse, Clickhouse Keeper, chproxy, Altinity
  | clickhouse_*, clickhousemetrics_*, clickhouseprofileevents_*, clickhouseasyncmetrics_*, chi_clickhouse_*,
    chproxy_*
CouchDB, Couchbase, Cloudant
  | couchdb_*, couchbase_*, kv_*, cb_*, cbnode_*, cbbucketinfo_*
Neo4j, JanusGraph, ArangoDB, Dgraph, Nebula Graph, OrientDB, Memgraph
  | neo4j_*, arangodb_*, dgraph_*, nebula_*, memgraph_*
InfluxDB, Influx, QuestDB, TimescaleDB, Timescale, TDengine, OpenTSDB, KairosDB
  | influxdb_*, questdb_*, timescaledb_*, ts_*, taosadapter_*
Snowflake, Redshift, BigQuery, Synapse, Teradata, Vertica, Greenplum, Netezza, Databricks SQL
  | snowflake_*, aws_redshift_*, vertica_*, greenplum_*, stackdriver_bigquery_*
Apache Druid, Druid, Pinot, StarRocks, Apache Doris, Doris, Kylin, SingleStore, MemSQL, CrateDB, MonetDB, Firebolt
  | druid_*, pinot_*, starrocks_*, doris_*, singlestoredb_*, memsql_*, crate_*
Trino, Presto, Apache Impala, Hive metastore, Dremio, Apache Kudu, Phoenix query server
  | trino_*, presto_*, impala_*, hive_*, kudu_*
HBase, RegionServer, HMaster, Accumulo, Bigtable, FoundationDB, fdb
  | hbase_*, hadoop_hbase_*, accumulo_*, fdb_*, foundationdb_*
DynamoDB, Aurora, RDS, Neptune, Cosmos DB, CosmosDB, Cloud SQL, CloudSQL, Spanner, AlloyDB, Firestore, Keyspaces,
  Timestream, Azure Database
  | aws_rds_*, aws_dynamodb_*, aws_neptune_*, aws_docdb_*, rds_*, stackdriver_cloudsql_*, cloudsql_*,
    azure_cosmosdb_*, dbaas_*
Aerospike, Apache Ignite, GridGain, VoltDB, Volt, RethinkDB, RavenDB, Tarantool, SurrealDB, EventStoreDB, Firebird,
  SQLite, LiteFS, rqlite, dqlite, H2 database
  | aerospike_*, ignite_*, ravendb_*, tarantool_*, tnt_*, eventstore_*, rqlite_*
Milvus, Qdrant, Weaviate, Chroma, pgvector, Pinecone, Vespa
  | milvus_*, qdrant_*, weaviate_*
RocksDB, LevelDB, Badger, BoltDB, LMDB, Berkeley DB
  | rocksdb_*, badger_*, leveldb_*
OVSDB, ovn northbound, ovn southbound
  | ovsdb_*
Supabase, Neon, Nile, EdgeDB, Immudb, Dolt
  | supabase_*, immudb_*
`;
