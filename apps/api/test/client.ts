export type Call = {
  cookie?: string;
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
};
export type Answer = { status: number; headers: Headers; body: Record<string, never> & { code?: string } };

/** A program's request: JSON in, JSON out, no browser's headers unless given. */
export function clientOf(base: string) {
  const call = async (method: string, path: string, { cookie, key, body, headers }: Call = {}): Promise<Answer> => {
    const reply = await fetch(base + path, {
      method,
      headers: {
        ...(cookie ? { cookie: `__Host-gauge=${cookie}` } : {}),
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, body: text.startsWith('{') ? JSON.parse(text) : {} };
  };
  return {
    get: (path: string, options?: Call) => call('GET', path, options),
    post: (path: string, options?: Call) => call('POST', path, options),
    patch: (path: string, options?: Call) => call('PATCH', path, options),
    put: (path: string, options?: Call) => call('PUT', path, options),
    del: (path: string, options?: Call) => call('DELETE', path, options),
    call,
  };
}
export type Client = ReturnType<typeof clientOf>;

/** The session id a reply hands to the browser; empty when it takes it away. */
export function sessionIn({ headers }: Answer): string | undefined {
  const cookie = headers.getSetCookie().find((one) => one.startsWith('__Host-gauge='));
  return cookie?.split(';')[0]?.slice('__Host-gauge='.length);
}
