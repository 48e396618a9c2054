import { z } from 'zod';
import { sayDuration } from '#domain/duration.ts';
import { changeAction } from '#runbooks/kubernetes/change-action.ts';
import { chooseRevision, earlierRevisions, type Revision } from '#runbooks/kubernetes/earlier-revisions.ts';
import { usualProgress } from '#runbooks/kubernetes/object-change.ts';
import { sayObject, sayTarget } from '#runbooks/kubernetes/say-object.ts';
import { kindOf, namespaceField, type Resolved, targetField } from '#runbooks/kubernetes/target.ts';
import { sayReady, workloadOutput } from '#runbooks/kubernetes/workload-output.ts';
import type { Variables } from '#runbooks/expressions/expression.ts';
import { render } from '#runbooks/templates/render.ts';
import { isWorkloadKind, workloadKinds } from '#runbooks/kubernetes/rollout-status.ts';

const fields = z.strictObject({
  action: z.literal('rollback').describe('Brings an earlier revision back, as `kubectl rollout undo` does.'),
  target: targetField(workloadKinds),
  namespace: namespaceField,
  to_revision: z
    .union([z.number().int().min(1), z.string().min(1)], { error: 'must be a revision: a whole number from 1' })
    .optional()
    .describe('The revision to bring back, or a template of it; by default the one before the present one.'),
});

/** Brings back what a workload's pods were in an earlier revision, which becomes its newest one. */
export const rollback = changeAction({
  fields,
  gives: '`previous_revision`, `to_revision` and `images`, and `replicas` and `ready_replicas` in the end',
  texts: (own) =>
    typeof own.to_revision === 'string'
      ? [{ kind: 'template', field: ['to_revision'], text: own.to_revision, context: 'plain' }]
      : [],
  access: (own) => [{ verb: 'list', kind: kindOf(own.target) === 'deployment' ? 'replicaset' : 'controllerrevision' }],
  describe: (own, say, target) =>
    `Roll ${target} back to ${own.to_revision === undefined ? 'its previous revision' : `revision ${say(String(own.to_revision))}`}`,
  change: (own, ref, run) => {
    const number = resolveRevision(own.to_revision, run.variables);
    if (!number.ok) return number;
    return {
      ok: true,
      value: {
        verb: 'roll back',
        noun: 'rollback',
        mark: 'object',
        mustLast: true,
        decide: async (workload) => {
          if (!isWorkloadKind(ref.kind)) return { kind: 'refuse', reason: 'it keeps no revisions' };
          const revisions = await earlierRevisions(ref.kind, workload, ref, run.ports.kubernetes, run.signal);
          const chosen = chooseRevision(revisions, number.value);
          if (!chosen.ok) return { kind: 'refuse', reason: chosen.reason };
          const revision = chosen.value;
          const { images } = revision;
          const facts = {
            previous_revision: revisions[0]?.number ?? 0,
            to_revision: revision.number,
            images: [...images],
          };
          if (revision === revisions[0]) {
            return { kind: 'nothing', summary: `revision ${revision.number} is its present one`, facts };
          }
          return {
            kind: 'change',
            title: `Roll ${sayTarget(ref)} back to revision ${revision.number}`,
            patch: revision.patch,
            rendered: { to_revision: revision.number },
            facts,
            notes: [sayRevision(revision, run.now())],
          };
        },
        progress: usualProgress(ref),
        said: (object, memo) => {
          const to = memo.facts['to_revision'];
          return `rolled ${sayObject(ref)} back${typeof to === 'number' ? ` to revision ${to}` : ''}: ${sayReady(ref, object)}`;
        },
        output: workloadOutput(ref),
      },
    };
  },
});

function resolveRevision(written: number | string | undefined, variables: Variables): Resolved<number | null> {
  if (typeof written !== 'string') return { ok: true, value: written ?? null };
  const rendered = render(written, variables, 'plain');
  if (!rendered.ok) return { ok: false, reason: `to_revision: ${rendered.message}` };
  if (/^[1-9]\d{0,9}$/.test(rendered.text)) return { ok: true, value: Number(rendered.text) };
  return { ok: false, reason: `to_revision comes to ${JSON.stringify(rendered.text.slice(0, 60))}, not to a revision` };
}

/** How old the revision is, and what its author said of it: what those who approve cannot see in the difference. */
function sayRevision({ number, createdAt, images, cause }: Revision, now: Date): string {
  const age =
    createdAt === null ? '' : ` is from ${sayDuration(now.getTime() - new Date(createdAt).getTime())} ago and`;
  const why = cause === null ? '' : ` ("${cause.slice(0, 200)}")`;
  return `Revision ${number}${age} runs ${images.join(', ')}${why}`;
}
