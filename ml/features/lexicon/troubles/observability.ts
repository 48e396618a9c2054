import type { Trouble } from '#ml/features/lexicon/topics.ts';

/** How trouble of the watching itself is spoken of. */
export const observabilityTroubles = {
  watching: `
    target down, targets down, target missing, scrape, scrape failed, scraping, scrapes, exporter, exporter down,
    exporter failed, exporter error, metrics missing, missing metrics, absent metric, metric missing, watchdog,
    dead man switch, deadman, dead man's switch, always firing, alerting pipeline, heartbeat, rule evaluation,
    rule evaluations, rule failures, recording rule, recording rules, evaluation failures, missed iterations,
    remote write, remote-write, remote storage, samples, out of order samples, duplicate timestamp, dropped samples,
    discarded samples, tsdb, head series, cardinality, high cardinality, active series, series limit, target limit,
    sample limit, compaction halted, compactor halted, block upload, bucket operations, store gateway, ingester,
    ingesters, ring, unhealthy ring members, tenant limit, distributor, querier, query frontend, ruler, logs dropped,
    dropped logs, log lines, log loss, missing logs, log ingestion, spans, dropped spans, refused spans, traces,
    trace ingestion, collector, log collector, forwarder, forwarder output, output errors, metrics not collected,
    monitoring, monitoring down, metrics collection, no metrics, telemetry, prometheus, alertmanager, thanos, loki,
    mimir, cortex, tempo, grafana, vector, fluentd, fluent bit, promtail, kube-state-metrics, node exporter,
    pushgateway, opentelemetry, otel collector, service discovery, sd refresh, target sync, scrape duration,
    scrape timeout, scrape pool, textfile, snmp scrape, metrics endpoint, agent not reporting, canary, log canary,
    data not collected, instrumentation, persistent queue, sending queue, exporter queue, enqueue failed,
    partial data, index gateway, bloom, memberlist, gossip, rollup, flushing failures, push failed, blackbox exporter,
    probe missing, sensor data missing, vmagent, vmalert, evaluation of rules`,
  notification: `
    notification, notifications, failed to send alerts, failed to send notifications, notification failures,
    alertmanager cluster, receiver, pager, paging, escalation undelivered, alertmanagers,
    not connected to alertmanager, notification queue, silences`,
} as const satisfies Partial<Record<Trouble, string>>;
