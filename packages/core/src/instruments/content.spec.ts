import { identities, inputsOf, parseFormula } from '@gauge/contracts/instrument';
import { applicableTo } from './applicability.js';
import { builtInInstrument, builtInInstruments } from './content.js';
import { instrumentDefinition, type InstrumentDefinition } from './definition.js';
import { evaluateAssessment } from './evaluate.js';

const competitiveness = builtInInstrument('competitiveness');
const gender = builtInInstrument('gender-wba');

test('the built-in instruments are coherent', () => {
  expect(builtInInstruments().map(({ code, version }) => `${code} ${version}`)).toEqual([
    'competitiveness 1',
    'gender-wba 1',
  ]);
  expect(() => builtInInstrument('unknown')).toThrow('No built-in instrument');
});

describe('competitiveness', () => {
  const { inputs, indicators, pillars, rules } = competitiveness;
  const count = (list: { polarity: string }[], polarity: string) =>
    list.filter((each) => each.polarity === polarity).length;

  test('80 indicators in 11 pillars over 138 inputs', () => {
    expect([indicators.length, pillars.length, inputs.length]).toEqual([80, 11, 138]);
    expect(['higher', 'lower', 'target'].map((polarity) => count(indicators, polarity))).toEqual([47, 28, 5]);
    const ofType = (type: string) => inputs.filter((input) => input.type === type).length;
    expect(['money', 'rating5', 'boolean', 'reference'].map(ofType)).toEqual([33, 29, 13, 2]);
  });

  test('the short form is these 23 indicators over 40 questions', () => {
    const codes =
      'FIN02 FIN04 FIN07 PRD02 PRD03 PRD06 QUA01 QUA04 QUA05 DEL01 DEL05 INN01 INN02 PEO01 PEO03 PEO04 MKT01 MKT02 EXP01 EXP05 MGT02 ENV01 NET03';
    const short = applicableTo(competitiveness, { form: 'short', serviceFirm: false });
    expect([...short.indicators].sort()).toEqual(codes.split(' ').sort());
    expect(short.inputs.size).toBe(40);
  });

  test('a form asks for nothing that it does not use', () => {
    for (const form of ['shortForm', 'serviceFirms'] as const) {
      const used = new Set(
        indicators.filter((each) => each[form]).flatMap((each) => inputsOf(parseFormula(each.formula))),
      );
      expect(
        inputs
          .filter((input) => input[form])
          .map((input) => input.code)
          .sort(),
      ).toEqual([...used].sort());
    }
  });

  test('every result has practices that drive it, and they are practices', () => {
    const practices = new Set(indicators.filter(({ pillar }) => pillar === 'management').map(({ code }) => code));
    practices.add('INN07');
    for (const { code, drivers } of indicators) {
      expect(drivers.length > 0).toBe(!practices.has(code));
      expect(drivers.every((driver) => practices.has(driver))).toBe(true);
    }
  });

  test('each part of a rule is an answer of the same unit as the whole', () => {
    const unit = (code: string) => inputs.find((input) => input.code === code)?.unit;
    const mixed = rules.filter(({ check }) => check.parts.some((part) => unit(part) !== unit(check.whole)));
    // Full-time equivalents are compared with persons on purpose.
    expect(mixed.map(({ code }) => code)).toEqual(['FTE_WITHIN_HEADCOUNT']);
  });
});

describe('families', () => {
  const sample = (definition: InstrumentDefinition, codes: ReadonlySet<string>, seed: number) => {
    const value = new Map(
      definition.inputs.map(({ code }, i) => [code, 40 + ((i * 7919 + seed * 104_729) % 97) / 1.7]),
    );
    const money = { scale: 1, references: { price_index_ratio: 1.03, usd_rate_ratio: 0.97 } };
    const all = new Map([...value].filter(([code]) => codes.has(code)));
    return {
      all,
      of: (answers: Map<string, number>) =>
        evaluateAssessment(definition, answers, { ...money, toInternational: (amount) => amount / 2 }),
    };
  };
  const askedInFull = applicableTo(competitiveness, { form: 'full', serviceFirm: false }).inputs;

  test('every indicator can be computed from its inputs', () => {
    const { all, of } = sample(competitiveness, askedInFull, 1);
    expect([...of(all).keys()]).toEqual(competitiveness.indicators.map(({ code }) => code));
  });

  test('the short form makes the families of its indicators complete', () => {
    for (const serviceFirm of [false, true]) {
      const short = applicableTo(competitiveness, { form: 'short', serviceFirm });
      const { all, of } = sample(competitiveness, short.inputs, 2);
      const computed = of(all);
      const families = competitiveness.families.filter(({ indicators }) =>
        indicators.some((code) => short.indicators.has(code)),
      );
      expect(families.flatMap(({ indicators }) => indicators).filter((code) => !computed.has(code))).toEqual([]);
    }
  });

  test('only members of one family can be computed from each other', () => {
    expect(identities(competitiveness)).toEqual([['PRD01', 'PRD02', 'PRD03', 'PRD04']]);
    expect(identities(gender)).toEqual([]);
  });
});

