import { notFound } from '../platform/index.js';
import type { Visit } from './visit.js';

type Choice = { email: string; reminders: boolean };

/** What the owner of a link in a mail gets by mail. The link can do nothing but change this, so it needs no sign-in. */
export async function mailChoice({ database }: Pick<Visit, 'database'>, token: string): Promise<Choice> {
  const [found] = await database.client.$queryRaw<Choice[]>`select * from mail_choice_find(${token})`;
  if (!found) throw notFound('The link');
  return { email: shortened(found.email), reminders: found.reminders };
}

export async function setMailChoice(visit: Visit, token: string, reminders: boolean): Promise<Choice> {
  await visit.database.client.$queryRaw`select mail_choice_set(${token}, ${reminders}, ${visit.now})`;
  return mailChoice(visit, token);
}

/** Its owner knows it again; whoever found the mail learns no address. */
export const shortened = (email: string): string => email.replace(/^(.).*(@.+)$/, '$1…$2');
