import { accounts, demoPassword, type DemoAccount } from './accounts.js';
import { places } from './places.js';

export { seedDemo, type SeedOptions } from './seed.js';
export { demoPassword } from './accounts.js';

const roleNames: Record<DemoAccount['role'], string> = {
  firm_member: 'Firm, member',
  firm_administrator: 'Firm',
  counsellor: 'Counsellor',
  association_administrator: 'Association administrator',
  network_operator: 'Network operator',
};
const firmNames: Record<string, string> = {
  'bacg-0': 'Kovai Clutch Works, Coimbatore',
  'vfm-0': 'Oberle Kupplungstechnik, Bühl',
};

/** What the start command prints and the demo's sign-in page offers. */
export const demoAccounts = accounts
  .filter((account) => account.shown)
  .map(({ role, email, place }) => ({ role: roleNames[role], email, password: demoPassword, where: placeName(place) }));

function placeName(place: string): string {
  if (place === '') return 'the whole network';
  if (place.startsWith('gender:')) return `${place.slice(7)}, gender assessment`;
  if (place === 'gender') return 'Gender Assessment Readers’ Circle';
  return firmNames[place] ?? places.find((p) => p.slug === place)?.association ?? place;
}
