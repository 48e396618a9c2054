import { describe, expect, it } from 'vitest';
import { postNotice } from '#incidents/post-notice.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { ledgerOf } from './ledger-of.ts';

const test = useTestDeps();

describe('postNotice', () => {
  it('goes out once under its key, ahead of routine edits', async () => {
    const { number: incident } = await openIncident(test);
    const notice = { incident, kind: 'call', key: `approval/${incident}`, text: 'Approval needed' } as const;
    await test.write((trx) => postNotice(test.deps, trx, notice));
    await test.write((trx) => postNotice(test.deps, trx, notice));
    const [message, ...others] = await ledgerOf(test, incident);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ ...notice, state: 'pending' });
    expect(await test.jobs('post-message', { message: message?.id ?? 0 })).toMatchObject([{ priority: 10 }]);
  });
});
