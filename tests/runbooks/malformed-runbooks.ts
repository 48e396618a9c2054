/** What every runbook here begins with; its steps follow in line 4. */
export const header = 'name: test\ntrigger:\n  classification: application.high_latency\n';
const query = "steps:\n  - type: prometheus_query\n    query: 'up'\n";

/** What is wrong, a runbook with that mistake, and a part of the problem as `line:column: path: message (fix)`. */
export const malformedRunbooks: readonly (readonly [what: string, text: string, problem: string])[] = [
  ['no name', `trigger:\n  classification: data.data_quality\n${query}`, '1:1: name: is missing (add it: a text)'],
  ['an impossible name', header.replace('test', 'My Runbook') + query, '1:7: name: must be lower-case letters'],
  [
    'a misspelt field',
    `${header}trigggers: 1\n${query}`,
    '4:1: trigggers: there is no field "trigggers" here (did you mean trigger?)',
  ],
  ['no trigger', `name: x\n${query}`, '1:1: trigger: is missing (add it: a block of fields)'],
  [
    'an unknown class',
    header.replace('latency', 'latencyy') + query,
    '3:19: trigger.classification: "application.high_latencyy" is not one of the allowed words (did you mean application.high_latency?)',
  ],
  [
    'a class in a list that is unknown',
    header.replace('application.high_latency', '[data.backup_failure, data.nope]') + query,
    '3:41: trigger.classification[1]: "data.nope"',
  ],
  [
    'a service pattern that is no glob',
    `${header}  service_pattern: "claims *"\n${query}`,
    '4:20: trigger.service_pattern: must be globs',
  ],
  [
    'an empty alternative',
    `${header}  service_pattern: "a||b"\n${query}`,
    '4:20: trigger.service_pattern: must be globs',
  ],
  [
    'a condition that does not parse',
    `${header}  condition: "metrics.p99 >"\n${query}`,
    '4:28: trigger.condition: the expression ends too early',
  ],
  [
    'a unit nobody knows',
    `${header}  condition: metrics.p99 > 5sec\n${query}`,
    '4:29: trigger.condition: "sec" is not a unit (the units are ms',
  ],
  [
    'a condition that gives text',
    `${header}  condition: string(tier)\n${query}`,
    '4:14: trigger.condition: gives a text (write an expression that gives true or false)',
  ],
  [
    'a condition that is always true',
    `${header}  condition: 2 > 1\n${query}`,
    '4:14: trigger.condition: is always true, so a part of the runbook is unreachable',
  ],
  [
    'a condition on an unknown name',
    `${header}  condition: metric.p99 > 1\n${query}`,
    '4:14: trigger.condition: metric is not known here (did you mean metrics?)',
  ],
  [
    'an unknown risk',
    `${header}risk: huge\n${query}`,
    '4:7: risk: "huge" is not one of the allowed words (use one of low, medium, high)',
  ],
  [
    'less risk than the steps show',
    `${header}risk: low\nsteps:\n  - type: kubernetes\n    action: rollout_restart\n    target: deployment/x\n`,
    '4:7: risk: the risk is declared low, but steps[0] changes the cluster',
  ],
  [
    'an unknown autonomy',
    `${header}autonomy: actt\n${query}`,
    '4:11: autonomy: "actt" is not one of the allowed words (did you mean act?)',
  ],
  ['no steps', `${header}steps: []\n`, '4:8: steps: must hold at least one step'],
  ['steps that are no list', `${header}steps: {}\n`, '4:8: steps: is a block of fields (give a list)'],
  ['a step that is no block', `${header}steps:\n  - restart\n`, '5:5: steps[0]: a step must be a block of fields'],
  [
    'a step without a type',
    `${header}steps:\n  - name: x\n`,
    '5:5: steps[0].type: is missing (add it: prometheus_query',
  ],
  [
    'a misspelt step type',
    `${header}steps:\n  - type: prometeus_query\n    query: up\n`,
    '5:11: steps[0].type: "prometeus_query" is not a step type (did you mean prometheus_query?)',
  ],
  [
    'a misspelt field of a step',
    `${header}${query}    asert: "value > 1"\n`,
    '7:5: steps[0].asert: there is no field "asert" here (did you mean assert?)',
  ],
  [
    'a needed field that is missing',
    `${header}steps:\n  - type: prometheus_query\n`,
    '5:5: steps[0].query: is missing (add it: a text)',
  ],
  [
    'a bad duration',
    `${header}${query}    wait: 5 minutes\n`,
    '7:11: steps[0].wait: "5 minutes" is not a duration (write a number with its unit',
  ],
  [
    'a duration without a unit',
    `${header}${query}    timeout: 30\n`,
    '7:14: steps[0].timeout: is not a duration (write a number with its unit',
  ],
  [
    'a duration that is too long',
    `${header}${query}    wait: 30d\n`,
    '7:11: steps[0].wait: "30d" is out of range (above 0 and at most 7d)',
  ],
  [
    'an unknown reducer',
    `${header}${query}    reduce: mean\n`,
    '7:13: steps[0].reduce: "mean" is not one of the allowed words',
  ],
  [
    'an unknown variable in a template',
    `${header}steps:\n  - type: prometheus_query\n    query: 'up{a="{{ servce }}"}'\n`,
    '6:19: steps[0].query: servce is not known here (did you mean service?)',
  ],
  [
    'an unknown variable in an expression',
    `${header}steps:\n  - type: conditional\n    condition: "x > 1"\n    if_true: [{type: wait, for: 3s}]\n`,
    '6:17: steps[0].condition: x is not known here (declare it under vars or inputs',
  ],
  [
    'a variable saved in one branch alone',
    `${header}steps:\n  - type: conditional\n    condition: tier > 1\n    if_true:\n      - {type: prometheus_query, query: up, save_as: late}\n  - {type: notification, channel: slack, message: "{{ late }}"}\n`,
    '9:52: steps[1].message: late may have no value here: only steps[0].if_true[0] sets it, and that step may not have run (give late a default under vars)',
  ],
  [
    'value outside an assertion',
    `${header}steps:\n  - {type: notification, channel: slack, message: "{{ value }}"}\n`,
    '5:52: steps[0].message: value is known only in assert',
  ],
  [
    'an unclosed template',
    `${header}steps:\n  - {type: notification, channel: slack, message: "a {{ service"}\n`,
    'steps[0].message: {{ is not closed',
  ],
  [
    'logic in a template',
    `${header}steps:\n  - {type: notification, channel: slack, message: "{% if x %}"}\n`,
    '5:52: steps[0].message: a template may hold only {{ values }} (put decisions into',
  ],
  [
    'an unknown filter',
    `${header}steps:\n  - {type: notification, channel: slack, message: "{{ service | upcas }}"}\n`,
    'there is no filter upcas (did you mean upcase?)',
  ],
  [
    'a value in backticks of a query',
    `${header}steps:\n  - type: prometheus_query\n    query: 'up{a=\`{{ service }}\`}'\n`,
    '6:19: steps[0].query: {{ service }} cannot be filled in here (strings in backticks cannot escape',
  ],
  [
    'an assertion that checks nothing',
    `${header}${query}    assert: "1 < 2"\n`,
    '7:13: steps[0].assert: is always true',
  ],
  [
    'a branch that is never taken',
    `${header}steps:\n  - type: conditional\n    condition: "false"\n    if_true: [{type: wait, for: 3s}]\n`,
    '6:16: steps[0].condition: is always false, so a part of the runbook is unreachable',
  ],
  [
    'a conditional without branches',
    `${header}steps:\n  - type: conditional\n    condition: tier > 1\n`,
    '5:5: steps[0]: conditional leads nowhere (add steps under if_true or if_false)',
  ],
  [
    'an empty branch',
    `${header}steps:\n  - type: conditional\n    condition: tier > 1\n    if_true: []\n`,
    '7:14: steps[0].if_true: must be a list of at least one step',
  ],
  [
    'a misspelt branch',
    `${header}steps:\n  - type: conditional\n    condition: tier > 1\n    if_tru: [{type: wait, for: 3s}]\n`,
    '7:5: steps[0].if_tru: there is no field "if_tru" here (did you mean if_true?)',
  ],
  [
    'on_failure of what never fails',
    `${header}steps:\n  - type: wait\n    for: 3s\n    on_failure: [{type: wait, for: 3s}]\n`,
    '7:5: steps[0].on_failure: is unreachable: wait never fails',
  ],
  [
    'a wait without a length',
    `${header}steps:\n  - type: wait\n`,
    '5:5: steps[0]: needs exactly one of for and duration (write for: 30s)',
  ],
  [
    'an unknown action',
    `${header}steps:\n  - {type: kubernetes, action: restart, target: deployment/x}\n`,
    '5:32: steps[0].action: "restart" is not one of the allowed words (did you mean rollout_restart?)',
  ],
  [
    'a target that is no deployment',
    `${header}steps:\n  - {type: kubernetes, action: rollout_restart, target: pod/x}\n`,
    '5:57: steps[0].target: must name one of the kinds that this action knows (write deployment/<name>',
  ],
  [
    'a target that can be no name',
    `${header}steps:\n  - {type: kubernetes, action: rollout_restart, target: deployment/Big_One}\n`,
    '5:68: steps[0].target: "Big_One" is not a Kubernetes name',
  ],
  [
    'a scale without replicas',
    `${header}steps:\n  - {type: kubernetes, action: scale, target: deployment/x}\n`,
    '5:5: steps[0].replicas: is missing',
  ],
  [
    'an unknown channel',
    `${header}steps:\n  - {type: notification, channel: slak, message: x}\n`,
    '5:35: steps[0].channel: "slak" is not one of the allowed words (did you mean slack?)',
  ],
  [
    'an unknown severity',
    `${header}steps:\n  - {type: notification, channel: pagerduty, severity: dire}\n`,
    '5:56: steps[0].severity: "dire" is not a severity (write critical',
  ],
  [
    'a name saved that is taken',
    `${header}${query}    save_as: service\n`,
    '7:14: steps[0].save_as: "service" is the service the incident is about, which a runbook cannot change',
  ],
  [
    'a name saved that no expression can say',
    `${header}${query}    save_as: my-value\n`,
    '7:14: steps[0].save_as: must be a name that expressions can say',
  ],
  [
    'something saved that gives nothing',
    `${header}steps:\n  - {type: wait, for: 3s, save_as: x}\n`,
    '5:27: steps[0].save_as: wait gives nothing to keep',
  ],
  [
    'an id twice',
    `${header}steps:\n  - {type: wait, for: 3s, id: a}\n  - {type: wait, for: 3s, id: a}\n`,
    '6:31: steps[1].id: the id "a" is taken by steps[0]',
  ],
  [
    'a var that is a word of the language',
    `${header}vars:\n  list: 1\n${query}`,
    '5:3: vars.list: "list" is a word of the expression language (choose another name)',
  ],
  [
    'a name that is both var and input',
    `${header}vars: {limit: 1}\ninputs:\n  limit: {type: number}\n${query}`,
    '6:3: inputs.limit: "limit" is declared under vars as well',
  ],
  [
    'a default of another type',
    `${header}inputs:\n  limit: {type: quantity, default: many}\n${query}`,
    '5:36: inputs.limit.default: "many" is not a text such as 2000ms or 90%',
  ],
  [
    'a key twice',
    `${header}risk: low\nrisk: high\n${query}`,
    '5:1: the key stands here a second time (remove one of the two)',
  ],
  ['a tab as indentation', `${header}steps:\n\t- type: wait\n`, 'a tab is used to indent (YAML indents by spaces)'],
  ['two documents', `${header}${query}---\nname: other\n`, 'the file holds more than one document'],
  ['broken YAML', `${header}steps: [\n`, 'not valid YAML'],
  ['a tag', `${header}description: !!js/function x\n${query}`, 'remove the tag'],
  ['an unresolved alias', `${header}description: *nobody\n${query}`, 'no anchor &nobody stands before this alias'],
  ['nothing', '', '1:1: is empty (give a block of fields)'],
  ['a list', '- a\n', '1:1: is a list (give a block of fields)'],
];
