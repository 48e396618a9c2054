import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '#app/demo.ts';
import { findProgram } from '#tests/support/find-program.ts';
import { requireRealPart } from '#tests/support/real-parts.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { cardSaying, wordsOf } from './onlooker.ts';

const kubectl = findProgram('kubectl');
const missing = kubectl === null ? 'no `kubectl` on PATH (apt-get install kubernetes-client)' : null;
const skipped = requireRealPart('kubectl', missing);
const run = promisify(execFile);

// What the sandbox's API understands of kubectl is tested in tests/sandbox/kubernetes; here it is the demo's own file.
describe('kubectl with the kubeconfig that the demo prints', () => {
  let demo: Demo;
  beforeAll(async () => {
    if (skipped === null) demo = await startDemo({ port: 0, log: pino({ level: 'silent' }) });
  });
  afterAll(async () => {
    if (skipped === null) await demo.stop();
  });
  beforeEach((context) => {
    if (skipped !== null) context.skip(skipped);
  });

  async function k(line: string): Promise<string> {
    // kubectl keeps a cache in its home; the demo's folder goes away with the demo.
    const env = { ...process.env, HOME: dirname(demo.kubeconfig) };
    const { stdout } = await run(kubectl ?? '', [`--kubeconfig=${demo.kubeconfig}`, ...line.split(' ')], { env });
    return stdout;
  }

  it('lists the deployments of every namespace', async () => {
    const [head, ...rows] = (await k('get deployments -A')).trimEnd().split('\n');
    expect(head).toMatch(/^NAMESPACE +NAME +READY +UP-TO-DATE +AVAILABLE +AGE$/);
    const listed = rows.map((row) => row.split(/ +/).slice(0, 2).join('/'));
    // The database is a stateful set.
    const services = demo.platform.view().services.filter(({ name }) => name !== 'claims-db');
    const expected = services.map(({ namespace, name }) => `${namespace}/${name}`);
    expect(listed.toSorted()).toEqual(expected.toSorted());
  });

  it('scales a deployment and describes what became of it', async () => {
    expect(await k('-n members scale deployment/id-cards --replicas=4')).toBe('deployment.apps/id-cards scaled\n');
    const ready = async () => (await k('-n members get deployment id-cards')).includes('4/4');
    await waitFor('four ready replicas', ready, { timeoutMs: 30_000 });
    expect(await k('-n members describe deployment id-cards')).toContain(
      '4 desired | 4 updated | 4 total | 4 available',
    );
  });

  it('mends by hand what Firebreak asks about, which then withdraws its question', { timeout: 120_000 }, async () => {
    const { workspace, platform } = demo;
    platform.inject('connection-pool-exhaustion', 'billing-api');
    await cardSaying(workspace, 1, 'Approval needed', 60_000);

    expect(await k('-n billing rollout restart deployment/billing-api')).toBe(
      'deployment.apps/billing-api restarted\n',
    );
    expect(await k('-n billing rollout status deployment/billing-api --timeout=60s')).toContain(
      'successfully rolled out',
    );
    const card = await cardSaying(workspace, 1, '🟢 Resolved', 60_000);
    const words = wordsOf(card.blocks);
    expect(words).not.toContain('Approval needed');
    expect(words).toContain('`high-latency-database-connection-pool` · risk medium · cancelled');
    expect(platform.writes().filter(({ path, dryRun }) => !dryRun && path.includes('billing-api'))).toHaveLength(1);
  });
});
