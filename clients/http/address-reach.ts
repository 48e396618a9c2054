import { BlockList, isIP } from 'node:net';

/**
 * `public`: reachable from anywhere. `internal`: reachable from here only, so opening it is a decision.
 * `unusable`: no server has such an address (unspecified, multicast, documentation, reserved).
 */
export interface AddressReach {
  readonly reach: 'public' | 'internal' | 'unusable';
  /** What kind of network it is, as a message says it. */
  readonly network: string;
}

type Range = readonly [reach: 'internal' | 'unusable', network: string, ...cidrs: string[]];

/**
 * From the registries of special-purpose addresses (iana.org/assignments/iana-ipv4-special-registry and
 * iana-ipv6-special-registry). Clouds answer their metadata at 169.254.169.254, 100.100.100.200, 192.0.0.192 and
 * fd00:ec2::254, all of which lie in internal ranges.
 */
const ipv4Ranges: readonly Range[] = [
  ['internal', 'loopback', '127.0.0.0/8'],
  ['internal', 'private network', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  ['internal', 'link-local, where clouds keep their metadata', '169.254.0.0/16'],
  ['internal', 'carrier-grade NAT', '100.64.0.0/10'],
  ['internal', 'special purpose', '192.0.0.0/24', '198.18.0.0/15'],
  ['unusable', 'unspecified', '0.0.0.0/8'],
  ['unusable', 'documentation', '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'],
  ['unusable', 'multicast', '224.0.0.0/4'],
  ['unusable', 'reserved', '192.88.99.0/24', '240.0.0.0/4'],
];
const ipv6Ranges: readonly Range[] = [
  ['internal', 'loopback', '::1/128'],
  ['internal', 'private network', 'fc00::/7', 'fec0::/10'],
  ['internal', 'link-local', 'fe80::/10'],
  ['internal', 'local NAT64', '64:ff9b:1::/48'],
  ['unusable', 'documentation', '2001:db8::/32', '3fff::/20'],
  ['unusable', 'tunnel', '2001::/32', '2002::/16'],
  ['unusable', 'multicast', 'ff00::/8'],
];

const ipv4Table = ipv4Ranges.map((range) => toRow(range, 'ipv4'));
const ipv6Table = ipv6Ranges.map((range) => toRow(range, 'ipv6'));
const globalUnicast = blockList(['2000::/3'], 'ipv6');
/** IPv4 addresses written as IPv6: mapped (RFC 4291, 2.5.5.2) and translated by NAT64 (RFC 6052). */
const carriesIpv4 = blockList(['::ffff:0:0/96', '64:ff9b::/96'], 'ipv6');

/** What may be at an IP address, an IPv4 address inside an IPv6 one counting as itself. A zone (`%eth0`) is ignored. */
export function addressReach(address: string): AddressReach {
  const bare = address.replace(/%.*$/, '');
  switch (isIP(bare)) {
    case 4:
      return find(ipv4Table, bare, 'ipv4') ?? { reach: 'public', network: 'public' };
    case 6: {
      if (carriesIpv4.check(bare, 'ipv6')) return addressReach(lastIpv4(bare));
      const special = find(ipv6Table, bare, 'ipv6');
      if (special) return special;
      const isPublic = globalUnicast.check(bare, 'ipv6');
      return isPublic ? { reach: 'public', network: 'public' } : { reach: 'unusable', network: 'reserved' };
    }
    default:
      return { reach: 'unusable', network: 'not an IP address' };
  }
}

interface Row extends AddressReach {
  readonly addresses: BlockList;
}

function toRow([reach, network, ...cidrs]: Range, family: 'ipv4' | 'ipv6'): Row {
  return { reach, network, addresses: blockList(cidrs, family) };
}

function blockList(cidrs: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = '', bits] = cidr.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function find(table: readonly Row[], address: string, family: 'ipv4' | 'ipv6'): AddressReach | undefined {
  const row = table.find(({ addresses }) => addresses.check(address, family));
  return row && { reach: row.reach, network: row.network };
}

/** The last 32 bits of an IPv6 address, as an IPv4 address. The URL parser writes every spelling as hexadecimal groups. */
function lastIpv4(address: string): string {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const groups = canonical.split('::').at(-1)?.split(':').filter(Boolean) ?? [];
  const [high, low] = ['0', '0', ...groups].slice(-2).map((group) => Number.parseInt(group, 16));
  return [high ?? 0, low ?? 0].flatMap((word) => [word >> 8, word & 0xff]).join('.');
}
