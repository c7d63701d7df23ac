// the first that fits wins: Edge and Opera call themselves Chrome, Chrome calls itself Safari
const browsers = { Edg: 'Edge', OPR: 'Opera', Firefox: 'Firefox', Chrome: 'Chrome', Safari: 'Safari' };
const systems = {
  Android: 'Android',
  iPhone: 'iPhone',
  iPad: 'iPad',
  Windows: 'Windows',
  'Mac OS': 'macOS',
  CrOS: 'ChromeOS',
  Linux: 'Linux',
};

/** Browser and system as a person names them, to recognise an own session by; null where the text does not tell. */
export function deviceOf(userAgent: string): { browser: string | null; system: string | null } {
  const named = (names: Record<string, string>) =>
    Object.entries(names).find(([sign]) => userAgent.includes(sign))?.[1] ?? null;
  return { browser: named(browsers), system: named(systems) };
}
