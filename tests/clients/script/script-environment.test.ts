import { describe, expect, test } from 'vitest';
import { checkArguments, scriptEnvironment, variableNameProblem } from '#clients/script/script-environment.ts';

const environment = (given: Record<string, string>, secrets: Record<string, string> = {}) =>
  scriptEnvironment({ path: '/bin', home: '/tmp/x', given, secrets });

test('is what was given, the secrets, and what every program expects', () => {
  expect(environment({ CLAIM_ID: '$(reboot)' }, { TOKEN: 't' })).toEqual({
    CLAIM_ID: '$(reboot)',
    TOKEN: 't',
    PATH: '/bin',
    HOME: '/tmp/x',
    TMPDIR: '/tmp/x',
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
  });
});

describe('the name of a variable', () => {
  test.each(['A', '_X', 'CLAIM_ID2', 'PGPASSWORD', 'KUBECONFIG', 'AWS_REGION'])('may be %s', (name) => {
    expect(variableNameProblem(name)).toBeNull();
  });

  test.each(['', 'a', '1A', 'A-B', 'A=B', 'A\0', 'A\n', 'BASH_FUNC_ls%%', 'Ä'])('may not be %j', (name) => {
    expect(variableNameProblem(name)).toContain('capital letters');
  });

  test.each(['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL'])('may not be %s, which is set already', (name) => {
    expect(variableNameProblem(name)).toContain('sets it itself');
  });

  test.each([
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'DYLD_INSERT_LIBRARIES',
    'NODE_OPTIONS',
    'BASH_ENV',
    'ENV',
    'IFS',
    'PS4',
    'SHELLOPTS',
    'PYTHONPATH',
    'PYTHONSTARTUP',
    'PERL5OPT',
    'RUBYOPT',
    'GIT_SSH_COMMAND',
    'JAVA_TOOL_OPTIONS',
    '_JAVA_OPTIONS',
    'LESSOPEN',
  ])('may not be %s, which loads code', (name) => {
    expect(variableNameProblem(name)).toContain('loaded');
  });
});

test.each([
  [{ LD_PRELOAD: 'x' }, {}, 'LD_PRELOAD'],
  [{ A: 'x\0y' }, {}, 'NUL'],
  [{ TOKEN: 'x' }, { TOKEN: 'y' }, 'also the name of a secret'],
  [{}, { PATH: 'y' }, 'PATH'],
])('refuses %j with the secrets %j: %s', (given, secrets, words) => {
  expect(() => environment(given as Record<string, string>, secrets as Record<string, string>)).toThrow(words);
});

test('refuses an argument with a NUL, and counts as people do', () => {
  expect(() => checkArguments(['a', 'b\0c'])).toThrow('argument 2');
  expect(() => checkArguments(['', '-rf', '$(x)'])).not.toThrow('argument');
});
