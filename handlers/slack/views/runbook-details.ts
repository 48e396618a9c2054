import type { KnownBlock } from '@slack/types';
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

/** The answer to `/runbook show`: when it applies, and its steps in words. */
export function runbookDetails(runbook: RunbookDetail): Message {
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
