import { z } from 'zod';
import { asJson, type KubernetesObject, type ObjectRef, stepAnnotation } from '#domain/kubernetes-object.ts';
import { sayDuration } from '#domain/duration.ts';
import { OutsideError } from '#domain/outside-error.ts';
import { jsonSchema, type Outcome } from '#domain/run.ts';
import type { AccessNeed, Plan, StepRun } from '#runbooks/step-type.ts';
import { begin } from './begin.ts';
import { missingAccess } from './check-access.ts';
import { clusterOf } from './cluster-of.ts';
import { jobLogs } from './job-logs.ts';
import { jobOf } from './job-of.ts';
import { conditionOf, listAt, numberAt, textAt } from './read-field.ts';
import { sayMissing, sayTarget } from './say-object.ts';
import { fingerprintOf } from './shown-object.ts';
import { later, mostTries, pollMs } from './waiting.ts';

/** How long a job may take unless its step says otherwise. */
const jobTimeoutMs = 10 * 60_000;

const memoSchema = z
  .object({
    phase: z.enum(['create', 'watch']),
    /** When it was created; null before. */
    began: z.iso.datetime().nullable(),
    job: z.object({
      name: z.string(),
      labels: z.record(z.string(), z.string()),
      annotations: z.record(z.string(), z.string()),
      owner: z.object({ apiVersion: z.string(), kind: z.string(), name: z.string(), uid: z.string() }).exactOptional(),
      content: z.record(z.string(), jsonSchema),
    }),
    tries: z.number(),
  })
  .readonly();
type Memo = z.infer<typeof memoSchema>;

/** What running a job from a template needs to be allowed. */
export function jobAccess(source: ObjectRef['kind']): readonly AccessNeed[] {
  return [
    { verb: 'get', kind: source },
    { verb: 'create', kind: 'job' },
    { verb: 'get', kind: 'job' },
    { verb: 'list', kind: 'pod' },
    { verb: 'get', kind: 'pod', subresource: 'log' },
  ];
}

/** Makes the job from its template and has the server check it, without running it. */
export async function planJob(ref: ObjectRef, run: StepRun): Promise<Plan> {
  const refused = (reason: string): Plan => ({ kind: 'settled', outcome: { kind: 'failed', reason } });
  const missing = await missingAccess(jobAccess(ref.kind), ref, run);
  if (missing !== null) return refused(`cannot run a job from ${sayTarget(ref)}: ${missing}`);
  const { kubernetes } = run.ports;
  const source = await kubernetes.get(ref, { signal: run.signal });
  if (source === null) return refused(sayMissing(ref));
  // A step that is tried again after its job has failed runs another one.
  const job = jobOf(source, ref, run.key, run.attempt);
  const { name, labels = {}, annotations = {}, content, owner } = job;
  const kept = { name, labels, annotations, content, ...(owner && { owner }) };
  const memo = asJson({ phase: 'create', began: null, job: kept, tries: 0 });
  try {
    await kubernetes.create(job, { dryRun: true, signal: run.signal });
  } catch (error) {
    // A job of this name bears the step's key: an earlier try created it, so it is only watched.
    if (!(error instanceof OutsideError) || error.code !== 'AlreadyExists') throw error;
    return { kind: 'settled', outcome: later(0, memo, `job ${name} is there already`, run) };
  }
  const containers = listAt(content, 'spec', 'template', 'spec', 'containers');
  return {
    kind: 'change',
    change: {
      action: 'run_job',
      target: {
        system: 'kubernetes',
        cluster: clusterOf(run),
        namespace: ref.namespace,
        name: `${ref.kind}/${ref.name}`,
      },
      title: `Run a job from ${sayTarget(ref)}`,
      rendered: { action: 'run_job', target: `${ref.kind}/${ref.name}`, namespace: ref.namespace },
      version: source.metadata.resourceVersion,
      fingerprint: fingerprintOf(source),
      difference: [`job ${name}: none → created`, ...containers.map(sayContainer)],
      blast: { pods: null, notes: [] },
      memo,
    },
  };
}

/**
 * Creates the job once and watches it to its end. Its name comes from the step's key, so a creation whose answer was lost
 * is simply sent again: the server refuses the second.
 */
