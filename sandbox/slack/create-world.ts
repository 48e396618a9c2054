import { createAppIdentity } from './app-identity.ts';
import { createChanges } from './changes.ts';
import type { Clock } from './clock.ts';
import { createDelivery } from './delivery.ts';
import { createEventPublisher } from './events.ts';
import { createFaults } from './faults.ts';
import { createIds } from './ids.ts';
import { parseManifest } from './manifest.ts';
import { methodTable } from './methods/method-table.ts';
import { createRateLimiter } from './rate-limits.ts';
import { createResponseUrls } from './response-urls.ts';
import { seedWorld } from './seed-world.ts';
import { createSockets } from './sockets.ts';
import { createTimestamps } from './timestamps.ts';
import { createTriggers } from './triggers.ts';
import type { World } from './world.ts';

/** Builds a seeded workspace that is not reachable yet; throws when the manifest is not valid. */
export function createWorld(options: {
  readonly manifest: object;
  readonly baseUrl: string;
  readonly requestUrl: string | null;
  readonly clock: Clock;
  readonly isStrict: boolean;
  readonly rateLimits: 'enforced' | 'off';
}): World {
  const { baseUrl, clock, isStrict } = options;
  const manifest = parseManifest(options.manifest);
  const app = createAppIdentity();
  const ids = createIds();
  const changes = createChanges();
  const sockets = createSockets(app, clock);
  const deliveries: World['deliveries'] = [];
  const { requestUrl } = options;
  const delivery = createDelivery({ app, clock, sockets, records: deliveries, changes, requestUrl });
  const world: World = {
    baseUrl,
    isStrict,
    clock,
    ids,
    nextTs: createTimestamps(clock),
    app,
    manifest,
    people: new Map(),
    usergroups: new Map(),
    channels: new Map(),
    messages: new Map(),
    views: new Map(),
    modalStacks: new Map(),
    homes: new Map(),
    offeredOptions: new Map(),
    triggers: createTriggers(clock),
    responseUrls: createResponseUrls(clock),
    rates: createRateLimiter(clock, isStrict ? options.rateLimits : 'off'),
    faults: createFaults(new Set(methodTable.keys())),
    calls: [],
    deliveries,
    changes,
    sockets,
    delivery,
    events: createEventPublisher({ app, manifest, clock, ids, delivery }),
  };
  seedWorld(world);
  return world;
}
