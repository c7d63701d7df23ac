import { preset } from './jest.mjs';

export default preset();
