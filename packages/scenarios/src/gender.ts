import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { stableId } from './random.js';

export type GenderCompany = {
  id: string;
  name: string;
  country: string;
  region: string;
  industry: string;
  memberNo: string;
};

const file = fileURLToPath(new URL('../data/wba_gender_2023_2024.csv', import.meta.url));

/** The file exactly as it is published; it enters through the product's own import. */
export const genderFile = (): Buffer => readFileSync(file);

/** The companies of the file as member firms; a blank industry is its own group. */
export function genderCompanies(countryCode: (name: string) => string | undefined): GenderCompany[] {
  const rows = parse<Record<'company' | 'country' | 'region' | 'industry', string>>(genderFile(), { columns: true });
  return rows.map((row, i) => ({
    id: stableId('gender', row.company),
    name: row.company,
    country: countryCode(row.country) ?? 'ZZ',
    region: row.region,
    industry: row.industry || 'Other',
    memberNo: `GA-${String(i + 1).padStart(4, '0')}`,
  }));
}
