import type { Trouble } from '#ml/features/lexicon/topics.ts';

/** How trouble of services, their pods and their releases is spoken of. */
export const applicationTroubles = {
  latency: `
    latency, slow, slowness, response time, request duration, duration, percentile, slow requests, slow responses,
    takes too long, taking too long, long running, processing time, latencies, time to first byte, apdex, slow down,
    slowing down, delayed responses, page load, round trip, high latency, request time, query time, slow processing,
    execution time, elapsed time, tail latency, latency slo, p99, p95, milliseconds, slower, sluggish, service time,
    service level latency, wait time, time spent`,
  errors: `
    error, errors, fivexx, 5xx, fourxx, 4xx, error rate, error ratio, http-denied, failed requests, request failures,
    failing requests, exceptions, exception, unhandled exception, status code, error budget, burn rate, burning,
    budget burn, slo, availability slo, success rate, internal server error, bad gateway, gateway timeout,
    bad request, grpc errors, rpc errors, error log, error logs, error responses, failed calls, failed operations,
    rejected requests, timeouts, timed out requests, service unavailable, availability, error percentage,
    server errors, client errors, unsuccessful, failed queries, aborted requests, error count, fatal errors`,
  failure: `
    fail, failed, failing, failure, failures, unsuccessful, not successful, aborted, broken, cannot, unable,
    did not succeed, stuck, hung, not working`,
  down: `
    down, offline, unreachable, not running, not reachable, unavailable, not responding, dead, no instance, stopped,
    outage, not available, cannot be reached, missing instance, no healthy, none running, not up, not alive,
    lost contact, disconnected, host unavailable, service down, instance down, no longer running, does not answer,
    no response, not serving, inaccessible, no running, health check failed, healthcheck failed, probe failed,
    probe failure, endpoint down, all instances, zero instances, terminated, sealed, not accessible,
    connection refused, fewer instances, shut down, shutdown, cannot connect, site down, inactive, not active, gone`,
  absent: `
    absent, disappeared, missing, no data, not reporting, no metrics, vanished, not found, never seen,
    missing metrics, no samples, not discovered, silent, nodata, not received, not sending, no heartbeat,
    no longer reported, not scraped`,
  unhealthy: `
    unhealthy, degraded, not healthy, health, bad state, warning state, critical state, faulty state, sick, impaired,
    health status, in error state, abnormal, not ok`,
  saturation: `
    saturation, saturated, threads, thread pool, worker pool, workers busy, busy workers, all workers, max workers,
    max clients, maxclients, file descriptors, open files, too many open files, sockets, in-flight, inflight requests,
    concurrency, concurrent requests, queue full, buffer full, buffers, listen queue, backlog full, max children,
    slow children, session limit, sessions, active sessions, goroutines, process limit, pids, pid limit, exhausted,
    exhaustion, near limit, fully used, blocked threads, deadlocked threads, event loop lag, event loop, slots,
    slot usage, worker slots, handles, open handles, fd usage, pending requests, requests waiting, request queue,
    concurrent executions, executor, rejected tasks, ephemeral ports, active connections, open connections,
    connection limit, semaphore, pool utilization, thread count, too many threads, fds`,
  'scaling-limit': `
    hpa, maxed out, max replicas, at maximum replicas, autoscaler maximum, scaled to maximum, replicas at max,
    horizontal pod autoscaler, maximum replica count, cannot scale up, scaling limited, scale out limit,
    hpa replicas mismatch, not able to scale, maximum capacity reached, autoscaling`,
  traffic: `
    traffic, traffic spike, requests per second, request rate, rps, throughput, unusual traffic, surge, spike, burst,
    drop in traffic, traffic drop, no traffic, no requests, request volume, anomaly, anomalous volume,
    abnormal number, unusual number, deviates, deviation, standard deviations, baseline, forecast, load increase,
    visits, pageviews, sudden increase, sudden drop, too few requests, low traffic, message rate, sudden, unusually,
    outside the expected band, bytes sent, downloads, egress, inbound, hits, calls per minute, expected range,
    fewer than usual, compared with last week, transactions per second, tps, qps, active users, signups,
    orders per minute`,
  rollout: `
    rollout, rollout stuck, replicas mismatch, replica mismatch, replicas, generation mismatch, not ready,
    pod not ready, pending, pending pods, unschedulable, failedscheduling, image pull, imagepullbackoff, errimagepull,
    pull image, misscheduled, not scheduled, out of sync, outofsync, not synced, sync failed, helm release,
    release failed, upgrade failed, deploy failed, deployment failed, progress deadline, desired replicas,
    unavailable replicas, fewer replicas, not progressing, degraded deployment, canary, rollback, waiting containers,
    container waiting, container creating, createcontainerconfigerror, version mismatch, different versions,
    version skew, mismatched versions, multiple versions, outdated version, old version, new version available,
    deprecated, suspended, drift, desired state, partial rollout, unavailable pods, pods unavailable, chart, manifest,
    replicaset, statefulset, daemonset, configuration apply, apply failed, kustomization, not updated, update stuck,
    pods missing, missing replicas, insufficient replicas, not deployed, build info, semantic versions,
    end of life version, containers not ready, init container stuck, resource not ready`,
  configuration: `
    config, configuration, misconfigured, misconfiguration, config reload, reload failed, reload failure,
    invalid configuration, bad configuration, configuration error, config hash, config out of sync, not reloaded,
    bad config, config sync, parse config, inconsistent configuration, restart required, pending restart, setting,
    parameter, unused setting, deprecated setting`,
  scheduling: `
    cannot be scheduled, failed to schedule, scheduling failed, insufficient cpu, insufficient memory,
    no nodes available, preempted, node affinity, evicted pods, pod evicted`,
  crash: `
    crash, crashes, crashed, crashing, crashloop, crashlooping, crash looping, crash loop, crashloopbackoff, backoff,
    panic, panics, panicked, segfault, core dump, coredump, exit code, exited, fatal, abort, unexpected exit,
    terminated unexpectedly, process died, dies, backoff restarting`,
  restart: `
    restart, restarts, restarted, restarting, restarts too often, frequent restarts, restart count,
    restarting frequently, keeps restarting, flapping service, respawn, bounced, container restarts, pod restarts,
    start up again, restarted too often, too many restarts`,
  oom: `
    oom, oomkilled, oom killed, oom kill, oomkill, oomkills, oom killer, killed for memory, memory cgroup,
    exit code 137, outofmemory, out of memory error, outofmemoryerror, oom events, sigkill, kills for memory`,
  throttling: `
    throttle, throttled, throttling, rate limit, rate limited, ratelimit, ratelimited, rate limiting,
    http-too-many-requests, too many requests, cfs, cpu throttling, throttled requests, burst balance, burst credits,
    cpu credits, credit balance, credits, slowdown, backpressure, back pressure, quota throttled, api limits,
    request limit, rate exceeded, provisioned throughput, limiter, ratelimiter, throttles, dropped by limits`,
  dependency: `
    upstream, dependency, dependencies, backend, external service, third party, provider, circuit breaker,
    breaker open, connection errors to, outbound, downstream, cannot reach, cannot connect to, api provider,
    external api, vendor, webhook delivery, webhook failed, connection failure, connect failures, backend down,
    backend errors, upstream errors, upstream unavailable, integration, remote service, peer service, connectivity,
    connection lost, remote endpoint, remote host, backend unhealthy, no healthy upstream, provider outage,
    health events, external endpoint, connectivity lost, connection problems, federation, failed connections`,
} as const satisfies Partial<Record<Trouble, string>>;
