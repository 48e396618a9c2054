import { describe, expect, it } from 'vitest';
import { parseControl } from '#sandbox/page/browser/mrkdwn/parse-control.ts';

describe('parseControl', () => {
  it.each([
    ['@U1', { kind: 'user', id: 'U1', label: null }],
    ['@U1|maya', { kind: 'user', id: 'U1', label: 'maya' }],
    ['#C1|general', { kind: 'channel', id: 'C1', label: 'general' }],
    ['!here', { kind: 'broadcast', range: 'here' }],
    ['!subteam^S1|@sre', { kind: 'usergroup', id: 'S1', label: '@sre' }],
    [
      'https://a.example/?a=1&amp;b=2|A &amp; B',
      { kind: 'link', url: 'https://a.example/?a=1&b=2', children: [{ kind: 'text', text: 'A & B' }] },
    ],
    [
      'mailto:sre@a.example',
      { kind: 'link', url: 'mailto:sre@a.example', children: [{ kind: 'text', text: 'sre@a.example' }] },
    ],
    [
      '!date^1392734382^{date} at {time}^https://a.example/|Feb 18',
      {
        kind: 'date',
        epochSeconds: 1392734382,
        format: '{date} at {time}',
        url: 'https://a.example/',
        fallback: 'Feb 18',
      },
    ],
  ])('reads <%s>', (inside, node) => {
    expect(parseControl(inside)).toEqual(node);
  });

  it.each([
    'javascript:alert(1)|click',
    'data:text/html,x',
    '/relative',
    'script',
    '!unknown',
    '',
    '@',
    '!date^soon^{date}|x',
  ])('refuses <%s>', (inside) => {
    expect(parseControl(inside)).toBeNull();
  });

  it('drops a hostile address of a date but keeps the date', () => {
    expect(parseControl('!date^1^{date}^javascript:alert(1)|then')).toMatchObject({ kind: 'date', url: null });
  });
});
