import { groupOutcomes, type GroupOutcome, type HeldGroup } from '@gauge/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Button } from '../../ui/Button.js';
import { Choices } from '../../ui/Choices.js';
import { Confirm } from '../../ui/Confirm.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Groups.module.css';
import { GroupMembers } from './GroupMembers.js';
import { HeldMeetings } from './HeldMeetings.js';
import { useHeldGroup, type HeldPlace } from './useGroup.js';

/** A group as its counsellor runs it. */
export function HeldGroupPage({ place, mayWrite }: { place: HeldPlace; mayWrite: boolean }) {
  const { t } = useTranslation('learning');
  const { data: group } = useSuspenseQuery(ask(routes.heldGroup, { params: place }));
  const [closing, setClosing] = useState(false);
  useTitle(group.title);
  const writable = mayWrite && group.status === 'open';
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link
            to="/associations/$associationId/partnering/learning"
            params={{ associationId: place.associationId }}
            className={tabCss.back}
          >
            <BackArrow />
            {t('members.back')}
          </Link>
        }
        title={group.title}
        lead={`${t('group.one')} · ${group.area.name}`}
        action={writable && <Button onClick={() => setClosing(true)}>{t('group.close.go')}</Button>}
      />
      <ClosedNotice group={group} />
      {group.about && (
        <Panel title={t('group.about')} sunk>
          <p className={css.said}>{group.about}</p>
        </Panel>
      )}
      <GroupMembers place={place} group={group} writable={writable} />
      <HeldMeetings place={place} group={group} writable={writable} mayNote={mayWrite} />
      {closing && <Close place={place} onClose={() => setClosing(false)} />}
    </Stack>
  );
}

export function ClosedNotice({ group }: { group: Pick<HeldGroup, 'status' | 'outcome' | 'word'> }) {
  const { t } = useTranslation('learning');
  if (group.status === 'open' || !group.outcome) return null;
  return <Notice title={t(`group.outcome.${group.outcome}`)}>{group.word}</Notice>;
}

function Close({ place, onClose }: { place: HeldPlace; onClose: () => void }) {
  const { t } = useTranslation('learning');
  const [outcome, setOutcome] = useState<GroupOutcome | null>(null);
  const [word, setWord] = useState('');
  const closing = useHeldGroup(
    place,
    (chosen: GroupOutcome) => call(routes.closeGroup, { params: place, body: { outcome: chosen, word: word.trim() } }),
    onClose,
  );
  return (
    <Confirm
      title={t('group.close.title')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      yes={t('group.close.go')}
      busy={closing.isPending}
      disabled={!outcome}
      problem={closing.error && problemText(t, closing.error)}
      onYes={() => outcome && closing.mutate(outcome)}
      onClose={onClose}
    >
      <Stack gap={4}>
        <p>{t('group.close.text')}</p>
        <Choices
          label={t('group.close.what')}
          value={outcome}
          options={groupOutcomes.map((value) => ({ value, label: t(`group.outcome.${value}`) }))}
          onChange={setOutcome}
        />
        <TextArea
          label={t('group.close.word')}
          maxLength={1000}
          value={word}
          onChange={({ target }) => setWord(target.value)}
        />
      </Stack>
    </Confirm>
  );
}
