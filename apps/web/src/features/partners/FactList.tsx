import css from './Teaser.module.css';

export type Fact = { label: string; values: readonly string[]; /** Each on a line of its own. */ lines?: boolean };

/** What is told of a firm, one fact a line; what was not stated is not mentioned. */
export const FactList = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className={css.facts}>
    {facts
      .filter(({ values }) => values.length > 0)
      .map(({ label, values, lines }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{lines ? values.map((value) => <span key={value}>{value}</span>) : values.join(', ')}</dd>
        </div>
      ))}
  </dl>
);
