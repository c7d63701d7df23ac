import type { Me } from '@gauge/contracts';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languages } from '../lib/i18n.js';
import { chooseScheme, chosenScheme, watchScheme } from '../lib/scheme.js';
import { signOut } from '../lib/session.js';
import { SelectField } from '../ui/Field.js';
import { Menu, menuCss } from '../ui/Menu.js';
import { Segmented } from '../ui/Segmented.js';
import css from './UserMenu.module.css';

export function UserMenu({ me }: { me: Me }) {
  const { t, i18n } = useTranslation();
  const scheme = useSyncExternalStore(watchScheme, chosenScheme);
  return (
    <Menu
      button={
        <>
          <span className={css.initials} aria-hidden="true">
            {initials(me.name)}
          </span>
          <span className="visually-hidden">{t('menu.account', { name: me.name })}</span>
        </>
      }
    >
      {(close) => (
        <>
          <div className={menuCss.block}>
            <strong>{me.name}</strong>
            <span className={css.email}>{me.email}</span>
          </div>
          <hr className={menuCss.rule} />
          <div className={menuCss.block}>
            <SelectField
              small
              label={t('menu.language')}
              value={i18n.language}
              onChange={(event) => void chooseLanguage(event.target.value)}
              options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            />
          </div>
          <div className={menuCss.block}>
            <Segmented
              label={t('menu.scheme')}
              value={scheme}
              onChange={chooseScheme}
              options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`scheme.${value}`) }))}
            />
          </div>
          <hr className={menuCss.rule} />
          <Link to="/account" className={menuCss.item} onClick={close}>
            <IconUserCircle size={20} stroke={1.7} aria-hidden />
            {t('menu.accountPage')}
          </Link>
          <button type="button" className={menuCss.item} onClick={() => void signOut()}>
            <IconLogout size={20} stroke={1.7} aria-hidden />
            {t('menu.signOut')}
          </button>
        </>
      )}
    </Menu>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .filter((_, position, words) => position === 0 || position === words.length - 1)
    .join('')
    .toUpperCase();
