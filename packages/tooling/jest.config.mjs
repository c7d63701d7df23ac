import { preset } from './jest.mjs';

export default preset({ testTimeout: 60_000 });
