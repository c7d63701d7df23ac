import type { Incoherence, InstrumentDefinition } from '@gauge/contracts/instrument';
import { createContext, use } from 'react';
import type { EditorSearch, Section } from './search.js';

/** What the parts of the editor share. */
export type Draft = {
  definition: InstrumentDefinition;
  faults: readonly Incoherence[];
  /** Nobody changes it: built-in, another association's, used by a round. */ locked: boolean;
  set: (next: InstrumentDefinition) => void;
};

const Context = createContext<Draft | null>(null);
export const DraftProvider = Context.Provider;
export function useDraft(): Draft {
  const draft = use(Context);
  if (!draft) throw new Error('Parts of the instrument editor need the editor around them.');
  return draft;
}

type Path = readonly (string | number)[];
const startsWith = (path: Path, prefix: Path) => prefix.every((step, at) => path[at] === step);

/** The first fault at a place or below it, in words. */
export const faultAt = (faults: readonly Incoherence[], path: Path): string | undefined =>
  faults.find((fault) => startsWith(fault.path, path))?.message;

/** The section, and the item in it, where a fault is mended. */
export function placeOf(
  { path }: Incoherence,
  definition: InstrumentDefinition,
): Required<EditorSearch> | EditorSearch {
  const [list, at] = path;
  const codeIn = (items: readonly { code: string }[]) => (typeof at === 'number' ? items[at]?.code : undefined);
  if (list === 'pillars' || list === 'inputs' || list === 'indicators' || list === 'rules')
    return { section: list, item: codeIn(definition[list]) };
  if (list === 'families')
    return { section: 'indicators', item: typeof at === 'number' ? definition.families[at]?.indicators[0] : undefined };
  return { section: 'about' };
}

/** The field a fault stands at, where its message does not say so itself. */
export const fieldOf = (path: Path): 'name' | 'help' | 'description' | 'unit' | 'title' | undefined =>
  (['name', 'help', 'description', 'unit', 'title'] as const).find((field) => field === path.at(-1));

/** How many faults are mended in a section, and under which item. */
export function faultCounts(faults: readonly Incoherence[], definition: InstrumentDefinition) {
  const bySection = new Map<string, number>();
  const byItem = new Set<string>();
  for (const fault of faults) {
    const { section = 'about', item } = placeOf(fault, definition);
    bySection.set(section, (bySection.get(section) ?? 0) + 1);
    if (item) byItem.add(`${section} ${item}`);
  }
  return { bySection, has: (section: Section, item: string) => byItem.has(`${section} ${item}`) };
}

/** Unsaved work outlives the page in this browser, under the version's id. */
export type Kept = { revision: number; definition: InstrumentDefinition };
export const keptDraft = (versionId: string) => {
  const key = `gauge.instrument.${versionId}`;
  return {
    read: (): Kept | null => {
      try {
        const text = localStorage.getItem(key);
        return text ? (JSON.parse(text) as Kept) : null;
      } catch {
        return null;
      }
    },
    write: (kept: Kept | null) => {
      try {
        if (kept) localStorage.setItem(key, JSON.stringify(kept));
        else localStorage.removeItem(key);
      } catch {
        // private windows may refuse: the work then lasts as long as the page
      }
    },
  };
};
