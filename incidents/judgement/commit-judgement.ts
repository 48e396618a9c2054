import { randomUUID } from 'node:crypto';
import { firebreak, type Incident } from '#domain/incident.ts';
import { percent } from '#domain/percent.ts';
import type { PreviewedStep } from '#domain/run.ts';
import { severityWord, type Severity } from '#domain/severity.ts';
import type { Transaction } from '#store/database.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from '#incidents/deps.ts';
import { proposeRun } from '#incidents/propose-run.ts';
import { pagesNow } from '#incidents/rules/decide.ts';
import { severityAfter, severityChange, severityQuestion } from '#incidents/rules/severity-change.ts';
import { sayMilder } from './say-milder.ts';
import type { Judgement } from './judge-incident.ts';

/** A judgement as it is committed: with what the chosen runbook would change. */
export type FinalJudgement = Judgement & { readonly preview: readonly PreviewedStep[] };

/** Writes a judgement down together with everything that follows from it: the run, the page, the card. */
export async function commitJudgement(
  deps: Deps,
  trx: Transaction,
  incident: Incident,
  judgement: FinalJudgement,
): Promise<void> {
  const now = deps.clock.now();
  const { number } = incident;
  const { classification, hypothesis, evidence, decision } = judgement;
  const { verdict } = judgement.severity;
  const question = severityQuestion(incident, verdict);
  const change = severityChange(question);
  const severity = severityAfter(question);
  const isAsJudged = severity === verdict.severity && incident.severitySetBy === null;
  const severityReason = change.kind === 'raise' || isAsJudged ? verdict.reason : incident.severityReason;
  const milderSaid =
    change.kind === 'milder' || (change.kind === 'keep' && incident.severityJudgement?.milderSaid === true);
  await updateIncident(
    trx,
    number,
    {
      classification,
      hypothesis,
      evidence,
      decision,
      severity,
      severityReason,
      severityJudgement: { ...judgement.severity, milderSaid },
      ...(change.kind === 'raise' && { severitySetBy: null }),
    },
    now,
  );
  const cause = hypothesis
    ? ` ${hypothesis.wording === 'claim' ? 'Cause' : 'Possible cause'}: ${hypothesis.title} (${percent(hypothesis.confidence)}).`
    : '';
  await appendTimeline(trx, number, {
    kind: 'assessed',
    actor: firebreak,
    text: `${classification.label} (${percent(classification.confidence)}), ${severity} ${severityWord[severity]}: ${severityReason}.${cause}`,
    at: now,
  });
  if (change.kind === 'milder') {
    const text = sayMilder(incident, change.to, verdict.reason);
    await appendTimeline(trx, number, { kind: 'note', actor: firebreak, text, at: now });
  }
  await appendTimeline(trx, number, { kind: 'decided', actor: firebreak, text: decision.reason, at: now });
  const follow = { incident, judgement, severity };
  await propose(deps, trx, follow);
  if (pagesNow(decision, severity)) await page(deps, trx, follow, decision.reason, 'Paging the on-call.');
  await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
}

interface Follow {
  readonly incident: Incident;
  readonly judgement: FinalJudgement;
  readonly severity: Severity;
}

async function propose(deps: Deps, trx: Transaction, follow: Follow): Promise<void> {
  const { incident, judgement } = follow;
  const { runbook, decision, variables, preview } = judgement;
  if (runbook === null || (decision.action !== 'ask' && decision.action !== 'act')) return;
  const proposed = await proposeRun(deps, trx, {
    id: randomUUID(),
    incident,
    runbook,
    variables,
    startedBy: 'firebreak',
    needsApproval: decision.action === 'ask',
    preview,
  });
  if (proposed.kind !== 'cannot_start') return;
  const text = `${runbook.name} cannot be started: ${proposed.why}. Paging the on-call.`;
  await page(deps, trx, follow, text, text);
}

async function page(
  deps: Deps,
  trx: Transaction,
  { incident, severity }: Follow,
  why: string,
  text: string,
): Promise<void> {
  const { number, title } = incident;
  await appendTimeline(trx, number, { kind: 'escalated', actor: firebreak, text, at: deps.clock.now() });
  const summary = `INC-${number} ${severity.toUpperCase()} ${title}: ${why}`;
  await deps.queue.send(trx, 'send-page', { incident: number, action: 'trigger', summary, severity }, { priority: 10 });
}
