import { incidentCommand } from './incident-command.ts';
import { runbookCommand } from './runbook-command.ts';
import type { SlashCommand } from './slash-command.ts';

/** Every slash command; slack-manifest.yml announces the same ones. */
export const commandTable: readonly SlashCommand[] = [incidentCommand, runbookCommand];
