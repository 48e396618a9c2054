/** What watches, collects, stores or reports telemetry. */
export const monitoring = `
Prometheus, prom, Prometheus operator, kube-prometheus, Pushgateway, prometheus-adapter, Chronosphere, Promxy,
  PromLens, AMP workspace, Agent mode
  | prometheus_*, pushgateway_*, push_time_seconds, push_failure_time_seconds, prometheus_operator_*
Alertmanager, Alerta, Karma dashboard, PagerDuty, OpsGenie, VictorOps, Splunk On-Call, Grafana OnCall, OnCall engine,
  Twilio alert, deadmanssnitch, Dead Man's Snitch, Healthchecks.io, Cachet, Statuspage, Robusta, Keep alerts
  | alertmanager_*, oncall_*, alerta_*
Thanos, thanos sidecar, thanos ruler, store gateway, Cortex, Mimir, ingester, distributor, querier, query-frontend,
  compactor, ruler, M3, m3coordinator, m3db coordinator, Levitate
  | thanos_*, cortex_*, mimir_*, m3_*, coordinator_*, cortex_ingester_*, cortex_compactor_*
VictoriaMetrics, Victoria Metrics, vmagent, vmalert, vmstorage, vminsert, vmselect, vmauth, vmsingle, VictoriaLogs,
  vmanomaly, VMCluster
  | vm_*, vmagent_*, vmalert_*, vminsert_*, vmselect_*, vmstorage_*, vmauth_*, vl_*, vmrange_*, victorialogs_*
Loki, Promtail, Grafana Alloy, Alloy, Grafana Agent, LogCLI, Loki canary, Loki ruler
  | loki_*, promtail_*, alloy_*, agent_*, loki_canary_*, logql_*
Tempo, Jaeger, Zipkin, OpenTelemetry, OTel, otelcol, OTLP, OpenTelemetry collector, Pyroscope, Phlare, Parca,
  SkyWalking, Lightstep, Honeycomb, Pixie, Beyla, Odigos, Refinery
  | tempo_*, jaeger_*, otelcol_*, otel_*, zipkin_*, pyroscope_*, parca_*, skywalking_*, beyla_*, refinery_*
Grafana, Grafana dashboards, Kibana alerting, Chronograf, Perses
  | grafana_*
Fluentd, Fluent Bit, FluentBit, td-agent, Vector agent, Vector aggregator, Filebeat, Metricbeat, Heartbeat agent,
  Auditbeat, Packetbeat, Elastic Agent, Fleet Server, Beats, syslog-ng, rsyslog, NXLog, Graylog, journald,
  logging-operator, ClusterLogging, cluster-logging, LogForwarder, log shipper, Cribl
  | fluentd_*, fluentbit_*, vector_*, filebeat_*, libbeat_*, beat_*, metricbeat_*, gl_*, graylog_*, rsyslog_*,
    syslog_*, syslogng_*, logging_*, log_logged_bytes_total, elastic_agent_*
Telegraf, collectd, StatsD, Graphite, carbon-relay, Whisper, Netdata, Zabbix, Zabbix proxy, Nagios, Icinga, Checkmk,
  Sensu, Centreon, Munin, PRTG, LibreNMS, Observium, SolarWinds, OpenNMS, Cacti, Monit, Uptime Kuma, Gatus,
  UptimeRobot, Pingdom, Statuscake, Blackbox exporter, Cloudprober, Smokeping, Synthetic monitoring agent
  | telegraf_*, collectd_*, statsd_*, graphite_*, carbon_*, netdata_*, zabbix_*, icinga_*, sensu_*, sm_agent_*,
    blackbox_exporter_*, gatus_*
Datadog agent, Datadog, New Relic, NewRelic, Dynatrace, AppDynamics, Instana, Sysdig, Splunk, Splunk indexer,
  universal forwarder, Sumo Logic, SumoLogic, Logz, Humio, LogScale, CloudWatch agent, Coralogix, Sentry, Bugsnag,
  Rollbar, Airbrake, Raygun, Elastic APM, APM server, Signoz, Hubble relay, Kepler, OpenCost, Kubecost
  | datadog_*, newrelic_*, splunk_*, sentry_*, apm_server_*, kubecost_*, kepler_*, hubble_*, signoz_*,
    splunk_forwarder_*
kube-state-metrics, KSM, node-exporter, node_exporter, cAdvisor, metrics-server, Heapster, custom metrics API,
  ServiceMonitor, PodMonitor, PodMonitors, PrometheusRule, textfile collector, jmx exporter, snmp exporter,
  scrape target, PrometheusAgent, remote write, remote_write, TSDB, WAL replay, Watchdog, dead man switch, deadman,
  heartbeat alert, DeadMansSwitch, exporter, scrape, scraping, recording rule, telemetry, monitoring,
  metrics collector, logging agent, logging pipeline, log collection, tracing backend, tracing pipeline,
  alerting pipeline, log aggregation
  | kube_state_metrics_*, metrics_server_*, promhttp_*, scrape_*, snmp_scrape_*, snmp_collection_*,
    net_conntrack_dialer_*, textfile_*, node_textfile_*, jmx_scrape_*, jmx_config_*, ksm_*, blackbox_*, openmetrics_*,
    stackdriver_monitoring_*, exporter_*, cloudwatch_requests_total, yace_*, windows_exporter_*, node_scrape_*
`;
