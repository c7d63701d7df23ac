import type { IntroductionSummary, IntroductionView } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { showNow, type KeyOf } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { SelectField } from '../../ui/Field.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import css from './Charge.module.css';
import { hasEnded } from './course.js';

/** In a list: whose hands it is in, where it is in somebody's. */
export function InHands({ one: { charge, status } }: { one: IntroductionSummary }) {
  const { t } = useTranslation('partners');
  if (!charge || hasEnded(status)) return null;
  return <span>{charge.mine ? t('charge.inYours') : t('charge.inTheirs', { name: charge.name })}</span>;
}

type Body = { userId: string | null; seen: string | null };

/** Who of the reader's own side looks after it, and how to change that; the same for firms and associations. */
export function InCharge({
  one,
  set,
  view,
}: {
  one: IntroductionView;
  set: (body: Body) => Promise<IntroductionView>;
  /** Where the reader's page of it is kept. */ view: KeyOf<IntroductionView>;
}) {
  const { t, i18n } = useTranslation('partners');
  const queries = useQueryClient();
  const [handing, setHanding] = useState(false);
  const { charge, colleagues } = one;
  const taking = useMutation({
    mutationFn: (userId: string | null) => set({ userId, seen: charge?.userId ?? null }),
    onSuccess: (fresh) => {
      showNow(queries, view, fresh);
      for (const route of [routes.introductions, routes.brokeredIntroductions])
        void queries.invalidateQueries({ queryKey: [route.id] });
    },
    // a colleague may have taken it meanwhile: show in whose hands it is now
    onError: () => void queries.invalidateQueries({ queryKey: view }),
    onSettled: () => setHanding(false),
  });
  const others = colleagues.filter(({ userId, mine }) => !mine && userId !== charge?.userId);
  const reader = colleagues.find(({ mine }) => mine);
  if (hasEnded(one.status) || (!charge && colleagues.length === 0)) return null;
  const day = charge && formatDay(charge.since, i18n.language);
  return (
    <Stack gap={3} className={css.charge}>
      {taking.error && <Notice look>{problemText(t, taking.error)}</Notice>}
      <Row gap={3} className={css.line}>
        <p>
          {!charge
            ? t('charge.none')
            : charge.mine
              ? t('charge.mine', { day })
              : t('charge.other', { name: charge.name, day })}
        </p>
        {colleagues.length > 0 && (
          <Row gap={2}>
            {reader && !charge?.mine && (
              <Button
                small
                busy={taking.isPending && taking.variables === reader.userId}
                onClick={() => taking.mutate(reader.userId)}
              >
                {t('charge.take')}
              </Button>
            )}
            {others.length > 0 && (
              <Button small onClick={() => setHanding(true)}>
                {t('charge.hand')}
              </Button>
            )}
            {charge && (
              <Button
                small
                look="plain"
                busy={taking.isPending && taking.variables === null}
                onClick={() => taking.mutate(null)}
              >
                {t('charge.giveBack')}
              </Button>
            )}
          </Row>
        )}
      </Row>
      {handing && (
        <HandOver
          people={others}
          busy={taking.isPending}
          onHand={(userId) => taking.mutate(userId)}
          onClose={() => setHanding(false)}
        />
      )}
    </Stack>
  );
}

function HandOver({
  people,
  busy,
  onHand,
  onClose,
}: {
  people: { userId: string; name: string }[];
  busy: boolean;
  onHand: (userId: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('partners');
  const [chosen, setChosen] = useState(people[0]?.userId ?? '');
  return (
    <FormDialog
      title={t('charge.title')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={t('charge.yes')}
      busy={busy}
      onSend={() => onHand(chosen)}
      onClose={onClose}
    >
      <SelectField
        label={t('charge.to')}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
        options={people.map(({ userId, name }) => ({ value: userId, label: name }))}
      />
      <p>{t('charge.text')}</p>
    </FormDialog>
  );
}
