type Asked = Record<string, unknown>;

/**
 * For `validateSearch`: what a page knows of what its address asks for, and nothing else. The router by itself passes on
 * whatever a validator leaves out, so that an old or mistyped address would break the page.
 */
export const known =
  <Search extends object>(read: (asked: Asked) => Search) =>
  (asked: Asked): Search => ({
    ...Object.fromEntries(Object.keys(asked).map((key) => [key, undefined])),
    ...read(asked),
  });
