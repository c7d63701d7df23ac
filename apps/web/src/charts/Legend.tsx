import { useTranslation } from 'react-i18next';
import css from './Legend.module.css';

/** `course` is the centre over time. */
type Sign = 'you' | 'middle' | 'centre' | 'course' | 'tails' | 'hatched' | 'target';

/** What the signs of a chart mean; only those that are in it. `own`: whose the dot is, if not the reader's. */
export function Legend({ signs, own }: { signs: Sign[]; own?: string }) {
  const { t } = useTranslation();
  return (
    <ul className={css.legend}>
      {signs.map((sign) => (
        <li key={sign}>
          <span className={css[sign]} aria-hidden="true" />
          {sign === 'you' && own ? own : t(`chart.sign.${sign === 'course' ? 'centre' : sign}`)}
        </li>
      ))}
    </ul>
  );
}
