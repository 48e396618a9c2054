import { startTinyServer, type TinyAnswer, type TinyRequest, type TinyServer } from '#tests/support/tiny-server.ts';

/** What a service did that it was asked for by HTTP. */
export interface EffectServer {
  readonly port: number;
  /** How often it acted, by path: `/keyed/m1/first`. */
  acted(path: string): number;
  stop(): Promise<void>;
}

/**
 * Acts on every POST: below `/keyed` and `/webhook` once for each Idempotency-Key, below `/checked` and `/plain` each
 * time. A GET below `/checked` tells whether it has acted. It answers for Prometheus and Loki as well, always with 1.
 */
export async function startEffectServer(): Promise<EffectServer> {
  const acts = new Map<string, number>();
  const keys = new Set<string>();
  const act = (path: string): void => void acts.set(path, (acts.get(path) ?? 0) + 1);

  function answer({ method, path, headers }: TinyRequest): TinyAnswer {
    const [, area = ''] = path.split('/');
    if (area === 'api' || area === 'loki') return one();
    if (method === 'GET') return { status: acts.has(path) ? 200 : 404, body: {} };
    if (area !== 'keyed' && area !== 'webhook') {
      act(path);
      return { status: 201, body: { path } };
    }
    const key = `${path} ${String(headers['idempotency-key'])}`;
    if (!keys.has(key)) act(path);
    keys.add(key);
    return { status: 201, body: { path } };
  }

  const server: TinyServer = await startTinyServer(answer);
  return {
    port: Number(new URL(server.url).port),
    acted: (path) => acts.get(path) ?? 0,
    stop: () => server.stop(),
  };
}

function one(): TinyAnswer {
  const result = [{ metric: {}, value: [Date.now() / 1000, '1'] }];
  return { body: { status: 'success', data: { resultType: 'vector', result } } };
}
