import { template, workload } from './fixtures.ts';
import { apps, jsonPatch, merge, strategic, type RequestRow } from './request-row.ts';

const web = `${apps}/deployments/web`;
const database = `${apps}/statefulsets/db`;
const agent = `${apps}/daemonsets/agent`;
const invalid = { code: 422, reason: 'Invalid' } as const;
const stale = 'the object has been modified; please apply your changes to the latest version and try again';
const image = (value: string) => ({ spec: { template: { spec: { containers: [{ name: 'main', image: value }] } } } });
const resources = (list: object) => ({
  spec: { template: { spec: { containers: [{ name: 'main', resources: list }] } } },
});
const at = 'spec.template.spec.containers[0]';

export const workloadRows: readonly RequestRow[] = [
  {
    to: 'a negative size of a Deployment',
    ask: ['PATCH', web, { spec: { replicas: -1 } }, merge],
    ...invalid,
    message: 'Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    causes: ['spec.replicas FieldValueInvalid'],
  },
  {
    to: 'another selector of a Deployment, which then matches nothing',
    ask: ['PATCH', web, { spec: { selector: { matchLabels: { app: 'other' } } } }, merge],
    ...invalid,
    causes: ['spec.selector FieldValueInvalid', 'spec.template.metadata.labels FieldValueInvalid'],
  },
  {
    to: 'an empty image',
    ask: ['PATCH', web, image(''), strategic],
    ...invalid,
    message: `Deployment.apps "web" is invalid: ${at}.image: Required value`,
    causes: [`${at}.image FieldValueRequired`],
  },
  {
    to: 'requests over limits',
    ask: ['PATCH', web, resources({ requests: { memory: '2Gi' }, limits: { memory: '1Gi' } }), strategic],
    ...invalid,
    message: `Deployment.apps "web" is invalid: ${at}.resources.requests: Invalid value: "2Gi": must be less than or equal to memory limit`,
    causes: [`${at}.resources.requests FieldValueInvalid`],
  },
  {
    to: 'equal requests and limits in different spellings',
    ask: [
      'PATCH',
      `${web}?dryRun=All`,
      resources({ requests: { memory: '1024Mi' }, limits: { memory: '1Gi' } }),
      strategic,
    ],
    code: 200,
    holds: { spec: { template: { spec: { containers: [{ resources: { requests: { memory: '1Gi' } } }] } } } },
  },
  {
    to: 'a negative quantity and an unknown resource',
    ask: ['PATCH', web, resources({ requests: { cpu: '-1', gold: '1' } }), strategic],
    ...invalid,
    causes: [`${at}.resources.requests[cpu] FieldValueInvalid`, `${at}.resources.requests[gold] FieldValueInvalid`],
  },
  {
    to: 'a quantity that cannot be read, in a patch',
    ask: ['PATCH', web, resources({ requests: { cpu: 'two' } }), strategic],
    ...invalid,
    causes: ['patch FieldValueInvalid'],
  },
  {
    to: 'a field of the wrong type, in a patch',
    ask: ['PATCH', web, { spec: { replicas: 'four' } }, merge],
    ...invalid,
    causes: ['patch FieldValueInvalid'],
  },
  {
    to: 'bad keys and values of labels and annotations',
    ask: ['PATCH', web, { metadata: { labels: { 'a b': 'c d' }, annotations: { 'x y': '1' } } }, merge],
    ...invalid,
    causes: ['metadata.annotations FieldValueInvalid', 'metadata.labels FieldValueInvalid'],
  },
  {
    to: 'a name that is no name, and nothing else',
    ask: ['POST', `${apps}/deployments`, { metadata: { name: 'Web_1' } }],
    ...invalid,
    causes: [
      'metadata.name FieldValueInvalid',
      'spec.selector FieldValueRequired',
      'spec.template.metadata.labels FieldValueInvalid',
      'spec.template.spec.containers FieldValueRequired',
    ],
  },
  {
    to: 'a Deployment whose pods would not restart',
    ask: ['PATCH', web, { spec: { template: { spec: { restartPolicy: 'Never' } } } }, merge],
    ...invalid,
    message:
      'Deployment.apps "web" is invalid: spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
    causes: ['spec.template.spec.restartPolicy FieldValueNotSupported'],
  },
  {
    to: 'Recreate with the bounds of a rolling update',
    ask: ['PATCH', web, { spec: { strategy: { type: 'Recreate' } } }, merge],
    ...invalid,
    message:
      'Deployment.apps "web" is invalid: spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is \'Recreate\'',
    causes: ['spec.strategy.rollingUpdate FieldValueForbidden'],
  },
  {
    to: 'a rolling update that could never move',
    ask: ['PATCH', web, { spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } } }, merge],
    ...invalid,
    causes: ['spec.strategy.rollingUpdate.maxUnavailable FieldValueInvalid'],
  },
  {
    to: 'an unknown strategy',
    ask: ['PATCH', web, { spec: { strategy: { type: 'Hope' } } }, merge],
    ...invalid,
    causes: ['spec.strategy FieldValueNotSupported'],
  },
  {
    to: 'a patch of an old version',
    ask: ['PATCH', web, { metadata: { resourceVersion: '1' }, spec: { replicas: 2 } }, merge],
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on deployments.apps "web": ${stale}`,
  },
  {
    to: 'a PUT of an old version',
    ask: ['PUT', web, { ...workload('web'), metadata: { name: 'web', resourceVersion: '1' } }],
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on deployments.apps "web": ${stale}`,
  },
  {
    to: 'a patch of another uid',
    ask: ['PATCH', web, { metadata: { uid: 'another' } }, merge],
    ...invalid,
    causes: ['metadata.uid FieldValueInvalid'],
  },
  {
    to: 'a patch of another name',
    ask: ['PATCH', web, { metadata: { name: 'other' } }, merge],
    code: 400,
    reason: 'BadRequest',
    message: 'the name of the object (other) does not match the name on the URL (web)',
  },
  {
    to: 'a JSON patch whose test does not hold',
    ask: ['PATCH', web, [{ op: 'test', path: '/spec/replicas', value: 17 }], jsonPatch],
    ...invalid,
    message: 'the server rejected our request due to an error in our request',
  },
  {
    to: 'a name that is taken',
    ask: ['POST', `${apps}/deployments`, workload('web')],
    code: 409,
    reason: 'AlreadyExists',
    message: 'deployments.apps "web" already exists',
  },
  {
    to: 'a dry run of another size, with the next generation and the old version',
    ask: ['PATCH', `${web}?dryRun=All`, { spec: { replicas: 4 } }, merge],
    code: 200,
    holds: { metadata: { generation: 2 }, spec: { replicas: 4 }, status: { availableReplicas: 1 } },
  },
  {
    to: 'a dry run of a change that changes nothing, with the same generation',
    ask: ['PATCH', `${web}?dryRun=All`, { spec: { replicas: 1 } }, merge],
    code: 200,
    holds: { metadata: { generation: 1 } },
  },
  {
    to: 'a dry run of a restart',
    ask: [
      'PATCH',
      `${web}?dryRun=All`,
      { spec: { template: { metadata: { annotations: { again: 'now' } } } } },
      strategic,
    ],
    code: 200,
    holds: { metadata: { generation: 2 }, spec: { template: { metadata: { annotations: { again: 'now' } } } } },
  },
  {
    to: 'a dry run of a scale',
    ask: ['PATCH', `${web}/scale?dryRun=All`, { spec: { replicas: 3 } }, merge],
    code: 200,
    holds: { kind: 'Scale', spec: { replicas: 3 }, status: { replicas: 1, selector: 'app=web' } },
  },
  {
    to: 'a negative scale',
    ask: ['PATCH', `${web}/scale`, { spec: { replicas: -1 } }, merge],
    ...invalid,
    message: 'Scale.autoscaling "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    causes: ['spec.replicas FieldValueInvalid'],
  },
  {
    to: 'a scale of an old version',
    ask: ['PATCH', `${web}/scale`, { metadata: { resourceVersion: '1' }, spec: { replicas: 3 } }, merge],
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on deployments.apps "web": ${stale}`,
  },
  {
    to: 'a StatefulSet with another service',
    ask: ['PATCH', database, { spec: { serviceName: 'other' } }, merge],
    ...invalid,
    causes: ['spec FieldValueForbidden'],
  },
  {
    to: 'a StatefulSet with another selector',
    ask: ['PATCH', database, { spec: { selector: { matchLabels: { app: 'other' } } } }, merge],
    ...invalid,
    causes: ['spec FieldValueForbidden', 'spec.template.metadata.labels FieldValueInvalid'],
  },
  {
    to: 'a scale of a StatefulSet, dry',
    ask: ['PATCH', `${database}/scale?dryRun=All`, { spec: { replicas: 3 } }, merge],
    code: 200,
    holds: { kind: 'Scale', spec: { replicas: 3 } },
  },
  {
    to: 'a DaemonSet with another selector',
    ask: ['PATCH', agent, { spec: { selector: { matchLabels: { app: 'other' } } } }, merge],
    ...invalid,
    causes: ['spec.selector FieldValueInvalid', 'spec.template.metadata.labels FieldValueInvalid'],
  },
  {
    to: 'a scale of a DaemonSet, which has none',
    ask: ['PATCH', `${agent}/scale`, { spec: { replicas: 3 } }, merge],
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
  },
  {
    to: 'a new template of a DaemonSet, dry',
    ask: ['PATCH', `${agent}?dryRun=All`, { spec: { template: template('agent', 'agent:2') } }, strategic],
    code: 200,
    holds: { metadata: { generation: 2 } },
  },
];
