import { preset } from './jest.mjs';

export default preset({ testTimeout: 120_000 });
