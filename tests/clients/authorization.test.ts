import { expect, test } from 'vitest';
import { authorizationOf } from '#clients/authorization.ts';

test('spells a token and a password as their RFCs do, umlauts in UTF-8, and says nothing without credentials', () => {
  expect(authorizationOf({ kind: 'bearer', token: 'abc' })).toEqual({ authorization: 'Bearer abc' });
  expect(authorizationOf({ kind: 'basic', username: 'Aladdin', password: 'open sesame' })).toEqual({
    authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
  });
  expect(authorizationOf({ kind: 'basic', username: 'test', password: '123£' })).toEqual({
    authorization: 'Basic dGVzdDoxMjPCow==',
  });
  expect(authorizationOf(undefined)).toEqual({});
});
