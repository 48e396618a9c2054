import { expect, it } from 'vitest';
import { slackPerson } from '#app/settings/slack-person.ts';
import { problemsOf } from './problems-of.ts';

it.each(['U012ABCDEF', 'W012ABCDEF', 'S012ABCDEF'])('takes %s for a person or a group', (id) => {
  expect(problemsOf(slackPerson, id)).toEqual([]);
});

it.each(['@maya', 'C012CHANNEL', 'u012abcdef', 'U'])('refuses %s and says where to find an id', (id) => {
  expect(problemsOf(slackPerson, id)).toEqual([expect.stringContaining('"Copy member ID"')]);
});