describe('gender assessment', () => {
  const COLUMNS =
    'score,percent_score,strategic_action,gender_targets,gender_due_diligence,grievance_mechanisms,stakeholder_engagement,corrective_action,gender_leadership,development_recruitment,employee_data_by_sex,supply_chain_gender_leadership,enabling_environment_union_rights,gender_procurement,gender_pay_gap,carer_leave_paid,childcare_support,flex_work,living_wage_supply_chain,health_safety,health_safety_supply_chain,violence_prevention,violence_remediation';

  test('covers every column of the published file by its own name', () => {
    expect(gender.inputs.map(({ code }) => code)).toEqual(COLUMNS.split(','));
    expect(gender.indicators.map(({ formula }) => formula)).toEqual(COLUMNS.split(','));
  });

  test('never shows finer than it was recorded', () => {
    for (const { code, displayStep } of gender.indicators) {
      expect(displayStep).toBeGreaterThanOrEqual(
        gender.inputs.find((input) => input.code === code)?.recordingStep ?? 0,
      );
    }
  });

  test('names its source', () => {
    expect(`${gender.credit?.text}, ${gender.credit?.licence}`).toBe(
      'World Benchmarking Alliance, Gender Assessment 2023/2024, CC BY 4.0',
    );
  });
});

describe('a definition that contradicts itself is refused', () => {
  const changed = (change: (draft: InstrumentDefinition) => void): string => {
    const draft = structuredClone(gender);
    change(draft);
    const result = instrumentDefinition.safeParse(draft);
    return result.success ? '' : result.error.issues.map(({ message }) => message).join('; ');
  };
  const first = <T>(list: T[]): T => {
    const [item] = list;
    if (item === undefined) throw new Error('empty list');
    return item;
  };

  /** The share of a score, in a family of its own beside the score's. */
  const split = ({ indicators, families }: InstrumentDefinition) => {
    const score = first(indicators);
    indicators.push({ ...score, code: 'share', formula: '100 * score / 20', family: 'share' });
    families.push({ code: 'share', indicators: ['share'], why: 'None.' });
  };

  test.each<[string, (draft: InstrumentDefinition) => void, string]>([
    ['a formula that cannot be read', (draft) => (first(draft.indicators).formula = 'score +'), 'stops short'],
    ['an unknown input', (draft) => (first(draft.indicators).formula = 'scores'), 'no input scores'],
    ['an indicator without a family', (draft) => first(draft.families).indicators.pop(), 'exactly one family'],
    ['a grid off the 1-2-5 series', (draft) => (first(draft.indicators).displayStep = 0.3), '1, 2 or 5'],
    ['a family of two sensitivities', (draft) => (first(draft.indicators).sensitivity = 'A'), 'one sensitivity'],
    ['a code twice', (draft) => draft.inputs.push(first(draft.inputs)), 'stands twice'],
    [
      'a question outside the short form',
      (draft) => (first(draft.inputs).shortForm = false),
      'not asked in the short form',
    ],
    ['a target without a band', (draft) => (first(draft.indicators).polarity = 'target'), 'target goes with'],
    ['a ladder that is none', (draft) => draft.release.ladder.reverse(), 'part of the finer one'],
    ['an unknown dimension', (draft) => draft.release.cohorts.push(['size']), 'dimensions only'],
    ['associations shown', (draft) => draft.release.cohorts.push(['associations']), 'may not show associations'],
    ['a name that is blank', (draft) => (first(draft.inputs).name = ' '), 'Write something here'],
    ['a code that a formula cannot name', (draft) => (first(draft.inputs).code = 'mean'), '"mean" is taken'],
    ['a figure that gives another away', (draft) => split(draft), 'one can be worked out from the others'],
    ['an unknown pillar', (draft) => (first(draft.inputs).pillar = 'x'), 'no pillar x'],
  ])('%s', (_, change, message) => expect(changed(change)).toContain(message));

  test('and an unchanged one is not', () => expect(changed(() => undefined)).toBe(''));
});

test('the largest instrument that may be saved is checked', () => {
  const input = competitiveness.inputs[0]!;
  const indicator = competitiveness.indicators[0]!;
  const codes = Array.from({ length: 400 }, (_, at) => `q${at}`);
  const long = (at: number) => `(${codes.slice(at, at + 150).join('+')})/q${at}*${codes[at + 149]}`;
  const largest: InstrumentDefinition = {
    ...competitiveness,
    inputs: codes.map((code) => ({ ...input, code })),
    indicators: Array.from({ length: 250 }, (_, at) => ({
      ...indicator,
      code: `I${at}`,
      family: `I${at}`,
      formula: long(at),
      drivers: [],
    })),
    families: Array.from({ length: 250 }, (_, at) => ({ code: `I${at}`, indicators: [`I${at}`], why: 'None.' })),
  };
  expect(identities(largest)).toEqual([]);
});
