/** What moves and transforms data: ETL, streams, orchestration, change data capture. */
export const pipelines = `
Airflow, Astronomer, MWAA, Composer, DAG, DagRun
  | airflow_*, af_agg_*, composer_*
Flink, Beam, Dataflow, Apache Storm, Samza, Heron, Kinesis Analytics, Stream Analytics, Structured Streaming
  | flink_*, storm_*, beam_*, stackdriver_dataflow_*, dataflow_*
Spark, EMR, Dataproc, Databricks, Glue, HDInsight, Livy, PySpark
  | spark_*, databricks_*, aws_emr_*, aws_glue_*, livy_*
Kafka Connect, Debezium, connector, Maxwell, KSQL, ksqlDB, Kafka Streams, Oracle GoldenGate, GoldenGate,
  Qlik Replicate, AWS DMS, DMS task, Attunity, Striim
  | kafka_connect_*, debezium_*, ksql_*, kafka_streams_*, goldengate_*, ogg_*, aws_dms_*, tiflow_*, ticdc_*, dm_*
Logstash, NiFi, MiNiFi, StreamSets, Apache Camel, Mule, Spring Cloud Data Flow, Benthos, Redpanda Connect,
  Apache SeaTunnel, Embulk, Sqoop, Flume, Hop
  | logstash_*, nifi_*, streamsets_*, camel_*, benthos_*, flume_*
dbt, Fivetran, Airbyte, Meltano, Singer, Matillion, Talend, Informatica, SSIS, Pentaho, Hightouch, RudderStack,
  Snowplow, Data Factory, ADF
  | dbt_*, airbyte_*, fivetran_*, rudder_*, snowplow_*, azure_datafactory_*
Dagster, Prefect, Luigi, Oozie, Azkaban, Kestra, Mage, Argo Workflows, Step Functions, Metaflow, Flyte,
  Conductor workflow, Control-M, Autosys
  | dagster_*, prefect_*, luigi_*, argo_workflows_*, argo_workflow_*, flyte_*, aws_states_*, kestra_*
Hadoop, YARN, MapReduce, ResourceManager, NodeManager, Tez, Hive job
  | hadoop_*, yarn_*, hadoop_yarn_*
Kubeflow, MLflow, SageMaker, KServe, Seldon, Ray cluster, Feast, Vertex pipeline, BentoML, Great Expectations,
  Soda checks, Monte Carlo
  | kubeflow_*, mlflow_*, seldon_*, ray_*, feast_*, kfp_*
Marquez, DataHub, Amundsen, OpenMetadata, Apache Atlas, Apache Iceberg, Delta Lake, Hudi, lakeFS
  | datahub_*, lakefs_*
`;
