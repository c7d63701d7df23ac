import type { IntroductionMove, IntroductionView } from '@gauge/contracts';
import { movesWithReason } from '@gauge/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Button } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { TextArea } from '../../ui/TextArea.js';
import { InCharge } from '../partners/Charge.js';
import { CourseHistory, CourseLine } from '../partners/Course.js';
import { hasEndedEarly } from '../partners/course.js';
import { AnyTeaserCard } from '../partners/Teaser.js';
import { memberText, titleOf } from '../partners/words.js';
import css from './Partnering.module.css';

/** One introduction as the association that vouches for a side sees it. */
export function BrokeredIntroductionPage({
  associationId,
  introductionId,
  mayReview,
}: {
  associationId: string;
  introductionId: string;
  mayReview: boolean;
}) {
  const { t } = useTranslation('partnering');
  const { data: one } = useSuspenseQuery(
    ask(routes.brokeredIntroduction, { params: { associationId, introductionId } }),
  );
  useTitle(titleOf(t, one.other));
  const { side } = one;
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link
            to="/associations/$associationId/partnering/introductions"
            params={{ associationId }}
            className={tabCss.back}
          >
            <BackArrow />
            {t('introductions.back')}
          </Link>
        }
        title={`${memberText(t, one)} ${t(`introductions.asks.${side}`)} ${one.otherFirm ?? t('common:quoted', { text: titleOf(t, one.other) })}`}
      />
      <Panel>
        <Stack gap={5}>
          <CourseLine
            one={one}
            nameOf={(station) =>
              station === 'consent' || station === 'exchanged' || station === 'closed'
                ? t(`step.${station}`)
                : t(`step.${station}.${side}`)
            }
          />
          <Turn associationId={associationId} one={one} mayReview={mayReview} />
          <InCharge
            one={one}
            set={(body) => call(routes.takeBrokeredIntroduction, { params: { associationId, introductionId }, body })}
            view={ask(routes.brokeredIntroduction, { params: { associationId, introductionId } }).queryKey}
          />
        </Stack>
      </Panel>
      <Panel title={t('introductions.message')} sunk>
        <p className={css.said}>{one.message}</p>
      </Panel>
      <div className={css.columns}>
        <Panel title={t('introductions.member')} note={memberText(t, one)}>
          <AnyTeaserCard teaser={one.own} />
        </Panel>
        <Panel title={t('introductions.otherSide')} note={one.otherFirm ?? t('partners:anonymous')}>
          <AnyTeaserCard teaser={one.other} />
        </Panel>
      </div>
      <Panel title={t('partners:intro.history')} sunk>
        <CourseHistory one={one} whoOf={(by) => t(`who.${side}.${by}`)} />
      </Panel>
    </Stack>
  );
}

function Turn({ associationId, one, mayReview }: { associationId: string; one: IntroductionView; mayReview: boolean }) {
  const { t } = useTranslation('partnering');
  const [move, setMove] = useState<IntroductionMove | null>(null);
  const possible = one.moves.filter((known) => known.possible).map((known) => known.move);
  const [waiting] = one.waitingFor;
  const over = hasEndedEarly(one.status);
  return (
    <Stack gap={3}>
      {one.halt && <Notice look>{t(`partners:intro.halt.${one.halt}`)}</Notice>}
      {one.contactsDeleted && <Notice>{t('partners:intro.contactsDeleted')}</Notice>}
      {over && <Notice>{t(`partners:introStatus.${one.status}`)}</Notice>}
      {!over && !one.halt && one.yourTurn && (
        <p>{t(`introductions.turn.${one.status as 'asker_review' | 'asked_review'}`, { firm: memberText(t, one) })}</p>
      )}
      {!over && !one.yourTurn && waiting && (
        <p className={css.dim}>{one.waitingFor.length > 1 ? t('waiting.both') : t(`waiting.${waiting}.${one.side}`)}</p>
      )}
      {one.otherFirm && <p>{t('introductions.met', { own: memberText(t, one), other: one.otherFirm })}</p>}
      {mayReview && possible.length > 0 && (
        <Row gap={2}>
          {possible.map((known) => (
            <Button
              key={known}
              look={known === 'endorse' || known === 'pass_on' ? 'main' : 'quiet'}
              onClick={() => setMove(known)}
            >
              {t(`introductions.${known as 'endorse' | 'refuse' | 'pass_on' | 'turn_down'}`)}
            </Button>
          ))}
        </Row>
      )}
      {move && <Decide associationId={associationId} one={one} move={move} onClose={() => setMove(null)} />}
    </Stack>
  );
}

function Decide({
  associationId,
  one,
  move,
  onClose,
}: {
  associationId: string;
  one: IntroductionView;
  move: IntroductionMove;
  onClose: () => void;
}) {
  const { t } = useTranslation('partnering');
  const [note, setNote] = useState('');
  const queries = useQueryClient();
  const params = { associationId, introductionId: one.id };
  const view = ask(routes.brokeredIntroduction, { params });
  const deciding = useMutation({
    mutationFn: () => call(routes.reviewIntroduction, { params, body: { move, note: note.trim() } }),
    onSuccess: (fresh) => {
      showNow(queries, view.queryKey, fresh);
      for (const route of [routes.brokeredIntroductions, routes.partneringFunnel])
        void queries.invalidateQueries({ queryKey: [route.id] });
      onClose();
    },
    onError: () => void queries.invalidateQueries({ queryKey: view.queryKey }),
  });
  const needsReason = (movesWithReason as readonly IntroductionMove[]).includes(move);
  const words = t(`introductions.${move as 'endorse' | 'refuse' | 'pass_on' | 'turn_down'}`);
  return (
    <Confirm
      title={words}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      yes={words}
      busy={deciding.isPending}
      disabled={needsReason && note.trim().length < 3}
      problem={deciding.error && problemText(t, deciding.error)}
      onYes={() => deciding.mutate()}
      onClose={onClose}
    >
      <TextArea
        label={t('introductions.reason')}
        hint={
          needsReason
            ? t('introductions.reasonHelp')
            : `${t('partners:edit.optional')} ${t('introductions.reasonHelp')}`
        }
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Confirm>
  );
}
