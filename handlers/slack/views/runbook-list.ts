import type { listRunbooks } from '#incidents/runbook-catalogue.ts';
import type { Message } from '#handlers/slack/message.ts';
import { context } from './blocks/context.ts';
import { header } from './blocks/header.ts';
import { paragraphs } from './blocks/paragraphs.ts';
import { section } from './blocks/section.ts';
import { counted } from './counted.ts';
import { code, say } from './mrkdwn.ts';

type RunbookLine = ReturnType<typeof listRunbooks>[number];

const runbooksListed = 40;

/** The answer to `/runbook list`: each runbook, what it is for, its risk, and how far it may go by itself. */
export function runbookList(runbooks: readonly RunbookLine[]): Message {
  if (runbooks.length === 0) {
    const text = 'No runbooks are loaded.';
    return {
      text,
      blocks: [section(`${text} Put YAML files into the folder that firebreak.yml names under \`runbooks\`.`)],
    };
  }
  const shown = runbooks.slice(0, runbooksListed);
  const title = counted(runbooks.length, 'runbook');
  const rest = runbooks.length - shown.length;
  return {
    text: title,
    blocks: [
      header(title),
      ...paragraphs(shown.map((runbook) => line(runbook))),
      context(`\`/runbook show <name>\` shows its steps${rest > 0 ? ` · … and ${rest} more` : ''}`),
    ],
  };
}

function line({ name, description, risk, autonomy, classification, servicePattern, steps }: RunbookLine): string {
  const what = description === '' ? '' : ` ${say(description, 70)}`;
  const when = `${code(classification, 50)} on ${code(servicePattern, 50)}`;
  return `• ${code(name, 80)}${what} · for ${when} · risk ${risk} · may ${autonomy} · ${counted(steps, 'step')}`;
}
