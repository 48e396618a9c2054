import { pod } from './fixtures.ts';
import { core, merge, strategic, type RequestRow } from './request-row.ts';

const eviction = (name: string, deleteOptions?: object) => ({
  apiVersion: 'policy/v1beta1',
  kind: 'Eviction',
  metadata: { name, namespace: 'default' },
  ...(deleteOptions ? { deleteOptions } : {}),
});
const violated = "Cannot evict pod as it would violate the pod's disruption budget.";
const fourth = `${core}/pods/free`;

export const podRows: readonly RequestRow[] = [
  {
    to: 'an eviction that the budget does not allow',
    ask: ['POST', `${core}/pods/guarded/eviction`, eviction('guarded')],
    code: 429,
    reason: 'TooManyRequests',
    message: violated,
    holds: {
      details: {
        causes: [
          {
            reason: 'DisruptionBudget',
            message: 'The disruption budget guard needs 1 healthy pods and has 1 currently',
          },
        ],
      },
    },
  },
  {
    to: 'a dry run of an eviction that the budget does not allow',
    ask: ['POST', `${core}/pods/guarded/eviction?dryRun=All`, eviction('guarded')],
    code: 429,
    reason: 'TooManyRequests',
    message: violated,
  },
  {
    to: 'an eviction under two budgets',
    ask: ['POST', `${core}/pods/twice/eviction`, eviction('twice')],
    code: 500,
    message: 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
  },
  {
    to: 'an eviction of nobody',
    ask: ['POST', `${core}/pods/nobody/eviction`, eviction('nobody')],
    code: 404,
    reason: 'NotFound',
    message: 'pods "nobody" not found',
  },
  {
    to: 'an eviction of somebody else',
    ask: ['POST', `${fourth}/eviction`, eviction('guarded')],
    code: 400,
    reason: 'BadRequest',
    message: 'name in URL does not match name in Eviction object',
  },
  {
    to: 'an eviction of an earlier pod of the name',
    ask: ['POST', `${fourth}/eviction`, eviction('free', { preconditions: { uid: 'another' } })],
    code: 409,
    reason: 'Conflict',
  },
  {
    to: 'a dry run of an eviction, by the query',
    ask: ['POST', `${fourth}/eviction?dryRun=All`, eviction('free')],
    code: 201,
    holds: { kind: 'Status', status: 'Success', code: 201 },
  },
  {
    to: 'a dry run of an eviction, by its options',
    ask: ['POST', `${fourth}/eviction`, eviction('free', { dryRun: ['All'] })],
    code: 201,
    holds: { kind: 'Status', status: 'Success' },
  },
  {
    to: 'a dry run of a deletion, in the query',
    ask: ['DELETE', `${fourth}?dryRun=All`],
    code: 200,
    holds: { kind: 'Pod', metadata: { name: 'free', deletionGracePeriodSeconds: 30 } },
  },
  {
    to: 'a dry run of a deletion, in the body',
    ask: ['DELETE', fourth, { dryRun: ['All'] }],
    code: 200,
    holds: { kind: 'Pod', metadata: { name: 'free' } },
  },
  {
    to: 'a deletion of an earlier pod of the name',
    ask: ['DELETE', fourth, { preconditions: { uid: 'another' } }],
    code: 409,
    reason: 'Conflict',
  },
  {
    to: 'a deletion of an earlier version',
    ask: ['DELETE', fourth, { preconditions: { resourceVersion: '1' } }],
    code: 409,
    reason: 'Conflict',
  },
  {
    to: 'a propagation policy that is none',
    ask: ['DELETE', fourth, { propagationPolicy: 'Sideways' }],
    code: 422,
    reason: 'Invalid',
    message:
      'DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Unsupported value: "Sideways": supported values: "Foreground", "Background", "Orphan", "nil"',
    causes: ['propagationPolicy FieldValueNotSupported'],
  },
  {
    to: 'an unknown kind of dry run',
    ask: ['PATCH', `${fourth}?dryRun=Some`, {}, merge],
    code: 422,
    reason: 'Invalid',
    causes: ['dryRun FieldValueNotSupported'],
  },
  {
    to: 'a change of what a pod cannot change',
    ask: ['PATCH', fourth, { spec: { restartPolicy: 'Never' } }, merge],
    code: 422,
    reason: 'Invalid',
    causes: ['spec FieldValueForbidden'],
  },
  {
    to: 'a change of a pod’s image, dry',
    ask: ['PATCH', `${fourth}?dryRun=All`, { spec: { containers: [{ name: 'main', image: 'any:2' }] } }, strategic],
    code: 200,
    holds: { spec: { containers: [{ image: 'any:2' }] } },
  },
  {
    to: 'a pod with limits and no requests, dry',
    ask: [
      'POST',
      `${core}/pods?dryRun=All`,
      pod('limited', 'limited', {
        containers: [{ name: 'main', image: 'any:1', resources: { limits: { memory: '1024Mi', cpu: 0.5 } } }],
      }),
    ],
    code: 201,
    holds: {
      spec: { containers: [{ resources: { requests: { memory: '1Gi', cpu: '500m' } } }] },
      status: { phase: 'Pending', qosClass: 'Guaranteed' },
    },
  },
  {
    to: 'a pod without containers, in a namespace that is not there',
    ask: ['POST', '/api/v1/namespaces/nowhere/pods', pod('lost')],
    code: 404,
    reason: 'NotFound',
    message: 'namespaces "nowhere" not found',
  },
  {
    to: 'a pod for another namespace',
    ask: ['POST', `${core}/pods`, { ...pod('astray'), metadata: { name: 'astray', namespace: 'other' } }],
    code: 400,
    reason: 'BadRequest',
    message: 'the namespace of the provided object does not match the namespace sent on the request',
  },
  {
    to: 'a new pod with a version',
    ask: ['POST', `${core}/pods`, { ...pod('old'), metadata: { name: 'old', resourceVersion: '4' } }],
    code: 500,
    message: 'resourceVersion should not be set on objects to be created',
  },
  {
    to: 'a log of fewer lines than none',
    ask: ['GET', `${fourth}/log?tailLines=-1`],
    code: 422,
    reason: 'Invalid',
    message: 'PodLogOptions "free" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
    causes: ['tailLines FieldValueInvalid'],
  },
  {
    to: 'a log of a container that is not there',
    ask: ['GET', `${fourth}/log?container=other`],
    code: 400,
    reason: 'BadRequest',
    message: 'container other is not valid for pod free',
  },
  {
    to: 'a field that pods cannot be selected by',
    ask: ['GET', `${core}/pods?fieldSelector=spec.colour=red`],
    code: 400,
    reason: 'BadRequest',
    message: 'field label not supported: spec.colour',
  },
];
