import { freePort } from './free-port.ts';

/** `host:port` on which nobody listens, so that a connection is refused. */
export async function closedAddress(): Promise<string> {
  return `127.0.0.1:${await freePort()}`;
}
