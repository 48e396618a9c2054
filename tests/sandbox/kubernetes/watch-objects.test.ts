import { CoreV1Api, makeInformer, Watch } from '@kubernetes/client-node';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Platform } from '#sandbox/contract.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { clusterHands, kubeConfigOf, type ClusterHands } from './cluster-hands.ts';

let platform: Platform;
let hands: ClusterHands;
beforeAll(async () => {
  platform = await startPlatform({ manualClock: true });
  hands = clusterHands(platform);
});
afterAll(() => platform.stop());

interface Seen {
  readonly phase: string;
  readonly object: {
    readonly code?: number;
    readonly metadata?: { readonly name?: string; readonly annotations?: object };
  };
}

async function watchPods(
  query: Record<string, string | number | boolean>,
): Promise<{ seen: Seen[]; done: Promise<unknown>; stop(): void }> {
  const seen: Seen[] = [];
  const end = Promise.withResolvers<unknown>();
  const controller = await new Watch(kubeConfigOf(platform)).watch(
    '/api/v1/namespaces/members/pods',
    query,
    (phase, object) => seen.push({ phase, object: object as Seen['object'] }),
    (error: unknown) => end.resolve(error),
  );
  return { seen, done: end.promise, stop: () => controller.abort() };
}

it('sends the state first and then every change', async () => {
  const watch = await watchPods({ labelSelector: 'app=id-cards' });
  await vi.waitFor(() => expect(watch.seen.map((event) => event.phase)).toEqual(['ADDED', 'ADDED']));
  await hands.scale('members', 'id-cards', 1);
  await platform.advance(4000);
  await vi.waitFor(() => expect(watch.seen.at(-1)?.phase).toBe('DELETED'));
  watch.stop();
});

it('continues from a resource version without repeating the past', async () => {
  const { metadata } = await hands.core.listNamespacedPod({ namespace: 'members' });
  const watch = await watchPods({ resourceVersion: metadata?.resourceVersion ?? '', labelSelector: 'app=eligibility' });
  const { items } = await hands.core.listNamespacedPod({ namespace: 'members', labelSelector: 'app=eligibility' });
  await hands.core.deleteNamespacedPod({ namespace: 'members', name: items[0]?.metadata?.name ?? '' });
  await vi.waitFor(() => expect(watch.seen.map((event) => event.phase)).toEqual(['MODIFIED']));
  watch.stop();
});

it('ends the initial state with a bookmark where asked to', async () => {
  const watch = await watchPods({
    sendInitialEvents: true,
    resourceVersionMatch: 'NotOlderThan',
    allowWatchBookmarks: true,
  });
  await vi.waitFor(() => expect(watch.seen.at(-1)?.phase).toBe('BOOKMARK'));
  expect(watch.seen.at(-1)?.object.metadata?.annotations).toEqual({ 'k8s.io/initial-events-end': 'true' });
  watch.stop();
});

it('answers a version from before its memory with 410 Gone', async () => {
  const watch = await watchPods({ resourceVersion: '3' });
  await watch.done;
  expect(watch.seen).toEqual([
    expect.objectContaining({ phase: 'ERROR', object: expect.objectContaining({ code: 410 }) }),
  ]);
});

it('feeds an informer of the client library', async () => {
  const config = kubeConfigOf(platform);
  const core = config.makeApiClient(CoreV1Api);
  const informer = makeInformer(config, '/api/v1/nodes', () => core.listNode());
  await informer.start();
  await hands.cordon('northwind-prod-2');
  await vi.waitFor(() => expect(informer.get('northwind-prod-2')?.spec?.unschedulable).toBe(true));
  await informer.stop();
});
