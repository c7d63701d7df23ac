import { useTranslation } from 'react-i18next';
import css from './Legend.module.css';

type Sign = 'you' | 'middle' | 'centre' | 'tails' | 'hatched' | 'target';

/** What the signs of a chart mean; only those that are in it. */
export function Legend({ signs }: { signs: Sign[] }) {
  const { t } = useTranslation();
  return (
    <ul className={css.legend}>
      {signs.map((sign) => (
        <li key={sign}>
          <span className={css[sign]} aria-hidden="true" />
          {t(`chart.sign.${sign}`)}
        </li>
      ))}
    </ul>
  );
}
