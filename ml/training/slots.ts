import { pick } from './random.ts';
import type { Random } from './random.ts';

const services =
  'orders-api billing-worker search checkout eligibility-service mail-gateway profile ledger-sync payments catalog-api'.split(
    ' ',
  );
const words = 'invoices members reports shipments accounts sessions exports prices claims policies'.split(' ');

/** One rendering's values for every slot that the example grammar may use. */
export type Slots = Readonly<Record<(typeof slotNames)[number], string>>;

const slotNames = [
  'service',
  'service2',
  'namespace',
  'cluster',
  'node',
  'host',
  'pod',
  'device',
  'pvc',
  'database',
  'queue',
  'job',
  'user',
  'interface',
  'domain',
  'region',
  'bucket',
  'team',
  'ip',
  'consumer',
  'word',
  'n',
  'pct',
  'ms',
] as const;

/** Draws a value for every slot, as they would stand in a firing alert. */
export function drawSlots(random: Random): Slots {
  const number = (from: number, to: number): string => String(from + Math.floor(random() * (to - from)));
  const service = pick(services, random);
  return {
    service,
    service2: pick(services, random),
    namespace: pick(['shop', 'billing', 'core', 'platform'], random),
    cluster: pick(['prod-eu-1', 'prod-us-2', 'staging-1'], random),
    node: `worker-${number(1, 40)}`,
    host: pick(['srv', 'vm', 'db'], random) + number(10, 99),
    pod: `${service}-${number(10_000_000, 99_999_999)}-x${number(1000, 9999)}`,
    device: pick(['/dev/sda1', '/dev/nvme0n1', 'eth0'], random),
    pvc: `data-${service}-0`,
    database: pick(['orders-db', 'ledger', 'members-pg', 'main-mysql'], random),
    queue: pick(['orders.created', 'mail-out', 'claims-in'], random),
    job: pick(['nightly-export', 'rebuild-index', 'close-month', 'import-prices'], random),
    user: pick(['jdoe', 'svc-deploy', 'akim'], random),
    interface: pick(['eth0', 'ens192', 'bond0', 'GigabitEthernet0/1'], random),
    domain: pick(['shop.example.com', 'api.example.org', 'partner.example.net'], random),
    region: pick(['eu-west-1', 'us-east-2', 'westeurope'], random),
    bucket: pick(['invoices-archive', 'media-prod', 'backups-eu'], random),
    team: pick(['payments', 'platform', 'search-team'], random),
    ip: `203.0.113.${number(1, 254)}`,
    consumer: pick(['mailer-group', 'billing-consumer', 'indexer'], random),
    word: pick(words, random),
    n: number(2, 60),
    pct: number(75, 99),
    ms: number(600, 9000),
  };
}

/** Puts the drawn values into a wording; throws a RangeError that names a slot that does not exist. */
export function fillSlots(wording: string, slots: Slots): string {
  return wording.replace(/\{(\w+)\}/g, (_, name: string) => {
    const slot = slotNames.find((known) => known === name);
    if (slot === undefined)
      throw new RangeError(`unknown slot {${name}} in "${wording}"; use one of ${slotNames.join(', ')}`);
    return slots[slot];
  });
}
