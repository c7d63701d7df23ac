import type {
  InstrumentComparison,
  InstrumentEntry,
  InstrumentFile,
  InstrumentSource,
  InstrumentVersionView,
} from '@gauge/contracts';
import { coherence, inLanguage, inputsOf, readFormula, translatedTo } from '@gauge/contracts/instrument';
import { Prisma } from '@gauge/db';
import { associationOf, may, type Ctx } from '../platform/index.js';
import { compare } from './compare.rules.js';
import { builtInLanguages, builtInTexts } from './content.js';
import type { InstrumentDefinition, InstrumentIndicator, InstrumentInput } from './definition.js';
import { definitionIn, versionRow, versionRows, type VersionRow } from './instruments.store.js';

/** What a round can be planned on, newest version first: built-in or of the person's associations, whole, not retired. */
export async function instruments(ctx: Ctx) {
  const rows = await versionRows(
    ctx,
    Prisma.sql`v.status <> 'retired' and v.problems = 0 and (v.association_id is null or exists (
      select 1 from role_grant g where g.user_id = ${ctx.actor.id}::uuid and g.association_id = v.association_id))`,
  );
  return rows.map((row) => {
    const { id, code, version, indicators, inputs } = row;
    return { id, code, version, ...aboutIn(ctx, row), indicators, inputs };
  });
}

/** Title and description of a version that comes with the product are read in the reader's language. */
function aboutIn(ctx: Ctx, row: VersionRow): Pick<VersionRow, 'title' | 'description'> {
  const texts = row.associationId === null && ctx.language ? builtInTexts(row)[ctx.language] : undefined;
  return {
    title: texts?.['about.instrument.title'] ?? row.title,
    description: texts?.['about.instrument.description'] ?? row.description,
  };
}

/** Everything an association can see, its own first. */
export async function instrumentLibrary(ctx: Ctx): Promise<{ items: InstrumentEntry[] }> {
  may(ctx, 'instruments:write');
  const rows = await versionRows(ctx);
  const items = rows.map((row) => entryOf(ctx, row));
  return { items: [...items].sort((one, other) => order[one.owner] - order[other.owner]) };
}

const order = { own: 0, builtIn: 1, other: 2 };

function entryOf(ctx: Ctx, row: VersionRow): InstrumentEntry {
  const { id, code, version, status, associationId, ownerName, indicators, inputs, problems, rounds } = row;
  const owner = associationId === null ? 'builtIn' : associationId === associationOf(ctx) ? 'own' : 'other';
  const languages = associationId === null ? builtInLanguages(row) : languagesOf(row);
  const updatedAt = row.updatedAt.toISOString();
  return {
    id,
    code,
    version,
    title: aboutIn(ctx, row).title,
    status,
    owner,
    ownerName,
    indicators,
    inputs,
    problems,
    rounds,
    languages,
    updatedAt,
  };
}

const languagesOf = ({ missingTexts }: VersionRow): InstrumentEntry['languages'] =>
  translatedTo.flatMap((language) => {
    const missing = missingTexts[language];
    return missing === undefined ? [] : [{ language, missing }];
  });

export async function instrumentSource(ctx: Ctx, versionId: string): Promise<InstrumentSource> {
  may(ctx, 'instruments:write');
  const row = await versionRow(ctx, versionId);
  const { definition } = await definitionIn(ctx, versionId);
  const entry = entryOf(ctx, row);
  const [base] = row.basedOnId ? await versionRows(ctx, Prisma.sql`v.id = ${row.basedOnId}::uuid`) : [];
  return {
    ...entry,
    revision: row.revision,
    definition,
    faults: coherence(definition).map(({ path, message }) => ({ path, message })),
    contentHash: row.contentHash,
    basedOn: base ? { id: base.id, title: base.title, version: base.version } : null,
    editable: entry.owner === 'own' && entry.status === 'draft' && entry.rounds === 0,
  };
}

export async function exportInstrument(ctx: Ctx, versionId: string): Promise<InstrumentFile> {
  may(ctx, 'instruments:write');
  const { definition } = await definitionIn(ctx, versionId);
  return { format: 'gauge-instrument-1', definition };
}

/** What `versionId` changes against `otherId`. */
export async function compareInstruments(ctx: Ctx, versionId: string, otherId: string): Promise<InstrumentComparison> {
  may(ctx, 'instruments:write');
  const { definition: after } = await definitionIn(ctx, versionId);
  const { definition: before } = await definitionIn(ctx, otherId);
  return {
    before: { id: otherId, title: before.title, version: before.version },
    after: { id: versionId, title: after.title, version: after.version },
    ...compare(before, after),
  };
}

/** What those who answer see of a version, in a language; what is not translated is English. */
export async function instrumentVersion(ctx: Ctx, id: string, language = 'en'): Promise<InstrumentVersionView> {
  const { status, definition } = await definitionIn(ctx, id);
  return versionView(id, status, inLanguage(definition, language));
}

/** The definition as people see it: without how it is checked, grouped and released. */
export function versionView(
  id: string,
  status: InstrumentVersionView['status'],
  definition: InstrumentDefinition,
): InstrumentVersionView {
  const { code, version, title, description, credit, pillars, inputs, indicators, translations } = definition;
  return {
    id,
    code,
    version,
    title,
    description,
    status,
    languages: translatedTo.filter((language) => Object.keys(translations?.[language] ?? {}).length > 0),
    credit: credit ?? null,
    pillars,
    inputs: inputs.map(inputView),
    indicators: indicators.map(indicatorView),
    hasShortForm: inputs.some(({ shortForm }) => !shortForm),
  };
}

function inputView({ code, pillar, name, help, unit, type, min, max, ratingTexts, shortForm }: InstrumentInput) {
  return { code, pillar, name, help, unit, type, min, max, ratingTexts: ratingTexts ?? null, shortForm };
}

function indicatorView(indicator: InstrumentIndicator) {
  const { code, pillar, name, description, formula, unit, polarity, target, displayStep, shortForm, drivers } =
    indicator;
  // a draft's formula may not read yet
  const { formula: read } = readFormula(formula);
  return {
    code,
    pillar,
    name,
    description,
    formula,
    unit,
    polarity,
    target: target ?? null,
    displayStep,
    shortForm,
    inputs: read ? inputsOf(read) : [],
    drivers,
  };
}
