import { describe, expect, it } from 'vitest';
import { actionTable } from '#handlers/slack/actions/action-table.ts';
import { commandTable } from '#handlers/slack/commands/command-table.ts';
import { actionIds, callbackIds } from '#handlers/slack/ids.ts';
import { modalTable } from '#handlers/slack/modals/modal-table.ts';

describe('the tables', () => {
  it('answer every button and every form exactly once', () => {
    expect(actionTable.map((action) => action.id).sort()).toEqual(Object.values(actionIds).sort());
    expect(modalTable.map((form) => form.id).sort()).toEqual(Object.values(callbackIds).sort());
  });

  it('answer each command once', () => {
    expect(commandTable.map((command) => command.name)).toEqual(['/incident', '/runbook']);
  });
});
