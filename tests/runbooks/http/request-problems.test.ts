import { expect, test } from 'vitest';
import { withSteps } from '#tests/runbooks/walk.ts';

const read = (fields: string) => () => {
  const url = fields.startsWith('url:') ? '' : 'url: "https://q.example/{{ service }}", ';
  return withSteps(`  - {type: http, ${url}${fields}}\n`);
};

test.each([
  ['method: post', 'did you mean POST'],
  ['url: "ftp://q.example/"', 'https://host/path'],
  ['url: "https://{{ service }}.example/"', 'cannot be filled in here'],
  ['url: "https://u:p@q.example/"', 'a URL holds no user and password'],
  ['headers: {X A: b}', 'is not the name of a header'],
  ['headers: {X-A: 3}', 'write it in quotes'],
  ['headers: {X-A: {secret: hunter2}}', 'is not the name of a secret'],
  ['headers: {X-A: a, x-a: b}', 'is given twice'],
  ['headers: {Host: evil.example}', 'leave it out'],
  ['headers: {Content-Type: text/plain}', 'write content_type'],
  ['headers: {Idempotency-Key: a}', 'write idempotency_key'],
  ['headers: {authorization: Bearer abc}', 'write auth: {bearer: NAME_OF_SECRET}'],
  ['headers: {X-A: "{{ nothing }}"}', 'nothing is not known here'],
  ['auth: {bearer: A, basic: {user: u, password: B}}', 'exactly one of bearer and basic'],
  ['auth: {bearer: A}, headers: {authorization: {secret: B}}', 'is given by auth as well'],
  ['auth: {basic: {user: "a:b", password: B}}', 'without a colon'],
  ['body: x', 'a GET has none'],
  ['content_type: text/plain', 'add body'],
  ['method: POST, body: {a: 1}, content_type: text/plain', 'write the body as a text'],
  ['method: POST, body: "{{ service }}", content_type: text/xml', 'cannot be made harmless in text/xml'],
  [`method: POST, body: '{"a": {{ service }'`, 'is not closed'],
  [`method: POST, body: '{"{{ service }}": 1}'`, 'cannot be filled in here'],
  ['method: POST, body: {a: "{{ nothing }}"}', 'nothing is not known here'],
  ['method: POST, content_type: JSON, body: x', 'is not a media type'],
  ['expect: {status: 2000}', 'is not a status'],
  ['expect: {status: 2XX}', 'is not a status'],
  ['expect: {assert: nothing > 1}', 'nothing is not known here'],
  ['expect: {asert: body.a}', 'there is no field "asert"'],
  ['extract: {id: id}', 'extract.id'],
  ['extract: {id: "$.{{ service }}"}', 'a path takes no template'],
  ['extract: {status: $.s}', 'choose another name'],
  ['check: {url: "https://q.example/"}', 'is for a request that changes something'],
  ['method: POST, safe: true, idempotency_key: K', 'is for a request that changes something'],
  ['method: POST, check: {url: "https://{{ service }}/"}', 'cannot be filled in here'],
])('%s is not accepted: %s', (fields, words) => {
  expect(read(fields)).toThrow(words);
});

test.each([
  ['method: HEAD'],
  ['method: POST, body: {a: [1, {b: "{{ service }}"}]}'],
  ['method: POST, body: "<a/>", content_type: text/xml'],
  ['method: POST, body: "a={{ service }}", content_type: application/x-www-form-urlencoded'],
  ['method: PATCH, body: "[1]", content_type: application/merge-patch+json'],
  [
    'method: POST, idempotency_key: X-Request-Id, check: {url: "https://q.example/", expect: {status: [200, 404], assert: status == 200}}',
  ],
  ['auth: {basic: {user: firebreak, password: QUEUE_PASSWORD}}, headers: {X-A: {secret: API_KEY}, Cookie: a=b}'],
])('%s is accepted', (fields) => {
  expect(read(fields)).not.toThrow();
});
