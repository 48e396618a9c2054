import { isIP } from 'node:net';
import { addressReach } from './address-reach.ts';
import type { AllowList } from './allow-list.ts';
import { RequestRefused } from './request-refused.ts';

export interface ResolvedAddress {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

/** All addresses of a host name, as the system knows them. */
export type Lookup = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/**
 * The addresses that a request to the URL may connect to: the name is resolved here and never again, so that what was
 * checked is what is used. One address that is not allowed refuses them all: a name that points both outside and
 * inside is a trick or a mistake.
 */
export async function checkedAddresses(
  url: URL,
  allowed: AllowList,
  lookup: Lookup,
): Promise<readonly ResolvedAddress[]> {
  const entry = allowed.find(url);
  if (!entry) {
    throw new RequestRefused(
      'host_not_allowed',
      `requests may not go to ${url.origin}: add "${asEntry(url)}" to the setting http.allow if they should`,
    );
  }
  const addresses = await addressesOf(url, lookup);
  for (const { address } of addresses) {
    const { reach, network } = addressReach(address);
    if (reach === 'public' || (reach === 'internal' && entry.allowsPrivate)) continue;
    const fix =
      reach === 'internal'
        ? `write { host: "${asEntry(url)}", private: true } in the setting http.allow if it should`
        : 'no server answers there, check the name';
    throw new RequestRefused(
      'address_not_allowed',
      `${url.hostname} is at ${address} (${network}), where no request may go: ${fix}`,
    );
  }
  return addresses;
}

async function addressesOf(url: URL, lookup: Lookup): Promise<readonly ResolvedAddress[]> {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(literal);
  if (family !== 0) return [{ address: literal, family }];
  const addresses = await lookup(url.hostname);
  if (addresses.length === 0) throw Object.assign(new Error(`${url.hostname} has no address`), { code: 'ENOTFOUND' });
  return addresses;
}

function asEntry(url: URL): string {
  return url.protocol === 'https:' ? url.host : url.origin;
}
