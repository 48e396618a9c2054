import { deliverByHttp } from './deliver-by-http.ts';
import { secretHex } from './ids.ts';
import { isJsonObject } from './json.ts';
import type { World } from './world.ts';

/** Asks the request URL to echo a challenge, as Slack does when it is saved; null when it did, else why not. */
export async function verifyRequestUrl(world: World): Promise<string | null> {
  const endpoint = world.delivery.endpoint();
  if (endpoint === null) return 'There is no request URL to verify: set one first.';
  const challenge = secretHex(24);
  const payload = { type: 'url_verification', token: world.app.verificationToken, challenge };
  const result = await deliverByHttp(endpoint, { kind: 'events_api', payload, retry: null, takesAnswer: true });
  if (result.outcome === 'http_error') return `The request URL answered with HTTP ${result.status}.`;
  if (result.outcome !== 'acked') return `The request URL did not answer (${result.outcome}).`;
  const echoed = isJsonObject(result.body) ? result.body.challenge : result.body;
  return echoed === challenge ? null : 'The request URL answered without the challenge.';
}
