import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import { primaryOf } from '#sandbox/platform/data-flow.ts';
import type { Fault } from '#sandbox/platform/fault.ts';

const mebibyte = 1024 ** 2;
const archiveBytes = 14 * 1024 * mebibyte;
const failingShare = 0.9;

/**
 * The archiver of the database is behind, and the primary must keep its write-ahead log until it has caught up. A full
 * volume stops the primary, which then cannot even start: `could not write to file "pg_wal/…": No space left on device`.
 */
export const volumeFilling: Fault = {
  kind: {
    id: 'volume-filling',
    title: 'Volume filling up',
    description:
      'Write-ahead log piles up on the volume of the primary at 80 MiB a second; once it is full the database stops.',
    remedy:
      'Expand the PersistentVolumeClaim of the primary by half (patch spec.resources.requests.storage); the archiver then catches up. A restart frees nothing, and a full primary does not start.',
    targets: ['claims-db'],
  },
  strike(world, service) {
    const bytesPerMs = (world.variety.amount(80, { from: 50, to: 140 }) * mebibyte) / 1000;
    const primary = primaryOf(world.spec(service));
    const claim = `data-${primary}`;
    let writtenBytes = 0;
    let lastMs = world.nowMs();
    let isRepaired = false;
    const isFull = (): boolean =>
      world.volumes(service).some((volume) => volume.claim === claim && volume.usedBytes >= volume.capacityBytes);
    const isPrimaryReady = (): boolean =>
      world.pods(service).some((pod) => pod.metadata.name === primary && isPodReady(pod));
    return {
      kind: volumeFilling.kind.id,
      service,
      sinceMs: world.nowMs(),
      addedVolumeBytes: (name) => (name === claim ? writtenBytes : 0),
      pressure: () => (isPrimaryReady() ? {} : { failureShare: failingShare }),
      behaviour: (pod) =>
        pod.metadata.name === primary && isFull() ? { termination: { reason: 'Error', exitCode: 1 } } : null,
      logLine: (pod) =>
        pod.metadata.name !== primary
          ? null
          : isFull()
            ? 'PANIC:  could not write to file "pg_wal/xlogtemp.29": No space left on device'
            : 'WARNING:  archiving write-ahead log file "000000010000002A0000007C" failed too many times, will try again later',
      step: () => {
        if (isPrimaryReady() && !isFull()) writtenBytes += (world.nowMs() - lastMs) * bytesPerMs;
        lastMs = world.nowMs();
      },
      isOver: () => isRepaired || writtenBytes >= archiveBytes,
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
