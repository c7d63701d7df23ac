import type { GroupFacts } from '@gauge/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format.js';
import { Badge } from '../../ui/Badge.js';
import { Entry } from '../../ui/Entries.js';

/** One group in a list: on what, how many are in it, and when it meets next. `link` leads to it and carries its title. */
export function GroupLine({ group, link, invited }: { group: GroupFacts; link: ReactNode; invited?: boolean }) {
  const { t, i18n } = useTranslation('learning');
  const { area, joined, nextOn, status } = group;
  const next = nextOn && t('group.next', { day: formatDay(nextOn, i18n.language) });
  return (
    <Entry
      turn={invited}
      link={link}
      side={
        <Badge tone={invited ? 'look' : status === 'open' ? 'you' : 'plain'}>
          {t(invited ? 'group.member.invited' : `group.status.${status}`)}
        </Badge>
      }
    >
      <span>{[area.name, t('group.joined', { count: joined }), next].filter(Boolean).join(' · ')}</span>
    </Entry>
  );
}