export async function runJobOnce(ref: ObjectRef, run: StepRun): Promise<Outcome> {
  const parsed = memoSchema.safeParse(run.memo);
  if (!parsed.success) return begin(() => planJob(ref, run), run);
  const memo = { ...parsed.data, began: parsed.data.began ?? run.now().toISOString() };
  try {
    return memo.phase === 'create' ? await create(ref, memo, run) : await watch(ref, memo, run);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const mayRun = memo.phase === 'watch' || memo.tries > 0 || run.crashed;
    if (error.retry.kind === 'no' && !mayRun)
      return { kind: 'failed', reason: `job ${memo.job.name}: ${error.message}` };
    const next = { ...memo, tries: memo.tries + 1 };
    const afterMs = Math.max(pollMs, error.retry.kind === 'safe' ? error.retry.afterMs : 0);
    if (error.retry.kind !== 'no' && next.tries <= mostTries)
      return later(afterMs, asJson(next), `job ${memo.job.name}: ${error.message}`, run);
    return { kind: 'unknown', reason: `cannot tell what became of job ${memo.job.name}: ${error.message}` };
  }
}

async function create(ref: ObjectRef, memo: Memo, run: StepRun): Promise<Outcome> {
  const { name } = memo.job;
  const watching = asJson({ ...memo, phase: 'watch', tries: 0 });
  try {
    await run.ports.kubernetes.create({ kind: 'job', namespace: ref.namespace, ...memo.job }, { dryRun: false });
  } catch (error) {
    if (!(error instanceof OutsideError) || error.code !== 'AlreadyExists') throw error;
    const job = await run.ports.kubernetes.get({ kind: 'job', namespace: ref.namespace, name });
    const mark = textAt(job, 'metadata', 'annotations', stepAnnotation);
    if (mark !== run.key)
      return { kind: 'failed', reason: `there is another job ${name} already, which this step did not create` };
  }
  return later(pollMs, watching, `job ${name} is created`, run);
}

async function watch(ref: ObjectRef, memo: Memo, run: StepRun): Promise<Outcome> {
  const { name } = memo.job;
  const job = await run.ports.kubernetes.get({ kind: 'job', namespace: ref.namespace, name });
  if (job === null) return { kind: 'failed', reason: `job ${name} was deleted before it was seen to end` };
  const tookMs = run.now().getTime() - new Date(memo.began ?? 0).getTime();
  const failed = conditionOf(job, 'Failed');
  if (failed?.holds === true) {
    const logs = await jobLogs(ref.namespace ?? '', name, run);
    const why = [failed.reason, failed.message].filter(Boolean).join(': ');
    return { kind: 'failed', reason: `job ${name} failed${why === '' ? '' : ` (${why})`}${sayTail(logs)}` };
  }
  if (conditionOf(job, 'Complete')?.holds === true) {
    const logs = await jobLogs(ref.namespace ?? '', name, run);
    const output = { job: name, namespace: ref.namespace, logs, took_ms: tookMs };
    return { kind: 'done', output, summary: `job ${name} has completed after ${sayDuration(tookMs)}` };
  }
  const timeoutMs = run.timeoutMs ?? jobTimeoutMs;
  if (tookMs >= timeoutMs) {
    return {
      kind: 'failed',
      reason: `job ${name} is still running after ${sayDuration(timeoutMs)}, and goes on: ${sayCounts(job)}`,
    };
  }
  return later(pollMs, asJson({ ...memo, tries: 0 }), `job ${name}: ${sayCounts(job)}`, run);
}

function sayCounts(job: KubernetesObject): string {
  const [active, succeeded, failed] = ['active', 'succeeded', 'failed'].map(
    (field) => numberAt(job, 'status', field) ?? 0,
  );
  return `${active} pods running, ${succeeded} succeeded, ${failed} failed`;
}

function sayTail(logs: string): string {
  const lines = logs.trim().split('\n').slice(-10).join('\n');
  return lines === '' ? '' : `. The end of its log:\n${lines.slice(-1500)}`;
}

function sayContainer(container: unknown): string {
  const command = [...listAt(container, 'command'), ...listAt(container, 'args')].map(String).join(' ');
  const shown = command.length > 200 ? `${command.slice(0, 199)}…` : command;
  const name = textAt(container, 'name') ?? '';
  return `container ${name}: ${textAt(container, 'image') ?? ''}${shown === '' ? '' : `, runs ${shown}`}`;
}
