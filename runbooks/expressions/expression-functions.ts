import { Environment } from '@marcbachmann/cel-js';

type Binary = (a: number, b: number) => number;

const arithmetic: Readonly<Record<string, Binary>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

const rounding: Readonly<Record<string, (value: number) => number>> = {
  ceil: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  abs: Math.abs,
};

/**
 * The CEL in which runbooks are written (https://github.com/google/cel-spec): every number is a double, so counts,
 * sizes and thresholds mix freely; `ceil floor round abs min max` are added, and `substring` takes them; expressions are bounded in size, so that
 * a hostile file cannot exhaust the process.
 */
export const expressionEnvironment = createEnvironment();

function createEnvironment(): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 500, maxDepth: 50, maxListElements: 200, maxMapEntries: 100, maxCallArguments: 10 },
  });
  for (const [operator, apply] of Object.entries(arithmetic)) {
    for (const types of [
      ['int', 'double'],
      ['double', 'int'],
    ]) {
      environment.registerOperator(`${types[0]} ${operator} ${types[1]}`, (a, b) => apply(Number(a), Number(b)));
    }
  }
  for (const types of [
    ['double', 'double'],
    ['int', 'double'],
    ['double', 'int'],
  ]) {
    environment.registerOperator(`${types[0]} % ${types[1]}`, (a, b) => Number(a) % Number(b));
  }
  environment.registerOperator('int == double', (a, b) => Number(a) === Number(b));
  for (const [name, apply] of Object.entries(rounding)) {
    environment.registerFunction(`${name}(double): double`, (value) => apply(Number(value)));
    environment.registerFunction(`${name}(int): double`, (value) => apply(Number(value)));
  }
  environment.registerFunction('string.substring(double): string', (text: string, from) => text.slice(Number(from)));
  environment.registerFunction('string.substring(double, double): string', (text: string, from, to) =>
    text.slice(Number(from), Number(to)),
  );
  environment.registerFunction('min(double, double): double', Math.min);
  environment.registerFunction('max(double, double): double', Math.max);
  return environment;
}
