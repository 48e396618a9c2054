import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compose, type Running } from '#app/compose.ts';
import { policyOf } from '#app/config.ts';
import { settingsSchema } from '#app/settings.ts';
import type { Hypothesis } from '#domain/hypothesis.ts';
import { readHistory } from '#incidents/read-history.ts';
import { learnFromHistory } from '#ml/training/learn-from-history.ts';
import type { Workspace } from '#sandbox/contract.ts';
import { people } from '#sandbox/slack/seed.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { readableLog } from '#tests/handlers/slack/readable-log.ts';
import { migratedLocation } from '#tests/support/migrated-location.ts';
import { answerTo, cardSaying, saidIn, wordsOf } from './onlooker.ts';

const { maya, devon } = people;
/** Only bounds a hang: Firebreak's start loads a database and a model. */
const startMs = 120_000;
const root = fileURLToPath(new URL('../../', import.meta.url));

/** What Prometheus pushes while a container is killed for its memory; no source of evidence but the alert is connected. */
const killedForMemory = {
  labels: { alertname: 'ContainerOomKilled', service: 'claims-api', namespace: 'claims', reason: 'OOMKilled' },
  annotations: { summary: 'A container of claims-api was killed because it ran out of memory' },
  generatorURL: `http://prometheus.example/graph?g0.expr=${encodeURIComponent(
    'kube_pod_container_status_last_terminated_reason{reason="OOMKilled"} == 1',
  )}`,
};

interface Life {
  readonly workspace: Workspace;
  readonly running: Running;
  readonly stop: () => Promise<void>;
}

/** Firebreak with an empty database, a model's folder and a workspace of its own. */
async function begin(modelFolder: string): Promise<Life> {
  const manifest = parse(await readFile(join(root, 'slack-manifest.yml'), 'utf8')) as object;
  const workspace = await startWorkspace({ host: '127.0.0.1', manifest, rateLimits: 'off' });
  const settings = settingsSchema.parse({
    http: { port: 0 },
    slack: { api_url: workspace.apiUrl },
    approvers: [people.priya.id],
    model: { folder: modelFolder },
  });
  const running = await compose(
    { settings, database: await migratedLocation(), policy: policyOf(settings) },
    {
      slackBotToken: workspace.botToken,
      slackSigningSecret: workspace.signingSecret,
      slackAppToken: null,
      webhooks: { bearerToken: 's3cret', basic: null },
      pagerdutyRoutingKey: null,
      prometheusToken: null,
      lokiToken: null,
      scripts: {},
    },
    { log: readableLog().log },
  );
  workspace.setRequestUrl(`${running.url}/slack/events`);
  const stop = async (): Promise<void> => {
    await running.stop();
    await workspace.stop();
  };
  return { workspace, running, stop };
}

/** Lets the alert fire and answers with what Firebreak held to be its cause, once the card says so. */
async function judge({ workspace, running }: Life): Promise<Hypothesis> {
  await fetch(`${running.url}/api/v2/alerts`, {
    method: 'POST',
    headers: { authorization: 'Bearer s3cret', 'content-type': 'application/json' },
    body: JSON.stringify([killedForMemory]),
  });
  await cardSaying(workspace, 1, 'A container of claims-api was killed');
  const incident = await incidentByNumber(running.deps.db, 1);
  if (!incident?.hypothesis) throw new Error('no cause was named');
  return incident.hypothesis;
}

function confidenceIn(cause: string, { cause: named, confidence, competing }: Hypothesis): number {
  return named === cause ? confidence : (competing.find((one) => one.cause === cause)?.confidence ?? 0);
}

