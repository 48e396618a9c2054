export interface Receiver {
  readonly url: string;
  readonly bearerToken: string;
}

/** What became of one attempt to deliver. */
export type Delivery =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'try-again'; readonly reason: string };

const timeoutMs = 10_000;

/**
 * POSTs one notification. 2xx is delivered; 5xx, 429 and a network failure are worth another try; any other answer is
 * a refusal, and the same body would be refused again.
 */
export async function deliver(receiver: Receiver, payload: unknown, closing: AbortSignal): Promise<Delivery> {
  try {
    const response = await fetch(receiver.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${receiver.bearerToken}`,
        'user-agent': 'Alertmanager/0.33.1',
      },
      body: JSON.stringify(payload),
      signal: AbortSignal.any([closing, AbortSignal.timeout(timeoutMs)]),
    });
    await response.arrayBuffer();
    if (response.ok) return { outcome: 'delivered' };
    const reason = `unexpected status code ${response.status}`;
    return { outcome: response.status >= 500 || response.status === 429 ? 'try-again' : 'refused', reason };
  } catch (error) {
    return { outcome: 'try-again', reason: error instanceof Error ? error.message : String(error) };
  }
}
