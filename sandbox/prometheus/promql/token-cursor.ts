import { parseErrorAt, tokenize, type Token } from './tokens.ts';

/** A place in the tokens of one expression, and the questions a parser asks there. */
export class TokenCursor {
  protected readonly text: string;
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text);
  }

  protected peek(): Token {
    return this.tokens[this.position] ?? { kind: 'end', text: '', at: this.text.length };
  }

  protected next(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  protected take(symbol: string): boolean {
    if (this.peek().kind !== 'symbol' || this.peek().text !== symbol) return false;
    this.position += 1;
    return true;
  }

  protected takeWord(word: string): boolean {
    if (this.peek().kind !== 'name' || this.peek().text !== word) return false;
    this.position += 1;
    return true;
  }

  protected expect(symbol: string): void {
    if (!this.take(symbol)) throw this.unexpected(this.peek(), `"${symbol}"`);
  }

  protected error(message: string): Error {
    return parseErrorAt(this.text, this.peek().at, message);
  }

  protected unexpected(token: Token = this.peek(), expected?: string): Error {
    const what = token.kind === 'end' ? 'end of input' : `${token.kind} "${token.text}"`;
    return parseErrorAt(
      this.text,
      token.at,
      `unexpected ${what}${expected === undefined ? '' : `, expected ${expected}`}`,
    );
  }
}
