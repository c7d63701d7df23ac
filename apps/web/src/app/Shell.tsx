import { IconDots } from '@tabler/icons-react';
import { Link, Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, menuCss } from '../ui/Menu.js';
import { Brand } from './Brand.js';
import { useMe } from './me.js';
import { addressOf, entriesOf, isBeside, onPhone, paramsOf, type Entry } from './navigation.js';
import { OfflineBar } from './OfflineBar.js';
import { placeAt, placesOf, type Place } from './places.js';
import { PlaceSwitch } from './PlaceSwitch.js';
import css from './Shell.module.css';
import { PageLoading } from './states.js';
import { UserMenu } from './UserMenu.js';

/** Navigation beside the page on a desk, below it on a phone; `children` stand in where no page was found. */
export function Shell({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const places = placesOf(me);
  const place = placeAt(places, useParams({ strict: false }));
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#page">
        {t('menu.skip')}
      </a>
      <header className={css.top}>
        <Link to="/" className={css.brand} aria-label={t('menu.homeOf', { product: 'Gauge' })}>
          <Brand />
        </Link>
        {place && <PlaceSwitch places={places} place={place} />}
        <div className={css.user}>
          <UserMenu me={me} />
        </div>
      </header>
      {place && <Navigation place={place} />}
      <main id="page" className={css.main} ref={main} tabIndex={-1}>
        <OfflineBar />
        <Suspense fallback={<PageLoading />}>{children ?? <Outlet />}</Suspense>
      </main>
    </div>
  );
}

/** On a phone what does not fit beside one another waits behind “More”. */
function Navigation({ place }: { place: Place }) {
  const { t } = useTranslation();
  const { bar, more } = onPhone(entriesOf(place));
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav className={css.nav} aria-label={t('menu.main')}>
      <ul>
        {entriesOf(place).map((entry, at) => (
          <li key={entry.text} className={at < bar ? undefined : css.later}>
            <Link
              to={entry.to}
              params={paramsOf(place)}
              className={css.entry}
              data-here={isBeside(entry, place, path) || undefined}
              activeOptions={{ exact: entry.exact, includeSearch: false }}
            >
              <entry.icon size={21} stroke={1.7} aria-hidden />
              <span>{t(`nav.${entry.text}`)}</span>
            </Link>
          </li>
        ))}
        {more.length > 0 && (
          <li className={css.more}>
            <More place={place} entries={more} />
          </li>
        )}
      </ul>
    </nav>
  );
}

function More({ place, entries }: { place: Place; entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = entries.some((entry) => path.startsWith(addressOf(entry, place)));
  return (
    <Menu
      up
      button={
        <span className={css.entry} data-here={here || undefined}>
          <IconDots size={21} stroke={1.7} aria-hidden />
          <span>{t('nav.more')}</span>
        </span>
      }
    >
      {(close) =>
        entries.map(({ text, icon: EntryIcon, to }) => (
          <Link key={text} to={to} params={paramsOf(place)} className={menuCss.item} onClick={close}>
            <EntryIcon size={20} stroke={1.7} aria-hidden />
            {t(`nav.${text}`)}
          </Link>
        ))
      }
    </Menu>
  );
}

/** After a move the reader, and the screen reader, start at the top of the new page. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path, main]);
}
