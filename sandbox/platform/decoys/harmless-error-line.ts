import type { Decoy } from '#sandbox/platform/decoy.ts';
import { deployedServices } from '#sandbox/platform/deployed-services.ts';

const lines = [
  'ERROR client closed the connection before the answer was written: write tcp 10.244.0.9:8080: broken pipe',
  'ERROR usage report to telemetry.vendor.example not sent, next attempt tomorrow: context deadline exceeded',
  'ERROR could not parse the header X-Request-Start: "t=" (ignored)',
  'ERROR thumbnail of an upload not made: unsupported color space (ignored)',
  'WARN  deprecated option --legacy-ids, it will go in the next major release',
] as const;
const secondsBetween = 7;

/** A line that looks bad and has been in the logs for years. The struck service works as ever. */
export const harmlessErrorLine: Decoy = {
  kind: {
    id: 'harmless-error-line',
    title: 'Harmless error line',
    description: 'The pods of the service write an error line every few seconds that has never meant anything.',
    targets: deployedServices,
  },
  strike(world, service) {
    const sinceMs = world.nowMs();
    const line = world.variety.choice(lines);
    const lastsMs = world.variety.amount(600_000, { from: 300_000, to: 900_000 });
    let isRepaired = false;
    return {
      kind: harmlessErrorLine.kind.id,
      service,
      sinceMs,
      logLine: () => (Math.floor(world.nowMs() / 1000) % secondsBetween === 0 ? line : null),
      isOver: () => isRepaired || world.nowMs() - sinceMs >= lastsMs,
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
