import { describe, expect, it } from 'vitest';
import { parseIncidentCommand } from '#handlers/slack/commands/parse-incident-command.ts';
import { parseRunbookCommand } from '#handlers/slack/commands/parse-runbook-command.ts';
import { incidentHelp, runbookHelp } from '#handlers/slack/views/help.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';

const examples = (text: string, command: string) =>
  [...text.matchAll(/`(\/[a-z]+)([^`]*)`/g)].filter(([, name]) => name === command).map(([, , rest]) => rest ?? '');

describe('the help', () => {
  it('shows only commands that are understood', () => {
    const incident = examples(incidentHelp(null).text, '/incident');
    expect(incident.length).toBeGreaterThan(5);
    for (const text of incident) expect(parseIncidentCommand(text).kind).not.toMatch(/wrong|unknown/);
    const runbook = examples(runbookHelp(null).text, '/runbook');
    expect(runbook.length).toBeGreaterThan(10);
    for (const subcommand of ['run', 'log', 'cancel', 'retry', 'status', 'stop', 'resume']) {
      expect(runbook.some((text) => text.startsWith(` ${subcommand}`))).toBe(true);
    }
    for (const text of runbook) expect(parseRunbookCommand(text).kind).not.toMatch(/wrong|unknown/);
  });

  it('begins with what was wrong', () => {
    expect(incidentHelp('There is no `/incident x`.').text).toMatch(/^There is no/);
    expect(validateBlocks('message', incidentHelp('p').blocks)).toEqual([]);
    expect(validateBlocks('message', runbookHelp('p').blocks)).toEqual([]);
  });
});
