import {
  inputsOf,
  readFormula,
  type InstrumentDefinition,
  type InstrumentIndicator,
  type InstrumentInput,
  type LogicRule,
} from '@gauge/contracts/instrument';

/** The lists of a definition whose items an author makes, moves and drops. */
export type Part = 'pillars' | 'inputs' | 'indicators' | 'rules';

/** The questions a formula names; none while it cannot be read. */
export function codesIn(text: string): string[] {
  const { formula } = readFormula(text);
  return formula ? inputsOf(formula) : [];
}

/** A copy with something changed in it; the original stays as it was. */
export function edited(definition: InstrumentDefinition, change: (copy: InstrumentDefinition) => void) {
  const copy = structuredClone(definition);
  change(copy);
  return copy;
}

const isFree = (items: readonly { code: string }[], code: string) => items.every((item) => item.code !== code);

function freeCode(items: readonly { code: string }[], stem: string): string {
  for (let at = 1; ; at += 1) if (isFree(items, `${stem}${at}`)) return `${stem}${at}`;
}

/** Adds an empty item to a part, in a pillar where it has one, and says under which code. */
export function add(definition: InstrumentDefinition, part: Part, pillar: string): [InstrumentDefinition, string] {
  const code = freeCode(
    definition[part],
    { pillars: 'pillar_', inputs: 'question_', indicators: 'IND', rules: 'RULE_' }[part],
  );
  const fresh = edited(definition, (copy) => {
    if (part === 'pillars') copy.pillars.push({ code, name: '', description: '' });
    if (part === 'inputs') insert(copy.inputs, newInput(code, pillar));
    if (part === 'rules') copy.rules.push(newRule(code));
    if (part === 'indicators') {
      insert(copy.indicators, newIndicator(code, pillar));
      copy.families.push({ code, indicators: [code], why: 'No other indicators give it.' });
    }
  });
  return [fresh, code];
}

/** After the last of its pillar: that is where its author looks for it. */
function insert<T extends { pillar: string }>(list: T[], item: T): void {
  const last = list.findLastIndex(({ pillar }) => pillar === item.pillar);
  list.splice(last === -1 ? list.length : last + 1, 0, item);
}

const newInput = (code: string, pillar: string): InstrumentInput => ({
  code,
  pillar,
  name: '',
  help: '',
  unit: 'count',
  type: 'decimal',
  recordingStep: 1,
  min: 0,
  max: null,
  shortForm: false,
  serviceFirms: true,
});

const newIndicator = (code: string, pillar: string): InstrumentIndicator => ({
  code,
  pillar,
  name: '',
  description: '',
  formula: '',
  unit: '%',
  polarity: 'higher',
  plausible: { min: 0, max: 100 },
  hard: { min: null, max: null },
  displayStep: 1,
  kind: 'ratio',
  sensitivity: 'B',
  family: code,
  shortForm: false,
  serviceFirms: true,
  drivers: [],
  moneyInternational: false,
});

const newRule = (code: string): LogicRule => ({
  code,
  kind: 'soft',
  check: { type: 'atMost', parts: [], whole: '' },
  message: '',
});

/** Takes an item out, with what only makes sense beside it. Formulas that name a dropped input say so themselves. */
export function remove(definition: InstrumentDefinition, part: Part, code: string): InstrumentDefinition {
  return edited(definition, (copy) => {
    drop(copy[part], code);
    for (const texts of Object.values(copy.translations ?? {}))
      for (const key of Object.keys(texts)) if (key.startsWith(`${part}.${code}.`)) delete texts[key];
    if (part !== 'indicators') return;
    leaveFamily(copy, code);
    for (const indicator of copy.indicators) indicator.drivers = indicator.drivers.filter((driver) => driver !== code);
    if (copy.value) copy.value.worth = copy.value.worth.filter(({ indicator }) => indicator !== code);
  });
}

function drop(list: { code: string }[], code: string): void {
  const at = list.findIndex((item) => item.code === code);
  if (at !== -1) list.splice(at, 1);
}

function leaveFamily({ families }: InstrumentDefinition, code: string): void {
  for (const family of families) family.indicators = family.indicators.filter((member) => member !== code);
  const empty = families.findIndex(({ indicators }) => indicators.length === 0);
  if (empty !== -1) families.splice(empty, 1);
}

