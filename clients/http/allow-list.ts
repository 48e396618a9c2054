import { isIP } from 'node:net';

/**
 * A host that requests may go to: `api.example.com`, `api.example.com:8443`, `*.example.com` (its subdomains, not
 * itself). Only https unless `http://` is written out; only the scheme's own port unless one is given. `private` also
 * opens addresses inside the network: loopback, private ranges, link-local and cloud metadata.
 */
export type AllowedHost = string | { readonly host: string; readonly private?: boolean };

export interface AllowList {
  /** The first entry that opens the URL, an entry for private addresses before others; null when there is none. */
  find(url: URL): { readonly allowsPrivate: boolean } | null;
}

interface Entry {
  readonly protocol: string;
  readonly host: string;
  readonly subdomains: boolean;
  readonly port: string;
  readonly allowsPrivate: boolean;
}

/** Reads the setting `http.allow`. Throws an error that names the entry which is none, and what one looks like. */
export function readAllowList(allow: readonly AllowedHost[]): AllowList {
  const entries = allow.map((entry, index) => readEntry(entry, `http.allow[${index}]`));
  const inOrder = entries.toSorted((a, b) => Number(b.allowsPrivate) - Number(a.allowsPrivate));
  return { find: (url) => inOrder.find((entry) => opens(entry, url)) ?? null };
}

function readEntry(allowed: AllowedHost, where: string): Entry {
  const text = typeof allowed === 'string' ? allowed : allowed.host;
  const allowsPrivate = typeof allowed === 'string' ? false : (allowed.private ?? false);
  const parts = /^(?:(https?):\/\/)?(\*\.)?(\[[^\]]+\]|[^\s:/?#@*[\]]+)(?::(\d{1,5}))?$/i.exec(text);
  if (!parts) {
    throw new Error(
      `${where}: "${text}" is not a host: write api.example.com, *.example.com, api.example.com:8443 or http://…`,
    );
  }
  const [, scheme = 'https', wildcard, name = '', port] = parts;
  const url = URL.parse(`${scheme}://${name}${port === undefined ? '' : `:${port}`}`);
  if (!url) throw new Error(`${where}: "${text}" is not a host that can be: check the name and the port`);
  const isAddress = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
  if (isAddress && wildcard) throw new Error(`${where}: "${text}" has a wildcard before an IP address: name each one`);
  if (isAddress && url.hostname !== name.toLowerCase()) {
    throw new Error(`${where}: write the IP address of "${text}" in its usual form, ${url.hostname}`);
  }
  return {
    protocol: url.protocol,
    host: url.hostname,
    subdomains: wildcard !== undefined,
    port: url.port,
    allowsPrivate,
  };
}

function opens(entry: Entry, url: URL): boolean {
  const sameHost = entry.subdomains ? url.hostname.endsWith(`.${entry.host}`) : url.hostname === entry.host;
  return sameHost && url.protocol === entry.protocol && url.port === entry.port;
}
