import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { Entries } from '../../ui/Entries.js';
import { Stack } from '../../ui/Layout.js';
import { GroupLine } from './GroupLine.js';

/** Groups that the firm is in or invited to; nothing where there are none. */
export function FirmGroups({ firmId }: { firmId: string }) {
  const { t } = useTranslation('learning');
  const { data } = useQuery(ask(routes.firmGroups, { params: { firmId } }));
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="own-groups">
      <Stack gap={4}>
        <h2 id="own-groups">{t('group.own')}</h2>
        <Entries>
          {data.items.map((group) => (
            <GroupLine
              key={group.id}
              group={group}
              invited={group.part === 'invited'}
              link={
                <Link
                  to="/firms/$firmId/partners/groups/$exchangeGroupId"
                  params={{ firmId, exchangeGroupId: group.id }}
                >
                  {group.title}
                </Link>
              }
            />
          ))}
        </Entries>
      </Stack>
    </section>
  );
}
