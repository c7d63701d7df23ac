/** The specification asks for something that may not be; `code` is stable, the message says where and how to mend it. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Where in the records an input error lies: the record's position (0-based), its column where one is to blame, and the
 * earlier release's position if the record is in the history.
 */
export type InputPlace = { index?: number; column?: string; history?: number };

/** The records cannot be released as they are; `code` is stable, `place` lets a reader name its own file and row. */
export class InputError extends Error {
  override readonly name = 'InputError';
  constructor(
    readonly code: string,
    message: string,
    readonly place: InputPlace = {},
  ) {
    super(message);
  }
}
