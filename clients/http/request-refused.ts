/** A request that is not let out, or a redirect that is not followed; `createHttpClient` turns it into an OutsideError. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  /** `bad_url`, `bad_request_header`, `host_not_allowed`, `address_not_allowed`, `redirect_refused`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
