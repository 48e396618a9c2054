import { describe, it } from 'vitest';
import { dropSuiteDatabase, suiteDatabase } from '#tests/support/suite-postgres.ts';
import { expectEachEffectOnce } from './each-effect-once.ts';
import { beforeCommit, type Kill } from './kill.ts';
import { beginStory } from './restart-story.ts';

const restart = 'steps[1].if_true[0]';
const notification = 'steps[1].if_true[1]';
const timeout = 600_000;

const step = (when: string, path: string, becomes: string, also = 'true'): Kill =>
  beforeCommit(when, {
    table: 'run_steps',
    on: 'update',
    when: `new.path = '${path}' and new.state = '${becomes}' and ${also}`,
  });
const message = (when: string, kind: string, becomes: string): Kill =>
  beforeCommit(when, {
    table: 'slack_messages',
    on: 'update',
    when: `new.kind = '${kind}' and new.state = '${becomes}'`,
  });

/** Every boundary from the first byte of the alert to the approval. */
const opening = {
  delivery: beforeCommit('while the alert is being stored', { table: 'deliveries', on: 'insert', when: 'true' }),
  incident: beforeCommit('before the incident is opened', { table: 'incidents', on: 'insert', when: 'true' }),
  channel: beforeCommit('between the channel and its record', {
    table: 'incidents',
    on: 'update',
    when: 'new.channel_id is not null and old.channel_id is null',
  }),
  card: message('between the card and its record', 'card', 'sent'),
  proposal: beforeCommit('before the runbook is proposed', { table: 'runs', on: 'insert', when: 'true' }),
  call: message('between the call for approval and its record', 'call', 'sent'),
  approval: beforeCommit('while the approval is being stored', {
    table: 'approvals',
    on: 'update',
    when: `new.state = 'approved'`,
  }),
};

/** Every commit of the example runbook, in its order. What follows from an outcome is part of the same commit. */
const running = {
  queryClaim: step('before the query is asked', 'steps[0]', 'started'),
  queryOutcome: step('after the query, before its answer is kept', 'steps[0]', 'done'),
  choiceOutcome: step('after the choice, before it is kept', 'steps[1]', 'done'),
  passage: beforeCommit('after the dry run, before the change is let through', {
    table: 'changes',
    on: 'insert',
    when: `new.path = '${restart}'`,
  }),
  changeOutcome: step(
    'after the change reached the cluster, before it is noted',
    restart,
    'waiting',
    `new.memo->>'phase' = 'watch' and old.memo->>'phase' = 'write'`,
  ),
  watchClaim: step('before the rollout is looked at', restart, 'started', 'new.attempt = 2'),
  rolloutOutcome: step('after the rollout, before its outcome is kept', restart, 'done'),
  tellingOutcome: step('before the notification is kept', notification, 'done'),
  sending: message('before the notification is sent', 'update', 'sending'),
  sent: message('between the notification and its record', 'update', 'sent'),
  waitOutcome: step('before the wait is noted', 'steps[2]', 'waiting'),
  checkClaim: step('before the check after the wait', 'steps[2]', 'started', 'new.attempt = 2'),
  checkOutcome: step('after the check, before the run ends', 'steps[2]', 'done'),
};

const ending = {
  resolution: beforeCommit('before the incident is resolved', {
    table: 'incidents',
    on: 'update',
    when: `new.state = 'resolved'`,
  }),
  notice: message('between the last word and its record', 'notice', 'sent'),
};

/** Each boundary once; several to a story, because a restart costs more than the story. */
const stories: readonly (readonly Kill[])[] = [
  [opening.delivery, running.queryClaim, running.sent],
  [opening.incident, running.queryOutcome, running.waitOutcome],
  [opening.channel, running.choiceOutcome, running.checkClaim],
  [opening.card, running.passage, running.checkOutcome],
  [opening.proposal, running.changeOutcome, running.tellingOutcome],
  [opening.call, running.watchClaim, running.sending],
  [opening.approval, running.rolloutOutcome, ending.resolution],
  [ending.notice],
];

describe('killed and started again on PostgreSQL', () => {
  const rows = stories.map((kills) => ({ kills, when: kills.map((kill) => kill.when).join(', then ') }));
  it.concurrent.for(rows)('finishes the run once when killed $when', { timeout }, async ({ kills }, context) => {
    const url = await suiteDatabase('migrated');
    context.onTestFinished(() => dropSuiteDatabase(url));
    const story = await beginStory({ url });
    context.onTestFinished(() => story.end());
    await story.tell(kills);
    await expectEachEffectOnce(story);
  });
});
