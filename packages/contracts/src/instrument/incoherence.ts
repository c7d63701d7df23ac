import { faultText, type Fault, type Named } from './faults.js';

/** A contradiction within a definition: where, what, and in English what to mend. */
export interface Incoherence {
  path: (string | number)[];
  fault: Fault;
  named: Named;
  message: string;
}

export const incoherence = (path: (string | number)[], fault: Fault, named: Named = {}): Incoherence => ({
  path,
  fault,
  named,
  message: faultText(fault, named),
});
