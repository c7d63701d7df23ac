import type { NewMail } from '../platform/index.js';

export const resetMail = (to: string, link: string): NewMail => ({
  to,
  subject: 'Gauge: set a new password',
  text: `Somebody, probably you, asked for a new password for Gauge.

Set it here within one hour:
${link}

If it was not you, do nothing: your password stays as it is.
`,
});

export const invitationMail = (to: string, invitedBy: string, place: string, link: string): NewMail => ({
  to,
  subject: `Gauge: ${invitedBy} invites you to ${place}`,
  text: `${invitedBy} invites you to work for ${place} in Gauge, the benchmark of the industry associations.

Accept within 14 days:
${link}

If you do not know ${invitedBy}, do nothing.
`,
});
