import { expect, it } from 'vitest';
import { decideNotification } from '#sandbox/alertmanager/decide-notification.ts';

const set = (text: string): ReadonlySet<string> => new Set(text === '' ? [] : text.split(','));
const hourMs = 3_600_000;

it.each([
  ['nothing was told and nothing fires', null, '', '', null],
  ['something fires first', null, 'a', '', 'first notification'],
  ['something fired and ended untold', null, '', 'a', null],
  ['nothing changed', 'a', 'a', '', null],
  ['another fires', 'a', 'a,b', '', 'new alerts added'],
  ['one of two ended', 'a,b', 'b', 'a', 'some alerts resolved'],
  ['all ended', 'a', '', 'a', 'all alerts resolved'],
  ['it fires again', '', 'a', '', 'first notification'],
])('%s', (_name, told, firing, resolved, reason) => {
  const last = told === null ? null : { atMs: 0, firing: set(told), resolved: set('') };
  expect(decideNotification(last, { atMs: 1000, firing: set(firing), resolved: set(resolved) }, hourMs)).toBe(reason);
});

it('repeats what has fired unchanged for the repeat interval', () => {
  const last = { atMs: 0, firing: set('a'), resolved: set('') };
  expect(decideNotification(last, { atMs: hourMs, firing: set('a'), resolved: set('') }, hourMs)).toBe(
    'repeat interval elapsed',
  );
});
