import { z } from 'zod';
import { changeAction } from '#runbooks/kubernetes/change-action.ts';
import { containerField, containerTexts, resolveContainer } from '#runbooks/kubernetes/container-field.ts';
import { chooseContainer, containersOf } from '#runbooks/kubernetes/containers.ts';
import { usualProgress } from '#runbooks/kubernetes/object-change.ts';
import { revisionOf } from '#runbooks/kubernetes/revision.ts';
import { sayObject, sayTarget } from '#runbooks/kubernetes/say-object.ts';
import { namespaceField, targetField } from '#runbooks/kubernetes/target.ts';
import { sayReady, workloadOutput } from '#runbooks/kubernetes/workload-output.ts';
import { render } from '#runbooks/templates/render.ts';
import { workloadKinds } from '#runbooks/kubernetes/rollout-status.ts';

const fields = z.strictObject({
  action: z.literal('set_image').describe('Sets the image of a container, as `kubectl set image` does.'),
  target: targetField(workloadKinds),
  namespace: namespaceField,
  container: containerField,
  image: z.string().min(1).describe('The whole image, e.g. `registry.example/claims-api:{{ tag }}`. A template.'),
});

/** Sets the image of one container of a workload. */
export const setImage = changeAction({
  fields,
  gives: '`container`, `previous_image`, `image` and, of a deployment, `previous_revision`',
  texts: (own) => [
    ...containerTexts(own.container),
    { kind: 'template', field: ['image'], text: own.image, context: 'kubernetes-image' },
  ],
  describe: (own, say, target) => `Set the image of ${target} to ${say(own.image)}`,
  change: (own, ref, run) => {
    const named = resolveContainer(own.container, run.variables);
    if (!named.ok) return named;
    const rendered = render(own.image, run.variables, 'kubernetes-image');
    if (!rendered.ok) return { ok: false, reason: `the image ${own.image}: ${rendered.message}` };
    const image = rendered.text;
    return {
      ok: true,
      value: {
        verb: 'set the image of',
        noun: 'image change',
        mark: 'object',
        mustLast: true,
        decide: (object) => {
          const container = chooseContainer(containersOf(object), named.value);
          if (!container.ok) return { kind: 'refuse', reason: container.reason };
          const { name, image: previous } = container.value;
          const facts = { container: name, previous_image: previous, image, ...revisionOf(ref.kind, object) };
          if (previous === image) return { kind: 'nothing', summary: `it has ${image} already`, facts };
          return {
            kind: 'change',
            title: `Set the image of ${sayTarget(ref)}, container ${name}, to ${image}`,
            patch: { type: 'strategic', body: { spec: { template: { spec: { containers: [{ name, image }] } } } } },
            rendered: { container: name, image },
            facts,
            notes: [],
          };
        },
        progress: usualProgress(ref),
        said: (object) => `set the image of ${sayObject(ref)} to ${image}: ${sayReady(ref, object)}`,
        output: workloadOutput(ref),
      },
    };
  },
});
