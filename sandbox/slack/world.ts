import type { ApiCall, DeliveryRecord } from '#sandbox/contract.ts';
import type { AppIdentity } from './app-identity.ts';
import type { Channel } from './channels.ts';
import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Delivery } from './delivery.ts';
import type { EventPublisher } from './events.ts';
import type { Faults } from './faults.ts';
import type { Ids } from './ids.ts';
import type { Manifest } from './manifest.ts';
import type { Message } from './messages.ts';
import type { PersonRecord } from './people.ts';
import type { RateLimiter } from './rate-limits.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Sockets } from './sockets.ts';
import type { Triggers } from './triggers.ts';
import type { Usergroup } from './usergroups.ts';
import type { View } from './views.ts';

/**
 * Everything one workspace knows. Records are immutable and replaced in their maps, each by the module named as its
 * kind; a method or a gesture gets the world as its first argument.
 */
export interface World {
  readonly baseUrl: string;
  /** False switches off what Slack would refuse for want of a scope, of membership, or of form. */
  readonly isStrict: boolean;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly nextTs: () => string;
  readonly app: AppIdentity;
  readonly manifest: Manifest;
  readonly people: Map<string, PersonRecord>;
  readonly usergroups: Map<string, Usergroup>;
  readonly channels: Map<string, Channel>;
  /** By channel id, then timestamp, in the order of posting. */
  readonly messages: Map<string, Map<string, Message>>;
  readonly views: Map<string, View>;
  /** Open modals by person, the root first. */
  readonly modalStacks: Map<string, readonly string[]>;
  /** The Home tab's view id by person. */
  readonly homes: Map<string, string>;
  /** Options that an external select last offered, by person and action id. */
  readonly offeredOptions: Map<string, readonly Readonly<Record<string, unknown>>[]>;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly rates: RateLimiter;
  readonly faults: Faults;
  readonly calls: ApiCall[];
  readonly deliveries: DeliveryRecord[];
  readonly changes: Changes;
  readonly sockets: Sockets;
  readonly delivery: Delivery;
  readonly events: EventPublisher;
}
