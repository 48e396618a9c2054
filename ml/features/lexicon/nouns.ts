import type { Kind } from './topics.ts';

/** Nouns that name a kind of thing without naming a product. Inflections are found too. */
export const nouns = {
  database: `
    database, db, sql, table, tablespace, schema, primary replica, standby, tablet, shard, transaction, query, cursor,
    datastore, data store, mysql server, keyspace, memtable, sstable, collection scan, row, replica set,
    replicaset member`,
  cache: 'cache, in-memory store, caching',
  search: 'search cluster, search index, index shard, search engine',
  queue: `
    queue, broker, message, topic, partition, consumer, consumer group, producer, subscription, subscriber, publisher,
    event bus, event stream, messaging, mailbox, exchange, vhost, stream consumer, worker queue, task queue, outbox,
    inbox`,
  pipeline: `
    pipeline, etl, elt, dag, stream job, streaming job, dataflow, connector, data sync, data import, data export,
    data load, replication task, transformation, workflow, batch load, change data capture, cdc, ingestion job, feed,
    data job, integration flow`,
  backup: `
    backup, restore, snapshot, wal archive, archiving, point-in-time recovery, pitr, recovery point, dump, vault copy,
    offsite copy`,
  monitoring: `
    monitoring, metrics, metric, exporter, alerting, log shipping, log ingestion, traces, spans, tracing, telemetry,
    logs, logging, dashboard, scrape, probe agent, observability, sample, time series, series, notification pipeline,
    silences`,
  'control-plane': `
    control plane, apiserver, orchestrator, leader election, raft, cluster state, lease, admission,
    webhook configuration, scheduler, hosted cluster, cluster upgrade, seed, shoot, machine pool, service catalog,
    control service`,
  operator: 'operator, reconcile, reconciliation, custom resource, finalizer',
  delivery: `
    deployment, rollout, release, chart, manifest, gitops, ci, cd, image pull, image tag, canary, replica,
    desired state, drift, sync, deploy, upgrade, statefulset, daemonset, version, replicas, pod disruption budget`,
  network: `
    network, interface, link, packet, route, router, switch, port, vlan, subnet, tunnel, peer, gateway, bandwidth,
    nic, wan, lan, ping, icmp, tcp, udp, dns, hostname lookup, load balancer, vip, virtual ip, firewall rule,
    neighbour, prefix, autonomous system`,
  proxy: `
    proxy, ingress, gateway, frontend, backend server, virtual server, upstream, web server, website, listener,
    http server, cdn, mesh, route rule, edge server, reverse proxy, sidecar`,
  storage: `
    volume, storage, pool, array, object store, bucket, replica volume, disk group, filer, share, mount, lun, osd,
    brick, aggregate, quota tree, block device, logical volume, volume group, storage class, filesystem share,
    provisioner`,
  host: `
    host, node, server, machine, instance, vm, virtual machine, kernel, hypervisor host, root filesystem,
    operating system, filesystem, swap, system clock, load average`,
  hypervisor: 'hypervisor, virtual machine host, guest, virtualisation',
  hardware: `
    hardware, disk drive, fan, temperature, power supply, sensor, battery, raid, physical disk, drive, memory module,
    gpu, chassis, voltage, firmware, ssd, rack, humidity, controller card, redundancy`,
  cloud: `
    cloud provider, region outage, availability zone, cloud account, lambda function, function app, billing account`,
  runtime: `
    heap, garbage collection, gc, thread pool, goroutine, event loop, worker process, thread, request worker,
    app server, interpreter`,
  workload: `
    pod, container, process, workload, replica, task instance, microservice, service, app, application, component,
    daemon`,
  job: `
    job, cron, schedule, scheduled task, batch, task run, nightly, build, migration, periodic task, ci run,
    test suite, cleanup task, maintenance task, runner`,
  certificate: `
    certificate, cert, tls, ssl, ca bundle, csr, private key rotation, certificate chain, issuer, acme order,
    certificate request`,
  identity: `
    login, sign-in, logon, user account, authentication, credential, token, identity, session token, single sign-on,
    role, privilege, group membership, administrator, password, domain admin, service account, service principal,
    tenant admin`,
  defence: `
    antivirus, vulnerability, malware, intrusion, threat, compliance, benchmark, policy, security control,
    firewall policy, endpoint agent, audit log, scan finding, suspicious, detection, adversary, attacker, tactic,
    technique, exploitation`,
  application: `
    checkout, payment, order, user, customer, request, endpoint, api, http, grpc, rpc, webhook, mail, call, site,
    portal, frontend app`,
} as const satisfies Record<Kind, string>;
