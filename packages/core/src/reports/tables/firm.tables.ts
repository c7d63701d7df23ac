import type { PlanView, StandingView } from '@gauge/contracts';
import { roundedTo, unitWords, type Telling } from '@gauge/figures';
import type { AnswerSheet, Firm } from '../firm.material.js';
import type { Making } from '../reading.js';
import type { Cell, Sheet } from './sheet.js';

/** What the workbook is, and what its figures rest on. */
export function aboutSheet({ telling: { t }, now, basis }: Making, firm: Firm, view: StandingView | null): Sheet {
  const lines: [string, Cell][] = [
    ['firm', firm.name],
    ['sector', firm.sectorName],
    ['country', firm.country],
    ...firm.memberships.map(({ associationName }): [string, Cell] => ['association', associationName]),
    ...(view
      ? ([
          ['questionnaire', view.instrument.title],
          ['round', view.release.roundName],
          ['released', view.release.publishedAt.slice(0, 10)],
          ['ownFrom', view.own ? view.own.roundName : t('sheet.none')],
        ] satisfies [string, Cell][])
      : []),
    ['made', now.toISOString().slice(0, 10)],
    ['stamp', basis.slice(0, 12)],
  ];
  return {
    name: t('sheet.about'),
    columns: [t('sheet.what'), t('sheet.value')],
    rows: [
      ...lines.map(([name, value]): Cell[] => [t(`sheet.${name}`), value]),
      ...['selfReported', 'howRead', 'confidential'].map((name): Cell[] => [null, t(`sheet.note.${name}`)]),
    ],
  };
}

/** Each question of each round with what was entered, in the currency and the unit of money it was entered in. */
export function answersSheet(telling: Telling, sheets: readonly AnswerSheet[]): Sheet {
  const { t } = telling;
  const columns = ['round', 'periodEnd', 'status', 'area', 'code', 'question', 'unit', 'answer', 'notMeasured'];
  return {
    name: t('sheet.answers'),
    columns: [...columns, 'currency', 'moneyScale'].map((name) => t(`sheet.${name}`)),
    rows: sheets.flatMap(({ round, assessment, definition }) => {
      const given = new Map(assessment.answers.map((answer) => [answer.input, answer]));
      const asked = new Set(assessment.applicable);
      return definition.inputs
        .filter(({ code, type }) => asked.has(code) && type !== 'reference')
        .map(({ code, pillar, name, unit, type }): Cell[] => {
          const { value = null, skipped = false } = given.get(code) ?? {};
          const money = type === 'money';
          return [
            round.name,
            round.periodEnd,
            t(`sheet.assessment.${assessment.status}`),
            definition.pillars.find((one) => one.code === pillar)?.name ?? pillar,
            code,
            name,
            money ? assessment.currency : type === 'boolean' ? '' : unitWords(telling, unit),
            type === 'boolean' && value !== null ? value >= 0.5 : value,
            skipped,
            money ? assessment.currency : null,
            money ? assessment.moneyScale : null,
          ];
        });
    }),
  };
}

export function actionsSheet(telling: Telling, { actions, currency }: PlanView): Sheet {
  const { t } = telling;
  const columns = ['status', 'action', 'indicator', 'unit', 'owner', 'due', 'baseRound', 'base', 'expected', 'reached'];
  return {
    name: t('sheet.actions'),
    columns: [...columns, 'worthFrom', 'worthTo', 'currency', 'comes'].map((name) => t(`sheet.${name}`)),
    rows: actions.map((action): Cell[] => {
      const { status, title, name, unit, owner, dueOn, baseRound, base, expected, displayStep, worth, followUp } =
        action;
      return [
        t(`plan:status.${status}`),
        title,
        name,
        unitWords(telling, unit),
        owner,
        dueOn,
        baseRound,
        roundedTo(base, displayStep),
        roundedTo(expected, displayStep),
        followUp.state === 'observed' ? roundedTo(followUp.reached, displayStep) : null,
        worth?.low ?? null,
        worth?.high ?? null,
        worth ? currency : null,
        worth ? t(`plan:gains.kind.${worth.kind}`) : null,
      ];
    }),
  };
}

export function gapsSheet(telling: Telling, { gaps, currency }: PlanView): Sheet {
  const { t } = telling;
  const columns = ['indicator', 'code', 'unit', 'you', 'goal', 'expected', 'worthFrom', 'worthTo', 'currency', 'comes'];
  return {
    name: t('sheet.gaps'),
    columns: columns.map((name) => t(`sheet.${name}`)),
    rows: gaps.map(({ name, code, unit, own, goal, expected, displayStep, worth }): Cell[] => [
      name,
      code,
      unitWords(telling, unit),
      roundedTo(own, displayStep),
      roundedTo(goal, displayStep),
      roundedTo(expected, displayStep),
      worth?.low ?? null,
      worth?.high ?? null,
      worth ? currency : null,
      worth ? t(`plan:gains.kind.${worth.kind}`) : null,
    ]),
  };
}
