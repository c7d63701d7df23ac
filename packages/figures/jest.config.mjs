import { preset } from '@gauge/tooling/jest';

export default preset();
