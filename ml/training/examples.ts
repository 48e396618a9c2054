import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { classSchema } from '#domain/classification.ts';
import { labelsSchema } from '#domain/alert.ts';
import type { LabelledAlert } from './labelled-alert.ts';
import { pick, seededRandom } from './random.ts';
import type { Random } from './random.ts';
import { fillSlots, drawSlots } from './slots.ts';

/** One way in which a class shows itself: wordings to combine. Slots such as `{service}` are filled as a rendered alert would. */
const familySchema = z.strictObject({
  class: classSchema,
  /** Classes that a careful responder could also name. */
  alternatives: z.array(classSchema).default([]),
  family: z.string().min(1),
  names: z.array(z.string()).min(1),
  summaries: z.array(z.string()).min(1),
  descriptions: z.array(z.string()).min(1),
  expressions: z.array(z.string()).min(1),
  labels: labelsSchema,
});
type Family = z.infer<typeof familySchema>;

/** Renderings of each family, unless another number is asked for. */
const usualPerFamily = 6;

/**
 * The training examples written for this project, rendered from their grammar (`examples/*.jsonl`, a family a line): the same seed gives
 * the same examples. Throws a RangeError that names file, line and field of a family that cannot be read.
 */
export async function writtenExamples(seed: number, perFamily = usualPerFamily): Promise<readonly LabelledAlert[]> {
  const folder = join(import.meta.dirname, 'examples');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.jsonl')).sort();
  const random = seededRandom(seed);
  const examples: LabelledAlert[] = [];
  for (const file of files) {
    const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
    for (const [at, line] of lines.entries()) {
      if (line === '') continue;
      const parsed = familySchema.safeParse(JSON.parse(line));
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new RangeError(
          `examples/${file} line ${at + 1}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
        );
      }
      for (let turn = 0; turn < perFamily; turn += 1) examples.push(render(parsed.data, turn, random));
    }
  }
  return examples;
}

function render(family: Family, turn: number, random: Random): LabelledAlert {
  const slots = drawSlots(random);
  const nth = (wordings: readonly string[], shift: number): string =>
    fillSlots(wordings[(turn + shift) % wordings.length] ?? '', slots);
  const name = nth(family.names, 0);
  const own = Object.entries(family.labels).map(([key, value]) => [key, fillSlots(value, slots)]);
  return {
    alert: {
      name,
      summary: nth(family.summaries, 0),
      description: random() < 0.8 ? nth(family.descriptions, turn >> 1) : '',
      labels: {
        alertname: name,
        severity: pick(['critical', 'warning', 'info'], random),
        service: slots.service,
        namespace: slots.namespace,
        cluster: slots.cluster,
        ...Object.fromEntries(own),
      },
      annotations: {},
      expression: random() < 0.5 ? pick(family.expressions, random) : '',
    },
    label: family.class,
    alternatives: family.alternatives,
    source: `examples/${family.class}/${family.family}`,
    licence: 'Apache-2.0',
  };
}
