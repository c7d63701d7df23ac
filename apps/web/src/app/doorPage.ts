/** The pages in front of the application, by path; null for everything that needs a signed-in person. */
export type DoorPage =
  | { name: 'signIn' }
  | { name: 'askReset' }
  | { name: 'reset'; token: string }
  | { name: 'invitation'; token: string }
  | { name: 'mailChoice'; token: string };

export function doorPage(pathname: string): DoorPage | null {
  const [first = '', token] = pathname.split('/').filter(Boolean);
  if (first === 'sign-in') return { name: 'signIn' };
  if (first === 'reset') return token ? { name: 'reset', token } : { name: 'askReset' };
  if (first === 'invitations' && token) return { name: 'invitation', token };
  if (first === 'mail-choice' && token) return { name: 'mailChoice', token };
  return null;
}
