import { z } from 'zod';
import { instant, nothing, route } from './route.js';

export const MailView = z
  .object({ id: z.uuid(), to: z.string(), subject: z.string(), text: z.string(), at: instant })
  .meta({ id: 'Mail' });

export const platformRoutes = {
  health: route({
    id: 'health',
    method: 'GET',
    path: '/api/health',
    scope: 'public',
    summary: 'Ready to serve',
    reply: z.object({ status: z.literal('ok'), version: z.string() }),
  }),
  setting: route({
    id: 'setting',
    method: 'GET',
    path: '/api/setting',
    scope: 'public',
    summary: 'What the sign-in page needs: whether this is the demo, and its accounts',
    reply: z.object({
      demo: z.boolean(),
      accounts: z.array(z.object({ email: z.string(), password: z.string(), role: z.string(), place: z.string() })),
    }),
  }),
  mailbox: route({
    id: 'mailbox',
    method: 'GET',
    path: '/api/demo/mails',
    scope: 'public',
    summary: 'Mails the demo would have sent (demo only)',
    reply: z.object({ items: z.array(MailView) }),
  }),
};
export { nothing };
