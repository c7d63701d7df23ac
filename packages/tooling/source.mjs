// Lets plain Node run the workspace's TypeScript sources, without a build: `node --import @gauge/tooling/source x.ts`
import { register } from 'node:module';

register('./source-hooks.mjs', import.meta.url);
