import type { ActionView } from '@gauge/contracts';
import { figureWords, unitWords } from '@gauge/figures';
import { useState, type ChangeEvent } from 'react';
import { fieldProblem, isProblem, problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Fields } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { TextArea } from '../../ui/TextArea.js';
import { changeOf, shownIn, type Typed } from './draft.js';
import css from './Plan.module.css';
import { useChangeAction, type PlanSource } from './source.js';
import { usePlanTelling } from './usePlanTelling.js';

const grades = ['1', '2', '3', '4', '5'] as const;

/**
 * What will be done, by whom, by when, and the figure that is expected of it. Two people write the plan: what the other
 * changes meanwhile comes in under what is being typed here, and is told.
 */
export function EditAction({
  source,
  action,
  onClose,
}: {
  source: PlanSource;
  action: ActionView;
  onClose: () => void;
}) {
  const telling = usePlanTelling();
  const { t } = telling;
  const [typed, setTyped] = useState<Typed>({});
  const [seen, setSeen] = useState(action.version);
  const changing = useChangeAction(source, onClose);
  const shown = shownIn(action, typed);
  const change = changeOf(action, typed);
  const meanwhile = action.version !== seen;
  const field = (name: keyof typeof shown) => ({
    value: shown[name],
    error: fieldProblem(changing.error, name),
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) =>
      setTyped({ ...typed, [name]: target.value }),
  });
  const send = (changed: Parameters<typeof changing.mutate>[0]) => {
    setSeen(action.version);
    changing.mutate(changed);
  };
  return (
    <Dialog
      title={action.name}
      close={t('common:action.close')}
      onClose={onClose}
      actions={
        <>
          <Button
            look="plain"
            busy={changing.isPending}
            onClick={() => send({ id: action.id, version: action.version, status: 'dropped' })}
          >
            {t('plan:edit.drop')}
          </Button>
          <Button look="main" type="submit" form="action" busy={changing.isPending}>
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <Form
        id="action"
        className={css.form}
        busy={changing.isPending}
        onSend={() => {
          if (change) send(change);
        }}
      >
        {meanwhile && <Notice look>{t('plan:edit.meanwhile')}</Notice>}
        {changing.error && !(meanwhile && isProblem(changing.error, 'conflict')) && (
          <Notice look>{problemText(t, changing.error)}</Notice>
        )}
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
          error={change ? fieldProblem(changing.error, 'expected') : t('plan:edit.notANumber')}
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
      </Form>
    </Dialog>
  );
}
