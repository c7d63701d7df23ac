import type { DirectoryEntry } from '@gauge/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkMap } from '../../charts/marks/NetworkMap.js';
import { pointsOf } from '../../charts/prepare/network.js';
import { routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { ask } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import css from './Alliances.module.css';
import { NetworkHead } from './NetworkHead.js';
import { ProposeAlliance } from './ProposeAlliance.js';
import { toneOf } from './words.js';

/** The network on a map, and all of it in a table: size, sectors, instruments, and what is agreed with each. */
export function MapPage({ associationId, mayManage }: { associationId: string; mayManage: boolean }) {
  const { t, i18n } = useTranslation('alliances');
  const { data } = useSuspenseQuery(ask(routes.networkDirectory, { params: { associationId } }));
  const [partnerId, setPartnerId] = useState<string | null>(null);
  const { items } = data;
  const countries = new Set(items.map(({ country }) => country)).size;
  const firmsOf = ({ firms }: DirectoryEntry) =>
    firms ? t('map.bandOfFirms', { band: firms.replace('-', '–') }) : t('map.fewFirms');
  const points = pointsOf(items, (entry) =>
    t('map.at', {
      name: entry.name,
      country: countryName(entry.country, i18n.language),
      firms: firmsOf(entry),
    }),
  );
  const finding = t('map.finding', {
    count: items.length,
    countries: t('map.countries', { count: countries }),
  });
  return (
    <Stack gap={5}>
      <NetworkHead associationId={associationId} />
      <Panel title={finding} note={t('map.basis')}>
        <Stack gap={3}>
          <NetworkMap points={points} label={finding} />
          <ul className={css.key}>
            {(['own', 'allied', 'other'] as const).map((tie) => (
              <li key={tie}>
                <i data-tie={tie} aria-hidden />
                {t(`map.${tie}`)}
              </li>
            ))}
          </ul>
        </Stack>
      </Panel>
      <Panel title={t('map.title')}>
        <Table
          caption={t('map.title')}
          captionHidden
          stack
          head={[t('map.name'), t('map.firms'), t('map.sectors'), t('map.instruments'), t('map.withYou')]}
        >
          {items.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">
                <span className={css.places}>
                  {entry.name}
                  <span className={css.dim}>{countryName(entry.country, i18n.language)}</span>
                </span>
              </th>
              <td className={css.band}>{firmsOf(entry)}</td>
              <td data-words>
                <Few words={entry.sectors} none={t('map.sectorsNone')} />
              </td>
              <td>
                <Few words={entry.instruments} none={t('map.instrumentsNone')} />
              </td>
              <td>
                <WithYou
                  associationId={associationId}
                  entry={entry}
                  onPropose={mayManage ? () => setPartnerId(entry.id) : undefined}
                />
              </td>
            </tr>
          ))}
        </Table>
      </Panel>
      {partnerId && (
        <ProposeAlliance associationId={associationId} partnerId={partnerId} onClose={() => setPartnerId(null)} />
      )}
    </Stack>
  );
}

const SHOWN = 3;

function Few({ words, none }: { words: readonly string[]; none: string }) {
  const { t } = useTranslation('alliances');
  if (words.length === 0) return <span className={css.dim}>{none}</span>;
  return (
    <span className={css.places}>
      {words.slice(0, SHOWN).map((word) => (
        <span key={word}>{word}</span>
      ))}
      {words.length > SHOWN && <span className={css.dim}>{t('map.more', { count: words.length - SHOWN })}</span>}
    </span>
  );
}

function WithYou({
  associationId,
  entry,
  onPropose,
}: {
  associationId: string;
  entry: DirectoryEntry;
  onPropose: (() => void) | undefined;
}) {
  const { t } = useTranslation('alliances');
  if (entry.own) return <Badge tone="you">{t('map.own')}</Badge>;
  const { alliance, allowed } = entry;
  if (alliance)
    return (
      <span className={css.cell}>
        <Link
          to="/associations/$associationId/network/agreements/$allianceId"
          params={{ associationId, allianceId: alliance.id }}
        >
          <Badge tone={toneOf(alliance)}>{t(`status.${alliance.status}`)}</Badge>
        </Link>
        {allowed.length > 0 && (
          <span className={css.dim}>{allowed.map((purpose) => t(`purpose.${purpose}`)).join(', ')}</span>
        )}
      </span>
    );
  return onPropose ? (
    <Button small onClick={onPropose} aria-label={t('map.proposeTo', { name: entry.name })}>
      {t('map.proposeShort')}
    </Button>
  ) : (
    <span className={css.dim}>{t('map.nothing')}</span>
  );
}
