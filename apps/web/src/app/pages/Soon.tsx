import { PageMissing } from '../states.js';

/** Stands in for a page that is being built. */
export const Soon = () => <PageMissing />;
