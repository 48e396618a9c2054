import { kubernetesKinds } from '#domain/kubernetes-object.ts';
import type { KubernetesAction } from '#runbooks/kubernetes/kubernetes-action.ts';
import { kubernetesActions } from '#runbooks/kubernetes-actions/table.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { StepType } from '#runbooks/step-type.ts';
import { type StepTypeName, stepTypes } from '#runbooks/steps/table.ts';
import { z } from 'zod';
import { exampleOf } from './example-of.ts';
import { fieldRows } from './field-rows.ts';
import { fieldTable } from './markdown.ts';

/** What the reference says of one step type. */
export function stepSection(name: StepTypeName, library: readonly Runbook[]): string {
  const kind: StepType = stepTypes[name];
  const ways = kind.fields instanceof z.ZodDiscriminatedUnion ? kind.fields : null;
  const parts = [`### ${name}`, kind.summary, holds(kind), gives(kind)];
  if (name === 'kubernetes') parts.push(kubernetesKindsWords(), ...actionSections(library));
  else if (ways === null) parts.push(fieldTable(fieldRows(kind.fields)), example(library, name));
  else parts.push(...waySections(name, ways, library));
  return parts.filter((part) => part !== '').join('\n\n');
}

function gives({ gives: what }: StepType): string {
  return what === null ? 'It gives nothing to keep.' : `\`save_as\` keeps ${what}.`;
}

function holds({ branches, namedBranches, neverFails }: StepType): string {
  const lists = branches.map((branch) => `\`${branch}\``).join(', ');
  const held = lists === '' ? '' : `It holds steps under ${lists}.`;
  const block = namedBranches === null ? '' : `It holds lists of steps by name under \`${namedBranches}\`.`;
  return [held, block, neverFails ? 'It never fails.' : ''].filter((part) => part !== '').join(' ');
}

function kubernetesKindsWords(): string {
  const kinds = Object.entries(kubernetesKinds).map(([word, { kind }]) => `\`${word}\` (${kind})`);
  return `A target is a kind and a name, \`deployment/claims-api\`. The kinds are ${kinds.join(', ')}; each action says which it takes.`;
}

function actionSections(library: readonly Runbook[]): readonly string[] {
  return Object.entries(kubernetesActions).flatMap(([word, action]: readonly [string, KubernetesAction]) => {
    const about = action.fields.shape['action']?.description ?? '';
    const changes = action.effects === 'none' ? 'Changes nothing.' : '';
    return [
      `#### ${word}`,
      `${about} ${changes} \`save_as\` keeps ${action.gives}.`.replaceAll('  ', ' '),
      fieldTable(fieldRows(action.fields, ['action'])),
      example(library, 'kubernetes', (step) => step['action'] === word),
    ];
  });
}

/** A type whose fields differ by one of them, such as the channel of a notification. */
function waySections(name: string, ways: z.ZodDiscriminatedUnion, library: readonly Runbook[]): readonly string[] {
  const { discriminator } = ways.def;
  return ways.options.flatMap((way) => {
    if (!(way instanceof z.ZodObject)) return [];
    const literal: unknown = way.shape[discriminator];
    const word = literal instanceof z.ZodLiteral ? String(literal.value) : '';
    return [
      `#### ${discriminator}: ${word}`,
      fieldTable(fieldRows(way, [discriminator])),
      example(library, name, (step) => step[discriminator] === word),
    ];
  });
}

function example(
  library: readonly Runbook[],
  type: string,
  wanted: (step: Readonly<Record<string, unknown>>) => boolean = () => true,
): string {
  const found = exampleOf(library, (step) => step['type'] === type && wanted(step));
  return found === null ? '' : `From \`${found.runbook}\`:\n\n\`\`\`yaml\n${found.text}\n\`\`\``;
}
