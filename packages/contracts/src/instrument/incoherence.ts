/** A contradiction within a definition: where, and what to mend. */
export interface Incoherence {
  path: (string | number)[];
  message: string;
}
