import { describe, expect, it } from 'vitest';
import { listAnswer, statusAnswer, storedObject } from './tiny-answers.ts';
import { startTinyCluster } from './tiny-cluster.ts';

const secret = storedObject('Secret', 'v1', 'claims-db', {
  data: { password: 'aHVudGVyMg==' },
  metadata: {
    creationTimestamp: '2026-03-01T01:00:00Z',
    annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"password":"aHVudGVyMg=="}}' },
    managedFields: [{ manager: 'kubectl-edit', operation: 'Update', time: '2026-03-01T03:00:00Z' }],
  },
});

describe('objectTimes', () => {
  it('asks for the metadata alone, and keeps names and times of it and no value', async () => {
    const { server, client } = await startTinyCluster(() => listAnswer('Secret', 'v1', [secret]));
    const times = await client.objectTimes('secret', 'claims');
    expect(times).toEqual([
      {
        name: 'claims-db',
        createdAt: new Date('2026-03-01T01:00:00Z'),
        lastChange: { at: new Date('2026-03-01T03:00:00Z'), manager: 'kubectl-edit' },
      },
    ]);
    expect(server.requests[0]?.path).toMatch(/^\/api\/v1\/namespaces\/claims\/secrets\?limit=500/);
    expect(server.requests[0]?.headers.accept).toMatch(/^application\/json;as=PartialObjectMetadataList;/);
    expect(JSON.stringify(times)).not.toContain('aHVudGVyMg');
  });

  it('says what it does not know', async () => {
    const bare = storedObject('ConfigMap', 'v1', 'settings');
    const { client } = await startTinyCluster(() => listAnswer('ConfigMap', 'v1', [bare]));
    expect(await client.objectTimes('configmap', 'claims')).toEqual([
      { name: 'settings', createdAt: null, lastChange: null },
    ]);
  });

  it('reads all pages', async () => {
    const page = (name: string, next: string) =>
      listAnswer('ConfigMap', 'v1', [storedObject('ConfigMap', 'v1', name)], next);
    const { client } = await startTinyCluster(({ path }) =>
      path.includes('continue=') ? page('b', '') : page('a', 'more'),
    );
    expect((await client.objectTimes('configmap', 'claims')).map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('says which permission is missing', async () => {
    const { client } = await startTinyCluster(() => statusAnswer(403, 'Forbidden', ''));
    await expect(client.objectTimes('secret', 'claims')).rejects.toThrow(/grant the verb "list" on "secrets"/);
  });

  it('takes something that is no list for unreadable', async () => {
    const { client } = await startTinyCluster(() => ({ body: { kind: 'Status' } }));
    await expect(client.objectTimes('secret', 'claims')).rejects.toMatchObject({ code: 'unreadable_answer' });
  });
});
