import { parseError, parseErrorAt, type LogqlError } from './logql-error.ts';
import { tokenize, type Token } from './tokens.ts';
import { unquote } from './unquote.ts';

const deepestNesting = 100;
const mostTokens = 10_000;
const mostExpectations = 4;

/** A place in the tokens of one query, and the questions a parser asks there. */
export class LogqlCursor {
  protected readonly text: string;
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text);
    if (this.tokens.length > mostTokens) {
      throw parseError(`input size too long (${this.tokens.length} > ${mostTokens} tokens)`);
    }
  }

  protected peek(ahead = 0): Token {
    return this.tokens[this.position + ahead] ?? { kind: '$end', text: '', at: this.text.length };
  }

  protected next(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  protected isSymbol(...symbols: readonly string[]): boolean {
    return this.peek().kind === 'symbol' && symbols.includes(this.peek().text);
  }

  protected take(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.position += 1;
    return true;
  }

  protected takeWord(word: string): boolean {
    if (this.peek().kind !== 'IDENTIFIER' || this.peek().text !== word) return false;
    this.position += 1;
    return true;
  }

  /** One of the operators, when it comes next. */
  protected takeOperator<T extends string>(operators: readonly T[]): T | null {
    const found = operators.find((operator) => this.isSymbol(operator));
    if (found === undefined) return null;
    this.position += 1;
    return found;
  }

  protected expect(symbol: string): void {
    if (!this.take(symbol)) throw this.unexpected([symbol]);
  }

  protected identifier(): string {
    if (this.peek().kind !== 'IDENTIFIER') throw this.unexpected(['IDENTIFIER']);
    return this.next().text;
  }

  protected string(): string {
    const token = this.peek();
    if (token.kind !== 'STRING') throw this.unexpected(['STRING']);
    const value = unquote(token.text);
    if (value === null) throw parseErrorAt(this.text, token.at, 'invalid char escape');
    this.position += 1;
    return value;
  }

  /** Loki names what it expected only where there are few things it could be. */
  protected unexpected(expected: readonly string[] = []): LogqlError {
    const { kind, text, at } = this.peek();
    const expecting =
      expected.length === 0 || expected.length > mostExpectations ? '' : `, expecting ${expected.join(' or ')}`;
    return parseErrorAt(this.text, at, `syntax error: unexpected ${kind === 'symbol' ? text : kind}${expecting}`);
  }

  /** Reads something that may contain its like, so that a thousand brackets are an error and not an exhausted stack. */
  protected nested<T>(read: () => T): T {
    if (this.depth === deepestNesting) throw parseErrorAt(this.text, this.peek().at, 'the query is nested too deeply');
    this.depth += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }
}
