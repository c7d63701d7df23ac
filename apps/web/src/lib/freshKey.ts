/** A key that no other request has. Works on plain http too, where `crypto.randomUUID` does not. */
export const freshKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
