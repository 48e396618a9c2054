import type { AlertClass } from '#domain/classification.ts';

/** Phrases of the platform, its services and its data that all but decide a class wherever they stand. */
export const platformHints = {
  'infrastructure.node_failure': `
    node not ready, node is not ready, nodes not ready, node unreachable, node down, host down, host unreachable,
    server down, machine down, vm down, kernel panic, kernel deadlock, clock skew, clock drift, time drift,
    ntp offset, not synchronising, clock not synchronised, kubelet down, kubelet stopped, host rebooted,
    node rebooted, unexpected reboot, reboot required, esxi host disconnected, instance status check failed,
    readonly filesystem on node, pleg, node drain, failed to drain, boot loop, notready`,
  'infrastructure.disk_pressure': `
    disk full, disk almost full, disk space low, low disk space, out of disk space, disk space usage,
    filesystem almost out of space, filesystem space filling up, filesystem full, out of inodes, inodes exhausted,
    running out of inodes, inode usage, disk pressure, diskpressure, disk will fill, disk io saturation,
    disk queue length, disk utilization, no space left on device, root partition, disk watermark, disk usage,
    disk space`,
  'infrastructure.memory_pressure': `
    out of free memory, memory pressure, memorypressure, memory usage high, high memory usage, high memory,
    memory almost exhausted, low memory, swap usage, swap full, heap usage, heap memory, jvm heap, old gen,
    heap nearly full, memory leak, memory utilization, memory near limit, memory limit, evicted keys, evicting,
    memory high, major page faults, memory usage`,
  'infrastructure.cpu_saturation': `
    high cpu, cpu usage, cpu utilization, cpu high, high load, load average, cpu load, cpu saturated, cpu saturation,
    cpu steal, processor time, cpu ready, run queue, load too high, system load`,
  'infrastructure.network': `
    packet loss, packets dropped, dropped packets, receive errors, transmit errors, network errors, interface down,
    interface flapping, link flapping, link down, bgp session, bgp peer, bgp neighbor, ospf neighbor, vpn tunnel,
    tunnel down, ipsec tunnel, conntrack table, conntrack, dns resolution, dns errors, dns lookup, bandwidth usage,
    tcp retransmits, vrrp transition, bond degraded, bonding slave, unhealthy targets in load balancer, ip conflict,
    duplicate ip, arp table, network unreachable, snat port, nat gateway port, nxdomain, servfail, ping loss`,
  'infrastructure.storage_volume': `
    persistent volume, persistentvolume, persistentvolumeclaim, volume filling up, volume full, pvc, volume claim,
    volume degraded, volume faulted, volume attach, volume detach, failed to mount, mount failed, osd down,
    osd nearfull, osd full, pool near full, pool full, pool degraded, zpool, zfs pool, degraded pool, storage pool,
    datastore usage, placement groups, inconsistent pgs, ceph health, array degraded array controller, thin pool,
    drive offline in storage, brick offline, provisioner, volume snapshot, lun offline, snapshot space, multipath path`,
  'infrastructure.control_plane': `
    api server, apiserver, kube api, etcd, scheduler down, controller manager, control plane, admission webhook,
    webhook rejection, cluster operator, operator degraded, reconcile errors, reconciliation failing,
    reconcile failing, operator reconcile, workqueue depth, cluster autoscaler errors, aggregated api,
    machine without phase, machine health check, machine config, cluster upgrade, raft leader, nova compute,
    neutron agent, cinder agent, consul leader, nomad leader, apiservice, rejected resources, list operations failed,
    watch operations failed, node collector, leader election lost of controller, deleted stuck terminating namespace,
    terminating namespace`,
  'infrastructure.capacity_quota': `
    quota exceeded, quota almost full, quota fully used, resource quota, cpu overcommit, memory overcommit,
    overcommitted, too many pods, pod capacity, ip addresses exhausted, no free ip, ip pool exhausted,
    address pool exhausted, license limit, license usage, node group at maximum, max node count,
    cannot scale up nodes, service quota, service limit, account limit, capacity left, request units, dhcp pool,
    pool addresses, insufficient capacity, number of nodes, seats used, quota usage, close to limit,
    near account limit, overprovisioned, underutilized, idle cost`,
  'infrastructure.hardware': `
    smart errors, smart failure, smart status, raid degraded, raid array, failed disk, disk failed,
    physical disk failure, drive failure, predictive failure, fan failure, fan speed, fan failed, power supply failed,
    power supply failure, psu failed, redundancy lost, temperature high, high temperature, overheating, ecc errors,
    correctable memory errors, uncorrectable errors, gpu xid, xid error, ups on battery, battery low, battery charge,
    replace battery, ipmi sensor, sensor state, media wearout, wear level, nvme critical, critical warning,
    memory module, chassis intrusion, bad blocks, thermal throttle, hardware error, hardware failure`,
  'application.oom_kill': `
    oomkilled, oom killed, oom kill, oom killer, out of memory kill, oom, killed for lack of memory,
    killed by the kernel for memory, exit code 137, oom events, container oom`,
  'application.crash_loop': `
    crash loop, crashloop, crash looping, crashlooping, crashloopbackoff, crash loop back off, back-off restarting,
    restarting too often, frequent restarts, frequently restarting, container restarts, pod restarts, pod restarting,
    restarted times, keeps restarting, panics, panicked, service flapping, restart loop, many restarts,
    process crashed, too many restarts, high restart count`,
  'application.high_latency': `
    high latency, latency high, slow response, slow requests, response time, request latency, request duration,
    latency slo, p99 latency, p95 latency, latency percentile, slow responses, taking too long, latency above,
    page load time, request time, response latency, latency is too high`,
  'application.high_error_rate': `
    error rate, high error rate, 5xx, 4xx, server errors, http errors, error budget, error ratio, failed requests,
    request failures, request errors, internal server error, grpc errors, rpc errors, availability slo, success rate,
    unhandled exceptions, exceptions, error logs, failed rpcs, failing requests, operation failures, requests failing`,
  'application.traffic_anomaly': `
    traffic spike, traffic drop, traffic anomaly, no traffic, no requests, requests per second dropped,
    request rate anomaly, unusual traffic, request surge, request volume, sudden drop, sudden increase,
    throughput drop, low traffic, throughput anomaly, expected band, standard deviations, high request rate,
    unusual number of requests, message rate`,
  'application.deployment_failure': `
    replicas mismatch, deployment replicas, rollout stuck, rollout failed, image pull, imagepullbackoff, errimagepull,
    image pull back off, generation mismatch, not ready pods, pod not ready, pods not ready, pods pending,
    pod pending, out of sync, sync failed, helm release failed, release failed, config reload failed, reload failed,
    version mismatch, container waiting, misscheduled, not scheduled, deployment not progressing, progress deadline,
    unavailable replicas, stuck pending, failed to deploy, upgrade failed, different versions,
    createcontainerconfigerror, kustomization failed, reconciliation of kustomization, deprecated api,
    failed deployment, stuck rollout`,
  'application.resource_throttling': `
    cpu throttling, throttled, throttling, rate limit, rate limited, rate limiting, ratelimited, too many requests,
    429, http-too-many-requests, burst balance, burst credits, cpu credits, throttled requests, cfs throttling,
    credit balance, provisioned throughput exceeded, backpressure applied, api rate limit`,
  'application.dependency_failure': `
    upstream down, upstream errors, upstream unavailable, dependency unavailable, circuit breaker,
    circuit breaker open, third party, external service, external api, provider outage, backend unreachable,
    backend down, connection to upstream, cannot reach, health events, external dependency, downstream failing,
    downstream service, webhook delivery failing, cannot connect to, lost connection to`,
  'application.job_failure': `
    job failed, job failure, cronjob failed, cron job failed, cronjob not scheduled, job did not complete,
    failed to complete, job not completed, job stuck, job running too long, task failed, batch job, build failed,
    migration failed, scheduled task failed, did not run, has not run, backoff limit, ci build,
    pipeline run failed in ci, failed jobs, missed schedule, cronjob suspended, job taking long`,
  'application.saturation': `
    file descriptors, open files, too many open files, thread pool exhausted, threads exhausted, workers busy,
    all workers busy, max clients, maxclients, max children, listen queue, hpa maxed out, at maximum replicas,
    hpa at max, max replicas, in-flight requests, inflight requests, concurrency limit, event loop lag,
    blocked threads, session limit, worker pool exhausted, buffer full, queue full, pids limit, goroutines,
    max concurrent, sockets in use, executor queue, rejected tasks, active sessions, thread count`,
  'application.service_down': `
    service down, service unavailable, endpoint down, probe failed, health check failing, site down, website down,
    no healthy instances, no instances running, vault sealed, instance down, no endpoints available,
    service not running, systemd unit failed, unit failed, systemd service failed, pod disruption budget,
    disruption budget, all replicas down, no ready replicas, healthcheck failing, not reachable`,
  'data.pipeline_failure': `
    connector failed, connector task failed, dag failed, dag run failed, dag import errors, task instance failed,
    flink job failed, job manager, streaming job failed, pipeline failed, pipeline stopped, pipeline errors,
    etl failed, sync failed for source, dbt run failed, dataflow failed, stream stopped, logstash pipeline,
    nifi processor, failed checkpoints, checkpoint failed, spark job failed, airflow scheduler,
    task failures in pipeline, data load failed, replication task stopped, workflow failed, import failed,
    export failed`,
  'data.ingestion_delay': `
    data is stale, stale data, data freshness, freshness, not been updated, watermark, watermark lag, late data,
    ingestion delay, ingestion lag, data delay, not refreshed, out of date, processing lag, iterator age, data late,
    not received data, no new data, last successful sync, data not arriving, feed not received, file not arrived`,
  'data.replication_lag': `
    replication lag, replica lag, replication delay, replication stopped, replication broken, replication error,
    replication failed, seconds behind master, behind primary, under-replicated, underreplicated, in-sync replicas,
    isr shrink, min isr, standby lag, replication slot, mirror lag, snapmirror lag, slave lag, io thread not running,
    sql thread not running, replica out of sync, oplog, secondary lag, flow control paused, geo-replication,
    replication link, insufficient replicas, replicas behind, missing replicas`,
  'data.database_connections': `
    too many connections, connections high, connection pool exhausted, connection pool, database connections,
    max connections, max_connections, client connections waiting, idle in transaction, connections near limit,
    connection usage, aborted connections, rejected connections, pool exhausted, connection leak,
    clients waiting for connection, hikari, connection pool saturation, connection slots,
    active connections to database, connection limit`,
  'data.database_performance': `
    slow query, slow queries, long running query, long running transaction, long running queries, deadlock, deadlocks,
    lock wait, table lock, locks, vacuum, autovacuum, wraparound, dead tuples, bloat, cache hit ratio, hit ratio,
    hit rate, cache miss, compaction, pending compactions, write stall, checkpoint, buffer pool, table scan,
    full scan, temp files, rollback rate, tombstones, page life expectancy, query latency, too many parts,
    gc duration of database`,
  'data.queue_backlog': `
    consumer lag, consumer group lag, queue length, queue depth, queue size, messages ready, unacked messages,
    unacknowledged messages, no consumers, without consumer, no consumer, dead letter, dead-letter, dlq,
    messages piling up, message backlog, queue growing, pending messages, queue backlog, undelivered messages,
    oldest unacked, message age, jobs waiting, queued jobs, stuck messages, mail queue, queue is growing, enqueued,
    slow consumer, pending tasks`,
  'data.data_quality': `
    data corruption, corrupted, corrupt, checksum mismatch, checksum failure, checksum errors, inconsistent,
    inconsistency, data loss, invalid records, rejected records, schema validation, schema mismatch,
    duplicate records, duplicates, malformed, parse errors, missing rows, row count, data quality, diverged,
    deserialization errors, validation failed, orphaned records, bad records, invalid data`,
  'data.backup_failure': `
    backup failed, backup missing, no backup, no recent backup, backup too old, backup failure, backup not completed,
    backup has not, backups failing, restore failed, wal archiving, archiving failed, archive failed, snapshot failed,
    snapshot too old, no snapshot, backup storage location, backup verification, partial backup, backup job,
    full snapshot, delta snapshot, backup errors, failed backup, failed backups, wal archive`,
  'data.datastore_down': `
    database down, database is down, postgres down, mysql down, mongodb down, redis down, broker down, kafka broker,
    elasticsearch cluster red, cluster red, cluster yellow, cluster status red, cluster status yellow, no leader,
    without leader, leaderless, no primary, lost quorum, quorum lost, offline partitions, unavailable partitions,
    no active controller, active controllers, failover, missing master, no master, disconnected slaves, cluster slots,
    unassigned shards, read-only database, primary changed, node left the cluster, redis missing, replica set member,
    replicaset, galera, broker unavailable, zookeeper, cluster not operational, node unavailable in database,
    mnesia partition, network partition detected`,
  'observability.monitoring_down': `
    target down, targets down, target missing, scrape failed, scrape failing, exporter down, exporter error,
    metrics missing, metrics absent, missing metrics, no metrics, watchdog, dead man, deadman switch, alertmanager,
    prometheus, rule evaluation, rule failures, remote write, remote storage, failed to send alerts,
    failed to send notifications, notifications failing, thanos, loki, mimir, cortex, tempo, otel collector, fluentd,
    fluent bit, vector, promtail, dropping logs, logs dropped, log loss, dropping samples, samples discarded,
    spans dropped, spans refused, cardinality, active series, tsdb, compactor, ingester, store gateway,
    kube-state-metrics, grafana, vmagent, vmalert, blackbox exporter, node exporter, log ingestion, telemetry,
    monitoring is down, monitoring agent, zabbix, netdata, heartbeat missing, alerting pipeline, always firing,
    no data received from agent`,
} as const satisfies Partial<Record<AlertClass, string>>;
