import type { Trouble } from '#ml/features/lexicon/topics.ts';

/** How trouble of machines, networks and the platform is spoken of. */
export const infrastructureTroubles = {
  memory: `
    out of memory, memory, ram, swap, swapping, heap, low memory, memory usage, memory utilization, memory pressure,
    out of heap, memory leak, rss, working set, memory limit, heap usage, old gen, heap space, gc overhead, oom risk,
    evictions, evicted keys, memory fragmentation, page cache, non-heap, metaspace, memory consumption, ballooning,
    major page faults, memory high, resident memory, memory almost, available memory, free memory, swap usage,
    wired tiger cache, hugepages, cache dirty bytes`,
  cpu: `
    cpu, load average, high load, system load, processor, cpu usage, cpu utilization, cpu load, steal, cpu steal,
    iowait, run queue, runqueue, cpu saturation, busy cpu, cpu ready, core usage, context switches, context switching,
    load1, load5, load15, cpu high, idle cpu, softirq, processor queue, vcpu usage, dtu`,
  disk: `
    disk, filesystem, disk space, disk full, disk usage, free space, storage space, out of space, inode, inodes,
    no space left, disk filling, space left, partition full, disk io, io utilization, disk utilization, disk latency,
    disk queue, disk busy, disk read, disk write, iops, file system, root partition, log partition, tmp, mount full,
    disk almost full, disk will fill, low disk, fills up, runs out of space, data directory, data disk, free disk,
    disk watermark, flood stage, tablespace full, log disk, io wait, await, drive space, read-only filesystem,
    disk capacity, free storage`,
  volume: `
    volume, persistent volume, pvc, volume claim, volume full, storage pool, pool usage, pool full, thin pool, attach,
    mount, unmount, provisioning volume, volume attachment, failedmount, failedattachvolume, volume degraded,
    volume faulted, pool degraded, array degraded, nearfull, near full, backfill, placement groups, pgs, osd down,
    brick, replica rebuild, rebuilding, scrub, datastore usage, bucket usage, snapshot space, storage usage,
    storage capacity, volume usage, volume snapshot, cluster full, datastore space, filesystem offline, lun offline,
    path down, multipath, vdev, zpool, resilver, storage node, export unavailable, stale file handle, aggregate full,
    data protection, erasure coding, healing, degraded objects`,
  packets: `
    packet, packet loss, dropped packets, packets dropped, drops, discards, interface errors, receive errors,
    transmit errors, rx errors, tx errors, collisions, crc errors, retransmits, retransmissions, tcp retransmission,
    conntrack, nf_conntrack, network errors, network receive, network transmit, frame errors, overruns, fifo errors,
    mtu, network throughput, network saturated, bandwidth, bandwidth usage, interface saturated, network utilization,
    jitter, round trip time, rtt, ping loss, listen overflows, syn flood drops, arp, martian, softnet, out of sockets,
    network traffic, tcp resets, unreachable network, networking, network latency, policy drops, network unavailable,
    no route, port exhaustion, snat ports, snat`,
  link: `
    link down, interface down, link, interface flapping, link flapping, port flapping, peer flapping, bgp,
    bgp session, peer down, neighbor, neighbour down, ospf, bfd, tunnel, tunnel down, vpn, ipsec, port down, uplink,
    carrier, bond, slave, bonding, vrrp, keepalived transition, route missing, routes, lacp, spanning tree, vlan,
    duplex, handshake stale, wireguard, optical power, transceiver, interface status, operational status,
    session down, peering, adjacency, virtual circuit, gateway down, unhealthy target, load balancer, target group,
    vip, interface speed, advertised routes, withdrawn`,
  'name-resolution': `
    dns, dns lookup, dns resolution, nxdomain, servfail, name resolution, resolver, hostname lookup,
    could not resolve, zone transfer, dnssec, lookup failure, upstream dns, dns latency, dns errors, coredns panic,
    forward healthcheck`,
  sensor: `
    temperature, overheating, too hot, thermal, fan, fan failure, fan speed, power supply, psu, voltage, humidity,
    sensor, battery, ups, runtime remaining, battery charge, battery low, replace battery, power redundancy,
    redundancy lost, redundancy degraded, power loss, amperage, input voltage, chassis, intrusion sensor, coolant,
    water leak, hotspot, power failure, mains, psu failed, thermal throttling, thermal violation, power consumption,
    inlet, exhaust, toner, paper, hardware, hardware failure, hardware error, faulty`,
  'disk-health': `
    smart, smart status, reallocated sectors, pending sectors, uncorrectable, raid, raid degraded, raid array,
    media errors, predictive failure, wear, wearout, wear level, endurance, percentage used, spare, spare threshold,
    failing drive, drive failure, disk failure, failed disk, disk failed, physical disk, virtual disk degraded,
    medium error, ecc, edac, correctable errors, uncorrectable memory, xid, nvlink, gpu, gpu errors, row remap,
    retired pages, double bit, pcie, lost gpu, fallen off the bus, nvme, critical warning, hot spare, bad blocks,
    disk missing, drive missing, foreign configuration, controller battery, dimm`,
  clock: `
    clock, clock skew, time drift, ntp, time sync, clock not synchronising, clock synchronisation,
    clock synchronization, time offset, drift, chrony, out of sync clock, leap, system time, time difference`,
  reboot: `
    reboot, rebooted, rebooting, reboot required, boot time, boot loop, uptime, kernel panic, unexpected shutdown,
    cold start, power cycled, host restarted, node restarted, warm start, kernel deadlock, hung task, soft lockup,
    node drain, drain, cordoned, unschedulable node, readonly filesystem, kernel oops, node not ready,
    nodes not ready, kubelet, node unreachable, host down, server down, node down, machine down, vm down,
    instance terminated, instance status check, status check failed, taint, tainted, node condition, ready condition,
    hypervisor down, esxi host, nodes down, host unreachable, node lost, noderunning, maintenance mode,
    system status check, node offline, node unhealthy`,
  quota: `
    quota, resource quota, limit range, quota exceeded, limit reached, near limit, allocation, overcommit,
    over-commit, overcommitted, capacity, capacity left, out of capacity, insufficient capacity, ip addresses left,
    ip exhaustion, address pool, ips available, subnet full, pod limit, too many pods, pod capacity, license limit,
    licence count, licenses used, seats, service limit, account limit, max nodes, node group at maximum,
    autoscaler maximum, unschedulable for lack, headroom, spare capacity, not enough nodes, cannot scale, allocatable,
    requested cpu, requested memory, number of instances, maximum number, quota usage, capacity planning, provisioned,
    overprovisioned, over-provisioned, unused, idle resources, cost, budget, request units, dhcp scope, lease pool,
    pool exhausted, free ips, reserved, usage limit, max size, vcpu quota, allocated, scale limit,
    not enough resources, insufficient resources`,
  quorum: `
    quorum, no leader, leader, leader election, leader changes, lost leader, split brain, raft, peers,
    cluster members, membership, election, elections, member, members missing, master missing, no master,
    too many masters, insufficient members, no controller, active controller, quorate, voters, unavailable partitions,
    offline partitions, leaderless, failover, primary changed, switchover, cluster red, cluster yellow, red status,
    primary missing, consensus, proposals, cluster status, cluster health, degraded cluster, partitioned,
    unassigned shards, initializing shards, read-only mode, fenced, has no primary, without a leader`,
  reconciliation: `
    reconcile, reconciliation, reconciler, reconcile errors, workqueue, work queue depth, operator degraded,
    cluster operator, sync loop, webhook, admission, admission webhook, apiserver, api server, aggregated api,
    terminated requests, custom resource, finalizer, stuck deletion, terminating, lease, operator, machine,
    upgrade stuck, cluster upgrade, provision cluster, cluster not provisioned, machine health check, api errors,
    etcd, scheduler, controller manager, control plane, cloud controller, fsync, commit latency, db size,
    backend quota, autoscaler, agent state, hypervisor agent, port binding, deprecated api, priority and fairness`,
} as const satisfies Partial<Record<Trouble, string>>;
