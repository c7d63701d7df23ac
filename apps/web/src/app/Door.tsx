import type { Me } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { AcceptInvitation } from '../features/identity/AcceptInvitation.js';
import { AskReset } from '../features/identity/AskReset.js';
import { MailChoice } from '../features/identity/MailChoice.js';
import { Reset } from '../features/identity/Reset.js';
import { SignIn } from '../features/identity/SignIn.js';
import { ExampleStrip } from '../charts/marks/ExampleStrip.js';
import { chooseLanguage, languages } from '../lib/i18n.js';
import { SelectField } from '../ui/Field.js';
import { Brand } from './Brand.js';
import css from './Door.module.css';
import type { DoorPage } from './doorPage.js';

export type Enter = (me: Me) => Promise<void>;

/** The pages in front of the application. They link by plain addresses: each is a page of its own. */
export function Door({ page, enter }: { page: DoorPage; enter: Enter }) {
  const { t, i18n } = useTranslation(['identity', 'common']);
  return (
    <div className={css.door}>
      <header className={css.head}>
        <Brand />
        <div className={css.language}>
          <SelectField
            small
            labelHidden
            label={t('common:menu.language')}
            value={i18n.language}
            onChange={(event) => void chooseLanguage(event.target.value)}
            options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          />
        </div>
      </header>
      <main className={css.main}>
        <p className={css.claim}>
          {t('door.claim')
            .split(/(?<=\.) /)
            .map((sentence) => (
              <span key={sentence}>{sentence} </span>
            ))}
        </p>
        <div className={css.promise}>
          <Example />
          <ul className={css.points}>
            {(['stand', 'next', 'private'] as const).map((point) => (
              <li key={point}>
                <strong>{t(`door.${point}`)}</strong>
                <span>{t(`door.${point}Why`)}</span>
              </li>
            ))}
          </ul>
        </div>
        <div className={css.form}>{pageOf(page, enter)}</div>
      </main>
    </div>
  );
}

/** The signature of the product, before any word of it is read: three figures of a firm beside its peers'. */
function Example() {
  const { t } = useTranslation('identity');
  const rows = [
    { name: 'delivery', place: 'best', own: 238, shift: 0 },
    { name: 'scrap', place: 'gap', own: 92, shift: 40 },
    { name: 'value', place: 'above', own: 168, shift: -20 },
  ] as const;
  return (
    <figure className={css.example}>
      <ul>
        {rows.map(({ name, place, own, shift }) => (
          <li key={name}>
            <strong>{t(`door.example.${name}`)}</strong>
            <span data-look={place === 'gap' || undefined}>{t(`door.example.${place}`)}</span>
            <ExampleStrip own={own} shift={shift} />
          </li>
        ))}
      </ul>
      <figcaption>
        <span className={css.you}>{t('door.example.you')}</span>
        <span className={css.middle}>{t('door.example.middle')}</span>
        <span className={css.better} dir="ltr">
          <bdi>{t('door.example.better')}</bdi>&thinsp;→
        </span>
      </figcaption>
    </figure>
  );
}

function pageOf(page: DoorPage, enter: Enter) {
  switch (page.name) {
    case 'signIn':
      return <SignIn enter={enter} />;
    case 'askReset':
      return <AskReset />;
    case 'reset':
      return <Reset token={page.token} />;
    case 'invitation':
      return <AcceptInvitation token={page.token} enter={enter} />;
    case 'mailChoice':
      return <MailChoice token={page.token} />;
  }
}