describe('what people say an incident was', () => {
  let folder: string;
  let life: Life;
  let before: Hypothesis;
  /** What it really was: a cause that Firebreak held possible and did not name. */
  let other: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'what-it-was-'));
    await cp(join(root, 'ml', 'models'), folder, { recursive: true });
    life = await begin(folder);
    before = await judge(life);
    other = before.competing[0]?.cause ?? 'none competes';
  }, startMs);
  afterAll(async () => {
    await life.stop();
    await rm(folder, { recursive: true });
  });

  const form = async (person: string): Promise<unknown> =>
    (await life.workspace.waitFor(() => life.workspace.view(person).modal, `a form of ${person}`)).view;

  it('is asked once it is over, in one line and by a button', async () => {
    const { workspace } = life;
    const open = await cardSaying(workspace, 1, 'What was it?');
    await answerTo(workspace, maya.id, () => workspace.as(maya.id).command(open.channel, '/incident', 'resolve'));
    const over = await cardSaying(workspace, 1, '🟢 Resolved');
    expect(wordsOf(over.blocks)).toContain('What was it?');
    const told = await workspace.waitFor(
      () => saidIn(workspace, over.channel).find(({ text }) => text.includes('is over')),
      'the closing message',
    );
    expect(told.text.split('\n')).toHaveLength(2);
    expect(told.text).toContain('/incident cause');
  });

  it('is said in a form that begins with what Firebreak held likely, and stands on the card', async () => {
    const { workspace } = life;
    const hands = workspace.as(maya.id);
    const card = await cardSaying(workspace, 1, 'What was it?');
    expect(await hands.click({ channel: card.channel, ts: card.ts }, 'incident.cause')).toEqual({ problem: null });
    const asked = JSON.stringify(await form(maya.id));
    expect(asked).toMatch(new RegExp(`"initial_option":\\{[^}]*\\},"value":"${before.cause}"`));
    expect(asked.indexOf(`"value":"${before.cause}"`)).toBeLessThan(asked.indexOf(`"value":"${other}"`));
    const answers = {
      class: { class: 'application.oom_kill' },
      cause: { cause: other },
      note: { note: 'a big <claim>' },
    };
    expect(await hands.submit(answers)).toEqual({ problem: null });
    expect(wordsOf(await form(maya.id))).toContain('Noted what INC-1 was');
    const said = wordsOf((await cardSaying(workspace, 1, '✔ *Confirmed*')).blocks);
    expect(said).toContain(`by <@${maya.id}>`);
    expect(said).toContain('a big &lt;claim&gt;');
    expect(said).toContain('*Firebreak had said otherwise*');
  });

  it('can be corrected by another person from the channel, and the timeline keeps both', async () => {
    const { workspace, running } = life;
    const hands = workspace.as(devon.id);
    const { channel } = await cardSaying(workspace, 1, '✔ *Confirmed*');
    const correct = async (answers: Parameters<typeof hands.submit>[0]) => {
      expect(await hands.command(channel, '/incident', 'cause')).toEqual({ problem: null });
      const asked = JSON.stringify(await form(devon.id));
      await hands.submit(answers);
      await hands.close();
      return asked;
    };
    expect(await correct({ cause: { cause: 'other' } })).toContain(`"value":"${other}"`);
    await cardSaying(workspace, 1, 'something that is not in the catalogue');
    await correct({ cause: { cause: other } });
    await cardSaying(workspace, 1, new RegExp(`✔ \\*Confirmed\\*: (?!something).*by <@${devon.id}>`));
    const shown = await answerTo(workspace, devon.id, () => hands.command(channel, '/incident', 'show'));
    expect(shown).toContain(`<@${maya.id}> · Said what it was`);
    expect(shown).toContain(`<@${devon.id}> · Corrected what it was`);
    const confirmed = { class: 'application.oom_kill', cause: other, by: devon.id };
    expect(await incidentByNumber(running.deps.db, 1)).toMatchObject({ confirmed });
  });

  it(
    'makes that cause likelier in the next judgement of the same kind, after training',
    async () => {
      const history = join(folder, 'history.jsonl');
      const records: string[] = [];
      for await (const record of readHistory(life.running.deps)) records.push(`${JSON.stringify(record)}\n`);
      await writeFile(history, records.join(''));
      await learnFromHistory(folder, history, () => undefined);
      const next = await begin(folder);
      try {
        const after = await judge(next);
        expect(confidenceIn(other, after)).toBeGreaterThan(confidenceIn(other, before));
        expect(confidenceIn(before.cause, after)).toBeLessThan(before.confidence);
      } finally {
        await next.stop();
      }
    },
    startMs,
  );
});
