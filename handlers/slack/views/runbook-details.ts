import type { KnownBlock } from '@slack/types';
import type { Deps } from '#incidents/deps.ts';
import type { showRunbook } from '#incidents/runbook-catalogue.ts';
import type { Message } from '#handlers/slack/message.ts';
import { context } from './blocks/context.ts';
import { fields } from './blocks/fields.ts';
import { header } from './blocks/header.ts';
import { paragraphs } from './blocks/paragraphs.ts';
import { section } from './blocks/section.ts';
import { counted } from './counted.ts';
import { fitting } from './fitting.ts';
import { code, say } from './mrkdwn.ts';

type RunbookDetail = NonNullable<ReturnType<typeof showRunbook>>;
type Inputs = Deps['runbooks'][number]['inputs'];

const inputsShown = 15;

/** The answer to `/runbook show`: when it applies, the inputs it takes, and its steps in words. */
export function runbookDetails(runbook: RunbookDetail, inputs: Inputs): Message {
  const { name, description, risk, autonomy, classification, servicePattern, condition, steps, stepLines } = runbook;
  const lines = stepLines.map(({ depth, title }) => ({ indent: '\u2003'.repeat(Math.min(depth, 4)), title }));
  return {
    text: `${say(name, 150)}: ${counted(steps, 'step')}, risk ${risk}`,
    blocks: fitting((detail) => {
      const rest = lines.length - detail.steps;
      return [
        header(name),
        ...(description === '' ? [] : [section(say(description, detail.proseChars))]),
        fields([
          ['For', `${code(classification, 80)} on ${code(servicePattern, 200)}`],
          ['If', condition === null ? 'always' : code(condition, detail.proseChars)],
          ['Risk', risk],
          ['May', autonomy],
        ]),
        ...paragraphs(inputLines(inputs, detail.lineChars)),
        ...paragraphs([
          `*${counted(steps, 'step')}*`,
          ...lines.slice(0, detail.steps).map(({ indent, title }) => `${indent}• ${say(title, detail.lineChars / 2)}`),
          ...(rest > 0 ? [`… and ${rest} more`] : []),
        ]),
        context(`\`/runbook run ${say(name, 100)} 12\` asks for a run on INC-12`),
      ] satisfies KnownBlock[];
    }),
  };
}

function inputLines(inputs: Inputs, lineChars: number): string[] {
  const all = Object.entries(inputs);
  if (all.length === 0) return [];
  return [
    '*Inputs*',
    ...all.slice(0, inputsShown).map(([name, { type, default: usual, description }]) => {
      const known = usual === undefined ? '' : `, ${code(String(usual), 60)} unless given`;
      return `• ${code(name, 70)} ${type}${known}${description === '' ? '' : ` — ${say(description, lineChars)}`}`;
    }),
    ...(all.length > inputsShown ? [`… and ${all.length - inputsShown} more`] : []),
  ];
}
