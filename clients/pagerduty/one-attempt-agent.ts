import { Agent } from 'node:https';

/** Thrown inside the library when it would send a request a second time: the first answer was HTTP 429. */
export class SecondAttempt extends Error {
  override readonly name = 'SecondAttempt';
  readonly code = 'second_attempt';
}

/**
 * Transport options that let @pagerduty/pdjs 2.2 send exactly one request.
 *
 * The library answers a 429 by itself with three further requests, 20 s apart, and an AbortSignal does not end its
 * waiting. Two things that it passes through do: `retryTimeout: 0` takes the wait away, and node-fetch asks for its
 * agent anew for each request, so that an agent refused the second time ends the call. `requestTimeout: 0` keeps the
 * library from starting a timer that stops nothing but holds the process open for 30 s.
 * @param caPem a certificate authority beside the system's, for a proxy or a stand-in.
 */
export function oneAttempt(caPem: string | undefined): {
  readonly transport: { readonly retryTimeout: 0; readonly requestTimeout: 0; readonly agent: () => Agent };
  /** Closes the connection, also one whose answer was never read. */
  readonly close: () => void;
} {
  const agent = new Agent({ keepAlive: false, ...(caPem === undefined ? {} : { ca: caPem }) });
  let attempts = 0;
  return {
    transport: {
      retryTimeout: 0,
      requestTimeout: 0,
      agent: () => {
        attempts += 1;
        if (attempts > 1) throw new SecondAttempt('HTTP 429');
        return agent;
      },
    },
    close: () => agent.destroy(),
  };
}
