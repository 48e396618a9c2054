const allowed = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address when a reader may follow it, otherwise null. Messages carry alert labels, so `javascript:`, `data:` and
 * relative addresses are never turned into links.
 */
export function safeUrl(address: string | null | undefined): string | null {
  if (!address || !/^[a-z]+:/i.test(address)) return null;
  try {
    const url = new URL(address);
    return allowed.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
