import type { ActionView } from '@gauge/contracts';
import { figureWords, unitWords } from '@gauge/figures';
import { useState, type ChangeEvent } from 'react';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Fields } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Plan.module.css';
import { useChangeAction, type PlanSource } from './source.js';
import { usePlanTelling } from './usePlanTelling.js';

const grades = ['1', '2', '3', '4', '5'] as const;

/** What will be done, by whom, by when, and the figure that is expected of it. */
export function EditAction({
  source,
  action,
  onClose,
}: {
  source: PlanSource;
  action: ActionView;
  currency: string | null;
  onClose: () => void;
}) {
  const telling = usePlanTelling();
  const { t } = telling;
  const [draft, setDraft] = useState(() => ({
    title: action.title,
    owner: action.owner,
    dueOn: action.dueOn,
    expected: String(action.expected),
    feasibility: String(action.feasibility),
    will: String(action.will),
    effort: String(action.effort),
  }));
  const changing = useChangeAction(source, onClose);
  const expected = Number(draft.expected.trim().replace(',', '.'));
  const readable = draft.expected.trim() !== '' && Number.isFinite(expected);
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    error: fieldProblem(changing.error, name),
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) =>
      setDraft({ ...draft, [name]: target.value }),
  });
  const { id, version } = action;
  const save = (status?: 'dropped') =>
    changing.mutate({
      id,
      version,
      ...(status
        ? { status }
        : {
            title: draft.title,
            owner: draft.owner,
            dueOn: draft.dueOn,
            ...(expected === action.expected ? {} : { expected }),
            feasibility: Number(draft.feasibility),
            will: Number(draft.will),
            effort: Number(draft.effort),
          }),
    });
  return (
    <Dialog
      title={action.name}
      close={t('common:action.close')}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" busy={changing.isPending} onClick={() => save('dropped')}>
            {t('plan:edit.drop')}
          </Button>
          <Button look="main" type="submit" form="action" busy={changing.isPending}>
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <form
        id="action"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (readable) save();
        }}
      >
        {changing.error && <Notice look>{problemText(t, changing.error)}</Notice>}
        <TextArea
          label={t('plan:edit.title')}
          hint={t('plan:edit.titleHelp')}
          rows={2}
          required
          minLength={2}
          maxLength={200}
          {...field('title')}
        />
        <Fields>
          <TextField label={t('plan:edit.owner')} required minLength={2} maxLength={120} {...field('owner')} />
          <TextField label={t('plan:edit.due')} type="date" required {...field('dueOn')} />
        </Fields>
        <TextField
          label={t('plan:edit.expected')}
          inputMode="decimal"
          unit={unitWords(telling, action.unit)}
          hint={t('plan:edit.expectedHelp', {
            base: figureWords(telling, action.base, action),
            round: action.baseRound,
          })}
          {...field('expected')}
          error={readable ? fieldProblem(changing.error, 'expected') : t('plan:edit.notANumber')}
        />
        <Fields min={140}>
          {(['feasibility', 'will', 'effort'] as const).map((name) => (
            <SelectField
              key={name}
              label={t(`plan:edit.${name}`)}
              {...field(name)}
              options={grades.map((value) => ({ value, label: t(`plan:edit.grade.${name}.${value}`) }))}
            />
          ))}
        </Fields>
      </form>
    </Dialog>
  );
}
