import { hasScope, missingScope } from './methods/define-method.ts';
import type { Method, Reply } from './methods/define-method.ts';
import { methodTable } from './methods/method-table.ts';
import type { JsonObject } from './json.ts';
import { isRefusal, rateLimited, refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { readWebRequest } from './web-request.ts';
import type { World } from './world.ts';

/**
 * One call of the Web API: read, authenticate, limit, check the scope, do. Every answer is HTTP 200, save 429 with
 * `Retry-After` and the failures that were asked for.
 */
export async function answerCall(world: World, name: string, request: Request): Promise<Response> {
  const read = await readWebRequest(request);
  const args = read.outcome === 'read' ? read.args : {};
  const reply = read.outcome === 'read' ? perform(world, name, read.token, read.args) : refuse(read.error);
  world.calls.push({
    at: world.clock.now(),
    method: name,
    args,
    ok: reply.ok,
    error: isRefusal(reply) ? reply.error : null,
  });
  world.changes.touch();
  return respond(world, methodTable.get(name), reply);
}

function perform(world: World, name: string, token: string | null, args: JsonObject): Reply {
  const method = methodTable.get(name);
  if (!method) return refuse('unknown_method', { req_method: name });
  const stranger = authenticate(world, method, token);
  if (stranger) return stranger;
  const fault = world.faults.next(name);
  if (fault && !fault.losesAnswer) return fault.refusal;
  const retryAfterS = world.rates.takeCall(name, method.tier);
  if (retryAfterS !== null) return rateLimited(retryAfterS);
  if (!hasScope(world, method.scopes)) return missingScope(world, method.scopes);
  const reply = method.call(world, args);
  return fault ? fault.refusal : reply;
}

function authenticate(world: World, method: Method, token: string | null): Refusal | null {
  if (method.token === 'none') return null;
  if (token === null) return refuse('not_authed');
  const { botToken, appToken } = world.app;
  if (token !== botToken && token !== appToken) return refuse('invalid_auth');
  const expected = method.token === 'app' ? appToken : botToken;
  return token === expected ? null : refuse('not_allowed_token_type');
}

function respond(world: World, method: Method | undefined, reply: Reply): Response {
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' });
  headers.set('x-oauth-scopes', [...world.manifest.scopes].join(','));
  if (method && method.scopes.length > 0) headers.set('x-accepted-oauth-scopes', method.scopes.join(','));
  if (!isRefusal(reply)) return new Response(JSON.stringify(reply), { headers });
  if (reply.retryAfterS !== null) headers.set('retry-after', String(reply.retryAfterS));
  const body = JSON.stringify({ ok: false, error: reply.error, ...reply.details });
  return new Response(body, { status: reply.status, headers });
}
