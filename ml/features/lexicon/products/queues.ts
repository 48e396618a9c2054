/** Message brokers, queues and event streams. */
export const queues = `
Kafka, KRaft, Strimzi, Redpanda, MSK, Confluent, Kminion, Burrow, kafka broker, Schema Registry, AutoMQ, WarpStream,
  Kafka Bridge, Cruise Control, MirrorMaker
  | kafka_*, kminion_*, redpanda_*, vectorized_*, burrow_*, aws_kafka_*, confluent_kafka_*, strimzi_*,
    cruise_control_*
RabbitMQ, rabbit, AMQP, CloudAMQP, LavinMQ, Erlang cluster
  | rabbitmq_*, rabbit_*, erlang_mnesia_*, lavinmq_*
NATS, JetStream, NATS streaming, STAN, gnatsd
  | nats_*, gnatsd_*, jetstream_*, nss_*
Pulsar, BookKeeper, bookie, Pulsar proxy
  | pulsar_*, bookie_*, bookkeeper_*, bookkeeper_server_*
ActiveMQ, Artemis, AMQ, HornetQ, Qpid, OpenMQ
  | activemq_*, artemis_*, qpid_*, org_apache_activemq_*
IBM MQ, IBMMQ, WebSphere MQ, queue manager, qmgr, MQSeries, TIBCO EMS, Solace, PubSub+
  | ibmmq_*, solace_*, tibco_*, ems_*
SQS, SNS, Kinesis, EventBridge, Event Hubs, EventHub, Service Bus, ServiceBus, Pub/Sub, PubSub, Event Grid,
  Cloud Tasks, Firehose, Storage queue
  | aws_sqs_*, aws_kinesis_*, aws_sns_*, azure_servicebus_*, azure_eventhub_*, stackdriver_pubsub_*, pubsub_*
MQTT, Mosquitto, EMQX, HiveMQ, VerneMQ, AWS IoT Core
  | mqtt_*, mosquitto_*, emqx_*, hivemq_*, com_hivemq_*, vernemq_*, broker_*
NSQ, nsqd, beanstalkd, ZeroMQ, Gearman, RocketMQ, Iron MQ, Disque, Kestrel queue, Pravega, Liiklus
  | nsq_*, nsqd_*, beanstalkd_*, rocketmq_*, gearman_*, pravega_*
Celery, Sidekiq, Resque, Bull, BullMQ, RQ worker, Delayed Job, Faktory, Dramatiq, Hangfire, Oban, Que,
  Laravel Horizon, Kue, Asynq, Huey
  | celery_*, flower_*, sidekiq_*, resque_*, bull_*, bullmq_*, rq_*, hangfire_*, oban_*, horizon_*, asynq_*,
    delayed_job_*
ZooKeeper, zk, ZKS
  | zookeeper_*, zk_*
Zeebe, Temporal history, Cadence
  | zeebe_*
KEDA, Knative Eventing, Argo Events, CloudEvents broker
  | keda_*, event_count, argo_events_*
`;
