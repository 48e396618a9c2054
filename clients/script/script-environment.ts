import { scriptError } from './script-error.ts';

export type Variables = Readonly<Record<string, string>>;

/** Set by Firebreak for every script. */
const ownNames: ReadonlySet<string> = new Set(['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR']);

/**
 * Variables by which a linker, a shell or a language runtime loads code or changes how it reads a script: with one of
 * them a value would become a program.
 */
const loadsCode = new RegExp(
  [
    '^(?:LD_|DYLD_|BASH_|NODE_|NPM_CONFIG_|PYTHON|PERL|RUBY|GIT_|LUA_|PHP_|DOTNET_|CORECLR_|MALLOC_|GCONV_)',
    '^(?:ENV|IFS|PS4|CDPATH|SHELLOPTS|PROMPT_COMMAND|GLOBIGNORE|CLASSPATH|JDK_JAVA_OPTIONS|_?JAVA_.*OPTIONS)$',
    '^(?:GEM_PATH|GEM_HOME|BUNDLE_GEMFILE|LOCPATH|NLSPATH|HOSTALIASES|EDITOR|VISUAL|PAGER|BROWSER|LESSOPEN)$',
  ].join('|'),
);

/** Why a script may not have a variable of this name, or null when it may. */
export function variableNameProblem(name: string): string | null {
  if (!/^[A-Z_][A-Z0-9_]*$/.test(name)) return 'a name has capital letters, digits and "_", as in CLAIM_ID';
  if (ownNames.has(name)) return 'Firebreak sets it itself';
  if (loadsCode.test(name)) return 'it changes how programs are loaded';
  return null;
}

/**
 * The whole environment of a script. Throws an OutsideError `bad_environment` that names the variable, when one may not
 * be set, is both given and a secret, or holds a NUL, which the system cannot pass on.
 */
export function scriptEnvironment(of: {
  readonly path: string;
  /** The script's own folder: its home, and where it keeps temporary files. */
  readonly home: string;
  readonly given: Variables;
  readonly secrets: Variables;
}): Variables {
  for (const [name, value] of [...Object.entries(of.given), ...Object.entries(of.secrets)]) {
    const problem = variableNameProblem(name);
    if (problem !== null) throw bad(name, problem);
    if (value.includes('\0')) throw bad(name, 'its value has a NUL character');
  }
  const both = Object.keys(of.given).find((name) => Object.hasOwn(of.secrets, name));
  if (both !== undefined) throw bad(both, 'it is also the name of a secret the script gets: rename one of the two');
  return {
    ...of.given,
    ...of.secrets,
    PATH: of.path,
    HOME: of.home,
    TMPDIR: of.home,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
  };
}

/** Throws an OutsideError `bad_argument` for what cannot be an argument. */
export function checkArguments(args: readonly string[]): void {
  const index = args.findIndex((arg) => arg.includes('\0'));
  if (index !== -1) throw scriptError('bad_argument', `argument ${index + 1} has a NUL character, which none can have`);
}

function bad(name: string, why: string) {
  return scriptError('bad_environment', `the variable ${JSON.stringify(name)} cannot be set: ${why}`);
}
