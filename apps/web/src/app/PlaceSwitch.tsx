import { IconBuildingFactory2, IconBuildingCommunity, IconChevronDown, IconWorld } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Menu, menuCss } from '../ui/Menu.js';
import { entriesOf, paramsOf } from './navigation.js';
import type { Place } from './places.js';
import css from './PlaceSwitch.module.css';

const icons = { firm: IconBuildingFactory2, association: IconBuildingCommunity, network: IconWorld };

/** Where one works now; with several places, the way to the others. */
export function PlaceSwitch({ places, place }: { places: Place[]; place: Place }) {
  const { t } = useTranslation();
  const Here = icons[place.kind];
  const name = place.kind === 'network' ? t('menu.network') : place.name;
  const inside = (
    <>
      <Here size={18} stroke={1.7} aria-hidden />
      <span className={css.name}>{name}</span>
    </>
  );
  if (places.length < 2) return <div className={css.only}>{inside}</div>;
  return (
    <Menu
      align="start"
      label={t('menu.switchFrom', { place: name })}
      button={
        <>
          {inside}
          <IconChevronDown size={16} aria-hidden />
        </>
      }
    >
      {(close) =>
        places.map((other) => {
          const PlaceIcon = icons[other.kind];
          return (
            <Link
              key={other.key}
              to={entriesOf(other)[0]?.to ?? '/'}
              params={paramsOf(other)}
              className={menuCss.item}
              aria-current={other.key === place.key}
              onClick={close}
            >
              <PlaceIcon size={20} stroke={1.7} aria-hidden />
              <span>
                {other.kind === 'network' ? t('menu.network') : other.name}
                <small>{other.roles.map((role) => t(`role.${role}`)).join(', ')}</small>
              </span>
            </Link>
          );
        })
      }
    </Menu>
  );
}