/** Puts an indicator into a family; one that has no such code begins with it. */
export function joinFamily(definition: InstrumentDefinition, code: string, family: string): InstrumentDefinition {
  return edited(definition, (copy) => {
    const indicator = copy.indicators.find((one) => one.code === code);
    if (!indicator || indicator.family === family) return;
    leaveFamily(copy, code);
    const joined = copy.families.find((one) => one.code === family);
    if (joined) joined.indicators.push(code);
    else copy.families.push({ code: family, indicators: [code], why: 'No other indicators give it.' });
    indicator.family = family;
    const [first] = joined?.indicators ?? [];
    const sensitivity = copy.indicators.find((one) => one.code === first)?.sensitivity;
    if (sensitivity) indicator.sensitivity = sensitivity;
  });
}

/** One sensitivity holds for the whole family, since one of its figures gives another away. */
export function setSensitivity(
  definition: InstrumentDefinition,
  family: string,
  sensitivity: InstrumentIndicator['sensitivity'],
): InstrumentDefinition {
  return edited(definition, (copy) => {
    for (const indicator of copy.indicators) if (indicator.family === family) indicator.sensitivity = sensitivity;
  });
}

/** Moves an item past its neighbour; within its pillar where it has one. */
export function move(definition: InstrumentDefinition, part: Part, code: string, by: 1 | -1): InstrumentDefinition {
  return edited(definition, (copy) => {
    const list = copy[part] as { code: string; pillar?: string }[];
    const from = list.findIndex((item) => item.code === code);
    let to = from + by;
    while (list[to] && list[to]?.pillar !== list[from]?.pillar) to += by;
    const [item, other] = [list[from], list[to]];
    if (!item || !other) return;
    list[from] = other;
    list[to] = item;
  });
}

/** Why a code cannot become another one; null when it can. */
export function codeFault(
  definition: InstrumentDefinition,
  part: Part,
  from: string,
  to: string,
): 'taken' | 'form' | null {
  const form = part === 'inputs' ? /^(?!mean$)[a-z][a-z0-9_]{0,59}$/ : /^[A-Za-z][A-Za-z0-9_]{0,59}$/;
  if (!form.test(to)) return 'form';
  return to === from || isFree(definition[part], to) ? null : 'taken';
}

/** Gives an item another code, everywhere. */
export function rename(definition: InstrumentDefinition, part: Part, from: string, to: string): InstrumentDefinition {
  return edited(definition, (copy) => {
    const swap = (code: string) => (code === from ? to : code);
    for (const item of copy[part]) item.code = swap(item.code);
    renameTexts(copy, `${part}.${from}.`, `${part}.${to}.`);
    if (part === 'pillars') for (const item of [...copy.inputs, ...copy.indicators]) item.pillar = swap(item.pillar);
    if (part === 'inputs') renameInput(copy, from, to);
    if (part === 'indicators') {
      for (const indicator of copy.indicators) {
        indicator.drivers = indicator.drivers.map(swap);
        // a family of its own goes by its only member's code
        if (indicator.code === to) indicator.family = ownFamily(copy, from) ? to : indicator.family;
      }
      for (const family of copy.families) {
        if (family.code === from && family.indicators.length === 1) family.code = to;
        family.indicators = family.indicators.map(swap);
      }
      for (const worth of copy.value?.worth ?? []) worth.indicator = swap(worth.indicator);
    }
  });
}

const ownFamily = ({ families }: InstrumentDefinition, code: string) =>
  families.some((family) => family.code === code && family.indicators.length === 1);

function renameInput(copy: InstrumentDefinition, from: string, to: string): void {
  // a code out of a file may hold anything
  const name = new RegExp(`\\b${from.replace(/[^\w]/g, '\\$&')}\\b`, 'g');
  for (const indicator of copy.indicators) indicator.formula = indicator.formula.replace(name, to);
  for (const { check } of copy.rules) {
    check.parts = check.parts.map((part) => (part === from ? to : part));
    if (check.whole === from) check.whole = to;
  }
  if (!copy.value) return;
  copy.value.size = copy.value.size.replace(name, to);
  for (const worth of copy.value.worth) worth.formula = worth.formula.replace(name, to);
}

function renameTexts({ translations }: InstrumentDefinition, from: string, to: string): void {
  for (const texts of Object.values(translations ?? {}))
    for (const [key, text] of Object.entries(texts)) {
      if (!key.startsWith(from)) continue;
      delete texts[key];
      texts[to + key.slice(from.length)] = text;
    }
}
