import { preset } from '@gauge/tooling/jest';

// whole processes are started, killed and waited for
export default preset({ database: true });
