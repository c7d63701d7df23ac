/** What can be wrong with an instrument, in English; other languages say the same under the same keys. */
export const faultTexts = {
  atLeastOne: 'There must be at least one.',
  write: 'Write something here.',
  twice: 'The code {{code}} stands twice.',
  inputCode: 'A code is made of small letters, digits and _, a letter first; "mean" is taken.',
  indicatorCode: 'A code is made of letters, digits and _, a letter first.',
  plainCode: 'A code is made of letters, digits, - and _, a letter first.',
  noPillar: 'There is no pillar {{code}}.',
  noInput: 'There is no input {{code}}.',
  noIndicator: 'There is no indicator {{code}}.',
  noBranch: 'There is no branch {{code}}.',
  moneyKind: 'Money says whether it is a flow or a stock; nothing else does.',
  ratingTexts: 'A rating says what 1, 3 and 5 mean; nothing else does.',
  stepAboveZero: 'The step must be more than 0.',
  largestAnswer: 'The largest answer must be more than the smallest.',
  notShortForm: '{{code}} is not asked in the short form.',
  notServiceFirms: '{{code}} is not asked of service firms.',
  noDriver: 'There is no indicator {{code}} to drive it.',
  displayStep: 'The step must be 1, 2 or 5 times a power of ten.',
  international: 'INT$ in the unit goes with money in international dollars, and only with it.',
  target: 'A range to aim at goes with the direction "within a range", and only with it: a target goes with it.',
  targetEmpty: 'The range to aim at is empty.',
  plausibleEmpty: 'The plausible range is empty.',
  plausibleOutside: 'The plausible range must lie inside what is possible.',
  familyEmpty: 'The family {{code}} has no members.',
  familyStrangers: 'The members of {{code}} must name this family.',
  familySensitivity: '{{code}}: one sensitivity for all its indicators, since one gives another away.',
  familyOne: '{{code}} must stand in exactly one family.',
  workedOut: 'Of {{codes, list}} one can be worked out from the others, so they must be in one family.',
  partsNone: 'Name at least one part.',
  tolerance: 'The tolerance must be more than 0.',
  layoutDimensions: 'Ladder and cohorts may use the dimensions only.',
  layoutAssociations: 'Cohorts may not show associations.',
  layoutNested: 'Each step must be part of the finer one before it.',
  worthName: '{{code}} has a meaning in worth formulas.',
  worthTwice: '{{code}} would be counted twice: each indicator hangs on one branch.',
  branchTexts: 'A branch has a code and a name.',
  branchKind: '{{code}}: a branch without a parent says yearly or oneOff, the others follow it.',
  branchParent: '{{code}}: its parent must stand before it.',
  formulaLong: 'The formula is too long at character {{at}}: keep it within {{most}} characters.',
  formulaDeep: 'The formula is nested too deeply at character {{at}}: split it or remove parentheses.',
  formulaCharacter:
    '"{{text}}" cannot be used at character {{at}}: use + - * / ( ), numbers with a point, input codes and mean(...).',
  formulaOperator: '"{{text}}" is not expected at character {{at}}: put one of + - * / before it.',
  formulaOperand:
    '"{{text}}" is not expected at character {{at}}: write a number, an input code, mean(...) or an opening parenthesis here.',
  formulaShort:
    'The formula stops short at character {{at}}: write a number, an input code, mean(...) or an opening parenthesis here.',
  formulaFunction: '"{{text}}" is not a function at character {{at}}: only mean(...) can be called.',
  formulaNumber: 'The number is too large at character {{at}}: write a smaller number.',
  formulaOpen: 'A closing parenthesis is missing at character {{at}}: close what was opened at character {{opened}}.',
  formulaClosed: 'A closing parenthesis too many at character {{at}}: remove it, or open one before it.',
} as const;

export type Fault = keyof typeof faultTexts;
/** What a fault's sentence names: codes, characters, counts. */
export type Named = Record<string, string | number | readonly string[]>;

const lists = new Intl.ListFormat('en-GB');

/** A fault in English, for whoever reads without a page: the API, content of the product, tests. */
export function faultText(fault: Fault, named: Named): string {
  return faultTexts[fault].replace(/\{\{(\w+)(?:, list)?\}\}/g, (_, name: string) => {
    const value = named[name];
    return value === undefined || typeof value !== 'object' ? String(value) : lists.format(value);
  });
}
