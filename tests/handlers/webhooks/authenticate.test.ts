import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAuthorized, type WebhookCredentials } from '#handlers/webhooks/authenticate.ts';

const bearer: WebhookCredentials = { bearerToken: 's3cret', basic: null };
const basic: WebhookCredentials = { bearerToken: null, basic: { username: 'alertmanager', password: 'p:a:ss wörd' } };
const encoded = (text: string) => `Basic ${Buffer.from(text, 'utf8').toString('base64')}`;

describe('isAuthorized', () => {
  it.each(['Bearer s3cret', 'bearer s3cret', 'BEARER   s3cret', ' Bearer s3cret '])(
    'takes the token in %j',
    (header) => {
      expect(isAuthorized(header, bearer)).toBe(true);
    },
  );

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    's3cret',
    'Bearer S3CRET',
    'Bearer s3cre',
    'Bearer s3crett',
    'Token s3cret',
    'Bearer s3cret, Bearer other',
    encoded('s3cret'),
  ])('refuses %j', (header) => {
    expect(isAuthorized(header, bearer)).toBe(false);
  });

  it('takes user and password, colons and letters beyond ASCII among them', () => {
    expect(isAuthorized(encoded('alertmanager:p:a:ss wörd'), basic)).toBe(true);
  });

  it.each(['alertmanager:', 'alertmanager:other', ':p:a:ss wörd', 'someone:p:a:ss wörd', 'alertmanager:p', ''])(
    'refuses the user and password %j',
    (text) => {
      expect(isAuthorized(encoded(text), basic)).toBe(false);
    },
  );

  it('refuses a scheme that is not configured', () => {
    expect(isAuthorized('Bearer s3cret', basic)).toBe(false);
    expect(isAuthorized(encoded('alertmanager:p:a:ss wörd'), bearer)).toBe(false);
  });

  it('takes either where both are configured', () => {
    const both = { ...bearer, basic: basic.basic };
    expect(isAuthorized('Bearer s3cret', both)).toBe(true);
    expect(isAuthorized(encoded('alertmanager:p:a:ss wörd'), both)).toBe(true);
  });

  it('lets nobody in where nothing is configured, not even with empty credentials', () => {
    const none = { bearerToken: null, basic: null };
    for (const header of ['Bearer ', 'Bearer null', encoded(':'), encoded('')]) {
      expect(isAuthorized(header, none)).toBe(false);
    }
  });

  it('lets nothing else in, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (header) => {
        fc.pre(!/^\s*bearer\s+s3cret\s*$/i.test(header));
        expect(isAuthorized(header, bearer)).toBe(false);
      }),
    );
  });
});
