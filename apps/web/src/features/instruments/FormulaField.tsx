import { inputsOf, readFormula, type InstrumentIndicator } from '@gauge/contracts/instrument';
import { useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFigure } from '../../lib/format.js';
import { SearchBox } from '../../ui/SearchBox.js';
import field from '../../ui/Field.module.css';
import css from './Formula.module.css';
import { useDraft } from './draft.js';
import { useFaultWords } from './faultWords.js';
import { NumberField } from './fields.js';
import { sampleOf, tryFormula, type SampleResult } from './sample.js';

/** A formula with what it gives for sample answers, as it is typed. */
export function FormulaField({
  indicator,
  error,
  onChange,
}: {
  indicator: InstrumentIndicator;
  /** What the whole definition has against it, beyond how it reads. */ error?: string;
  onChange: (formula: string) => void;
}) {
  const { t } = useTranslation('instruments');
  const { definition, locked } = useDraft();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<ReadonlyMap<string, number>>(new Map());
  // while a formula cannot be read, its samples stay where they were
  const [lastRead, setLastRead] = useState<string[]>([]);
  const used = useMemo(() => {
    const { formula } = readFormula(indicator.formula);
    return formula ? inputsOf(formula) : null;
  }, [indicator.formula]);
  if (used && used.join() !== lastRead.join()) setLastRead(used);
  const asked = (used ?? lastRead).flatMap((code) => definition.inputs.find((input) => input.code === code) ?? []);
  const samples = new Map(asked.map((input, at) => [input.code, typed.get(input.code) ?? sampleOf(input, at)]));
  const result = tryFormula(indicator, definition.inputs, samples);
  const bad = result.state === 'unreadable' || result.state === 'unknown' || error !== undefined;
  const insert = (code: string) => {
    const at = area.current?.selectionStart ?? indicator.formula.length;
    onChange(`${indicator.formula.slice(0, at)}${code}${indicator.formula.slice(at)}`);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at + code.length, at + code.length);
    });
  };
  return (
    <div className={css.formula}>
      <div className={field.field}>
        <label htmlFor={id} className={field.label}>
          {t('formula.label')}
        </label>
        <div className={field.box} data-error={bad || undefined}>
          <textarea
            ref={area}
            id={id}
            className={css.text}
            dir="ltr"
            rows={2}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            maxLength={1000}
            disabled={locked}
            value={indicator.formula}
            aria-invalid={bad || undefined}
            aria-describedby={`${id}-hint ${id}-result`}
            onChange={(event) => onChange(event.target.value.replace(/\n/g, ' '))}
          />
        </div>
        <p id={`${id}-hint`} className={field.hint}>
          {t('formula.hint')}
        </p>
      </div>
      {!locked && <InputFinder onTake={insert} />}
      <div className={css.trial}>
        <div id={`${id}-result`} role="status">
          <Outcome result={result} indicator={indicator} error={error} />
        </div>
        {asked.length > 0 && (
          <fieldset className={css.samples}>
            <legend>{t('formula.samples')}</legend>
            {asked.map((input) => (
              <NumberField
                key={input.code}
                label={input.name || input.code}
                hint={<code dir="ltr">{input.code}</code>}
                unit={
                  input.type === 'money'
                    ? t('formula.money')
                    : t(`assessment:unit.${input.unit}`, { defaultValue: input.unit })
                }
                value={samples.get(input.code) ?? null}
                onChange={(value) => value !== null && setTyped(new Map(typed).set(input.code, value))}
              />
            ))}
          </fieldset>
        )}
      </div>
    </div>
  );
}

function Outcome({
  result,
  indicator,
  error,
}: {
  result: SampleResult;
  indicator: InstrumentIndicator;
  error?: string;
}) {
  const { t, i18n } = useTranslation('instruments');
  const words = useFaultWords();
  const { formula, unit } = indicator;
  if (result.state === 'unreadable')
    return (
      <div className={css.fault}>
        <code dir="ltr" className={css.place}>
          {formula.slice(Math.max(0, result.position - 31), result.position - 1)}
          <mark>{formula.slice(result.position - 1, result.position).trim() || '␣'}</mark>
          {formula.slice(result.position, result.position + 12)}
        </code>
        <p>{words(result)}</p>
      </div>
    );
  if (result.state === 'unknown')
    return <p className={css.fault}>{t('formula.unknown', { codes: result.codes.join(', ') })}</p>;
  return (
    <>
      <p className={css.result}>
        <span>{t('formula.gives')}</span>
        <output>
          {result.state === 'missing'
            ? t('formula.missing')
            : formatFigure(result.value, unit, gridOf(result.value), i18n.language)}
        </output>
      </p>
      {result.state === 'missing' && <p className={css.note}>{t('formula.missingHelp')}</p>}
      {result.state === 'value' && result.range !== 'fine' && (
        <p className={css.fault}>{t(`formula.${result.range}`)}</p>
      )}
      {indicator.moneyInternational && <p className={css.note}>{t('formula.international')}</p>}
      {error && <p className={css.fault}>{error}</p>}
    </>
  );
}

/** Four digits are enough to see whether a formula does what it should. */
const gridOf = (value: number): number =>
  value === 0 ? 1 : 10 ** Math.min(0, Math.floor(Math.log10(Math.abs(value))) - 3);

/** Finds a question by its words and puts its code where the cursor stands. */
function InputFinder({ onTake }: { onTake: (code: string) => void }) {
  const { t } = useTranslation('instruments');
  const { definition } = useDraft();
  const [search, setSearch] = useState('');
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = definition.inputs.filter(({ code, name }) =>
    words.every((word) => `${code} ${name}`.toLowerCase().includes(word)),
  );
  return (
    <div className={css.finder}>
      <SearchBox label={t('formula.find')} value={search} onSearch={setSearch} />
      {words.length > 0 && (
        <ul className={css.found}>
          {found.slice(0, 6).map(({ code, name }) => (
            <li key={code}>
              <button type="button" onClick={() => onTake(code)}>
                <code dir="ltr">{code}</code>
                <span>{name}</span>
              </button>
            </li>
          ))}
          {found.length === 0 && <li className={css.note}>{t('formula.findNone')}</li>}
          {found.length > 6 && <li className={css.note}>{t('formula.findMore', { count: found.length - 6 })}</li>}
        </ul>
      )}
    </div>
  );
}
