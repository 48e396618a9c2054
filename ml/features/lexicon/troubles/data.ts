import type { Trouble } from '#ml/features/lexicon/topics.ts';

/** How trouble of databases, queues, pipelines and the data itself is spoken of. */
export const dataTroubles = {
  connections: `
    connection, connections, too many connections, connection pool, max connections, connections exhausted,
    connection usage, connection limit, idle in transaction, client connections, pool exhausted, waiting clients,
    clients waiting, refused connections, rejected connections, aborted connects, aborted connections,
    connected clients, maxclients, connection leak, pool timeout, connection timeout, connection slots,
    connection churn, backends, server connections, sessions used, pooler, idle connections, blocked clients,
    connection acquire, pending connections, hikari, open cursors, connection saturation, connection errors`,
  contention: `
    slow query, slow queries, long running query, long running queries, long running transaction, lock, locks,
    lock wait, locked, deadlock, deadlocks, blocked queries, blocking, blocking session, vacuum, autovacuum,
    wraparound, bloat, dead tuples, xid, transaction age, compaction, compactions, pending compactions, write stall,
    write stalls, checkpoint, checkpoints, cache hit, hit ratio, hit rate, cache hit ratio, cache hit rate,
    buffer hit, buffer pool, full table scan, table scan, sequential scans, missing index, index scan, unused index,
    rollback ratio, rollbacks, tombstones, hints, memtable, flush, temp tables, temporary files, temp files,
    query plan, statement timeout, query latency, commit latency, read latency, write latency, gc pause, latch,
    row lock, lock contention, page life expectancy, too many parts, merges, delayed inserts, log flush, undo,
    redo log switches, optimizer, table size growth, analyze, stall, aof, rdb save, bgsave, cache miss, misses,
    thread cache, table cache, sort, key writes, range, hot region, hot shard, regions, batch requests, mutations,
    tickets, scanned objects, index efficiency, oplog window, high transaction, qps, queries per second`,
  replication: `
    replication, replication lag, replica lag, replicate, replicas behind, replication broken, replication stopped,
    replication slot, standby, secondary, slave, under-replicated, underreplicated, isr, in-sync replicas, min isr,
    under min isr, replication delay, seconds behind, follower, mirror, mirroring, mirror maker, snapmirror,
    geo-replication, replication error, sql thread, io thread, wal receiver, out-of-sync replica, replica out of sync,
    behind master, behind primary, catch up, catching up, isr shrinks, replication factor, dr site, async copy,
    log shipping delay, redo apply, apply lag, transport lag, availability group, raft lag, sync replication,
    cross-region copy, link broken to replica, oplog, wsrep, flow control, replication backlog, syncthing,
    remote copy, rsync mirror, replicator, missing replicas, not replicating, replay lag, cluster replication,
    replica not connected, xdcr, data guard, bucket replication`,
  lag: `
    lag, lagging, behind, falling behind, fell behind, delay, delayed, out of date, not keeping up, slow to apply`,
  backlog: `
    ready messages, not acknowledged, messages waiting, tasks waiting, frozen messages, backlog, queue length,
    queue size, queue depth, queued messages, messages ready, unacked, unacknowledged, unacknowledged messages,
    unacked messages, consumer lag, consumer group lag, consumer group, no consumer, no consumers, without consumers,
    dead letter, dead-letter, dlq, deadletter, dead letters, messages pile up, piling up, growing queue,
    queue growing, pending messages, pending tasks, pending jobs, too many messages, enqueued, undelivered,
    oldest message, age of oldest message, messages in queue, jobs waiting, waiting tasks, unprocessed,
    stuck messages, mail queue, retry queue, poison, redelivered, requeue, backlogged, consumed slowly, slow consumer,
    slow consumers, queue filling, undeliverable, delivery backlog, storage backlog, queue messages, message lag,
    message age, task queue, job queue, outbox, events pending, deferred, offset lag, mails queued, queue time`,
  freshness: `
    stale, staleness, freshness, fresh, not updated, out of date, outdated, watermark, ingestion lag, ingestion delay,
    late data, data delay, not refreshed, too old, old data, age, not synced since, sync delay, has not been updated,
    no new data, data age, event time, processing delay, late events, stale data, refresh, index lag, import late,
    feed late, missing file, file not arrived, data not arriving, delayed data, update time, not received since,
    cursor lag, end-to-end delay, most recent, shipping delay, iterator age, millis behind, offset age`,
  backup: `
    backup, backups, backup failed, restore, restore failed, no backup, missing backup, backup too old,
    snapshot failed, snapshot missing, wal archiving, archive, archiving, archiver, failed archive, backup job,
    full backup, incremental backup, delta snapshot, full snapshot, backup storage, backup verification,
    recovery point, restore test, rpo, point in time recovery, backup location, backup repository, snapshot too old,
    dump failed, offsite, backup schedule, backup size, volumesnapshot, backup window, pitr, base backup,
    no recent snapshot`,
  corruption: `
    corrupt, corrupted, corruption, checksum, checksum mismatch, checksum failure, inconsistent, inconsistency,
    inconsistencies, data loss, integrity, duplicate, duplicates, invalid records, invalid, rejected records,
    rejected rows, validation error, schema error, schema validation, schema mismatch, schema drift, parse errors,
    malformed, missing rows, missing records, row count, wrong data, bad data, data quality, out of order, conflict,
    conflicts, orphaned, dropped records, discarded records, deserialization, offset decreased, skipped records,
    bit rot, data diverged, diverged, wrong total, reconciliation difference, unprocessable, unrepairable,
    expectations failed, outliers, damaged, lost objects, data mismatch, inconsistent objects, failed validation,
    sum does not match, unknown records, non-utf8, unparsable`,
} as const satisfies Partial<Record<Trouble, string>>;
