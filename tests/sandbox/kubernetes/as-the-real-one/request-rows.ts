import { apps, core, merge, type RequestRow } from './request-row.ts';

const web = `${apps}/deployments/web`;

export const requestRows: readonly RequestRow[] = [
  {
    to: 'an object that is not there',
    ask: ['GET', `${apps}/deployments/nobody`],
    code: 404,
    reason: 'NotFound',
    message: 'deployments.apps "nobody" not found',
    holds: { details: { name: 'nobody', group: 'apps', kind: 'deployments' } },
  },
  {
    to: 'a patch of an object that is not there',
    ask: ['PATCH', `${core}/configmaps/nobody`, {}, merge],
    code: 404,
    reason: 'NotFound',
    message: 'configmaps "nobody" not found',
  },
  {
    to: 'a kind that is not there',
    ask: ['GET', `${apps}/follies`],
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
  },
  {
    to: 'a patch of a whole collection',
    ask: ['PATCH', `${core}/pods`, {}, merge],
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
  },
  {
    to: 'a deletion of the pods of all namespaces',
    ask: ['DELETE', '/api/v1/pods'],
    code: 405,
    reason: 'MethodNotAllowed',
  },
  {
    to: 'a patch of no known type',
    ask: ['PATCH', web, {}, 'text/plain'],
    code: 415,
    reason: 'UnsupportedMediaType',
  },
  {
    to: 'a body that is no JSON',
    ask: ['POST', `${core}/pods`, 'nonsense'],
    code: 400,
    reason: 'BadRequest',
  },
  {
    to: 'a field of the wrong type in a new object',
    ask: ['POST', `${core}/pods`, { metadata: { name: 'odd' }, spec: { containers: 'many' } }],
    code: 400,
    reason: 'BadRequest',
  },
  {
    to: 'a body of another kind',
    ask: ['PUT', web, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } }],
    code: 400,
    reason: 'BadRequest',
  },
  {
    to: 'a continue token of its own making',
    ask: ['GET', `${core}/pods?continue=abc`],
    code: 400,
    reason: 'BadRequest',
  },
  {
    to: 'a limit that is no number',
    ask: ['GET', `${core}/pods?limit=many`],
    code: 400,
    reason: 'BadRequest',
  },
  {
    to: 'a selector that cannot be read',
    ask: ['GET', `${core}/pods?labelSelector=${encodeURIComponent('a b c')}`],
    code: 400,
    reason: 'BadRequest',
  },
  {
    to: 'a Service where the quota allows none',
    ask: ['POST', '/api/v1/namespaces/tight/services', { metadata: { name: 'one' }, spec: { ports: [{ port: 80 }] } }],
    code: 403,
    reason: 'Forbidden',
    message:
      'services "one" is forbidden: exceeded quota: no-services, requested: services=1, used: services=0, limited: services=0',
  },
  {
    to: 'a deletion of the namespace default',
    ask: ['DELETE', '/api/v1/namespaces/default'],
    code: 403,
    reason: 'Forbidden',
    message: 'namespaces "default" is forbidden: this namespace may not be deleted',
  },
  {
    to: 'a node that is not there',
    ask: ['DELETE', '/api/v1/nodes/nobody'],
    code: 404,
    reason: 'NotFound',
    message: 'nodes "nobody" not found',
  },
];
