import { groupLimits, type HeldGroup } from '@gauge/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Stack } from '../../ui/Layout.js';
import { Line, Lines } from '../../ui/Lines.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { SearchBox } from '../../ui/SearchBox.js';
import css from './Groups.module.css';
import { useHeldGroup, type HeldPlace } from './useGroup.js';

type Props = { place: HeldPlace; group: HeldGroup; writable: boolean };

/** Who is in it, who is invited, and who said no. */
export function GroupMembers({ place, group, writable }: Props) {
  const { t } = useTranslation('learning');
  const [inviting, setInviting] = useState(false);
  const removing = useHeldGroup(place, (groupMemberId: string) =>
    call(routes.removeFromGroup, { params: { ...place, groupMemberId } }),
  );
  const taken = group.members.filter(({ status }) => status === 'joined' || status === 'invited').length;
  return (
    <Panel
      title={t('group.firms')}
      note={t('group.firmsNote', { most: groupLimits.firms })}
      action={
        writable && (
          <Button small disabled={taken >= groupLimits.firms} onClick={() => setInviting(true)}>
            {t('group.invite')}
          </Button>
        )
      }
    >
      {removing.error && <Notice look>{problemText(t, removing.error)}</Notice>}
      {group.members.length === 0 && <p className={css.dim}>{t('group.firmsNone')}</p>}
      <Lines>
        {group.members.map(({ id, firm, status }) => (
          <Line
            key={id}
            side={
              <>
                <Badge tone={status === 'joined' ? 'you' : 'plain'}>{t(`group.member.${status}`)}</Badge>
                {writable && (status === 'joined' || status === 'invited') && (
                  <Button
                    small
                    look="plain"
                    busy={removing.isPending && removing.variables === id}
                    aria-label={t(`group.removeOf.${status}`, { firm })}
                    onClick={() => removing.mutate(id)}
                  >
                    {t(`group.remove.${status}`)}
                  </Button>
                )}
              </>
            }
          >
            {firm}
          </Line>
        ))}
      </Lines>
      {inviting && <Invite place={place} group={group} onClose={() => setInviting(false)} />}
    </Panel>
  );
}

function Invite({ place, group, onClose }: { place: HeldPlace; group: HeldGroup; onClose: () => void }) {
  const { t } = useTranslation('learning');
  const [search, setSearch] = useState('');
  const { associationId } = place;
  const { data } = useQuery({
    ...ask(routes.members, {
      params: { associationId },
      query: { page: 1, size: 10, search, status: 'verified' },
    }),
    ...keepShowing,
  });
  const inviting = useHeldGroup(place, (firmId: string) =>
    call(routes.inviteToGroup, { params: place, body: { firmId } }),
  );
  const placeOf = (firmId: string) => group.members.find((member) => member.firmId === firmId)?.status;
  return (
    <Dialog
      title={t('group.inviteTitle')}
      close={t('common:action.close')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('common:action.close')}</Button>}
    >
      <Stack gap={4}>
        <p>{t('group.inviteText')}</p>
        <SearchBox label={t('group.inviteSearch')} value={search} onSearch={setSearch} />
        {inviting.error && <Notice look>{problemText(t, inviting.error)}</Notice>}
        <Lines>
          {data?.items.map(({ firmId, name }) => {
            const status = placeOf(firmId);
            const open = status === undefined || status === 'declined' || status === 'left';
            return (
              <Line
                key={firmId}
                side={
                  open ? (
                    <Button
                      small
                      aria-label={t('group.inviteOf', { firm: name })}
                      busy={inviting.isPending && inviting.variables === firmId}
                      onClick={() => inviting.mutate(firmId)}
                    >
                      {t(status ? 'group.inviteAgain' : 'group.inviteOne')}
                    </Button>
                  ) : (
                    <Badge tone="plain">{t(`group.member.${status}`)}</Badge>
                  )
                }
              >
                {name}
              </Line>
            );
          })}
        </Lines>
      </Stack>
    </Dialog>
  );
}
