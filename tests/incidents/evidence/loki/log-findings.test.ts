import { describe, expect, it } from 'vitest';
import { logFindings } from '#incidents/evidence/loki/log-findings.ts';
import { isFindingId } from '#ml/findings.ts';

const minute = 60_000;
const times = (count: number, line: string) => Array.from({ length: count }, () => line);
const stretch = (lines: readonly string[], minutes: number, isWhole = true) => ({
  lines,
  ms: minutes * minute,
  isWhole,
});
const find = (now: readonly string[], before: readonly string[] = []) => among(stretch(now, 10), stretch(before, 60));
const among = (now: ReturnType<typeof stretch>, before: ReturnType<typeof stretch>) => {
  const found = logFindings({ now, before }, '{app="x"}');
  return (id: string) => found.find((finding) => finding.id === id);
};
const refused = 'ERROR dial tcp auth:8080: connect: connection refused';

describe('logFindings', () => {
  it('sees what is written now and was not before, with the count and a line', () => {
    const finding = find(times(12, refused))('log_connection_refused');
    expect(finding).toMatchObject({ present: true, text: `12 lines now, 0 in the hour before: “${refused}”` });
    expect(finding?.reference).toBe('{app="x"}');
  });

  it('does not see what was written all along as news', () => {
    expect(find(times(10, refused), times(60, refused))('log_connection_refused')).toMatchObject({ present: false });
    expect(find(times(30, refused), times(60, refused))('log_connection_refused')).toMatchObject({ present: true });
  });

  it('has looked for everything else in vain', () => {
    const found = find([]);
    expect(found('log_no_space')).toMatchObject({ present: false, text: 'the log has no lack of space' });
    expect(found('new_error_pattern')).toMatchObject({ present: false });
    expect(found('same_message_repeats')).toBeUndefined();
  });

  it('cannot say of more lines than were read that something is not among them', () => {
    const found = among(stretch(times(1000, refused), 4, false), stretch([], 60));
    expect(found('log_connection_refused')).toMatchObject({ present: true });
    expect(found('log_no_space')).toBeUndefined();
    const calm = among(stretch(times(1000, 'WARN slow'), 4, false), stretch([], 60));
    expect(calm('new_error_pattern')).toBeUndefined();
  });

  it('compares with as much of the time before as was read, and says how much that is', () => {
    const louder = among(stretch(times(1000, refused), 1, false), stretch(times(1500, refused), 5, false));
    expect(louder('log_connection_refused')).toMatchObject({
      present: true,
      text: expect.stringMatching(/^1000 lines now, 1500 in the 5 min before: /),
    });
    // As many a minute as before: there all along, or for five minutes? Nobody has read further.
    const asLoud = among(stretch(times(1000, refused), 3, false), stretch(times(2000, refused), 5, false));
    expect(asLoud('log_connection_refused')).toBeUndefined();
    expect(asLoud('new_error_pattern')).toBeUndefined();
    const silent = among(stretch([], 10), stretch(times(2000, refused), 5, false));
    expect(silent('log_connection_refused')).toMatchObject({ present: false });
    const odd = 'ERROR flux capacitor of tenant 12 out of phase';
    expect(
      among(stretch(times(3, odd), 10), stretch(times(2000, refused), 5, false))('new_error_pattern'),
    ).toMatchObject({ present: true, text: expect.stringContaining('not there in the 5 min before') });
  });

  it('sees errors of a new kind, though no wording knows them', () => {
    const odd = 'ERROR flux capacitor of tenant 12 out of phase';
    expect(find(times(3, odd))('new_error_pattern')).toMatchObject({ present: true });
    expect(find(times(2, odd))('new_error_pattern')).toMatchObject({ present: false });
    expect(find(times(9, odd), [odd])('new_error_pattern')).toMatchObject({ present: false });
    expect(find(times(9, 'INFO all is calm'))('new_error_pattern')).toMatchObject({ present: false });
  });

  it('sees one message that keeps failing, and tells it from many that fail', () => {
    const poison = times(6, 'ERROR failed to process message at offset 4711');
    expect(find(poison)('same_message_repeats')).toMatchObject({ present: true });
    const many = Array.from({ length: 6 }, (_, i) => `ERROR failed to process message at offset ${i}`);
    expect(find(many)('same_message_repeats')).toMatchObject({ present: false });
  });

  it('shortens the line that it cites, and names only findings of the table', () => {
    const text = find(times(3, `${refused} ${'x'.repeat(5000)}`))('log_connection_refused')?.text ?? '';
    expect(text.length).toBeLessThan(300);
    const ids = logFindings({ now: stretch([], 1), before: stretch([], 1) }, '').map(({ id }) => id);
    expect(ids.every(isFindingId)).toBe(true);
  });
});
