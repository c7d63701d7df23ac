import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Fields } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './Case.module.css';
import { useCaseCommand, type Case, type CasePlace } from './useCase.js';

type Part = { place: CasePlace; found: Case; writable: boolean };

/** What the counsellor has to do, by date; ticked off it stays in sight. */
export function Tasks({ place, found, writable }: Part) {
  const { t, i18n } = useTranslation('case');
  const [title, setTitle] = useState('');
  const [dueOn, setDueOn] = useState(inAWeek);
  const adding = useCaseCommand(
    place,
    () => call(routes.addTask, { params: place, body: { title, dueOn } }),
    () => setTitle(''),
  );
  const ticking = useCaseCommand(place, ({ taskId, done }: { taskId: string; done: boolean }) =>
    call(routes.changeTask, { params: { ...place, taskId }, body: { done } }),
  );
  // what was just pressed shows at once; a refusal takes it back
  const ticked = ({ id, doneAt }: Case['tasks'][number]) =>
    ticking.isPending && ticking.variables.taskId === id ? ticking.variables.done : doneAt !== null;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <Panel title={t('tasks.title')}>
      <div className={css.part}>
        {found.tasks.length === 0 && <p className={css.dim}>{t('tasks.none')}</p>}
        <ul className={css.tasks}>
          {found.tasks.map((task) => (
            <li key={task.id} data-done={task.doneAt ? true : undefined}>
              <label>
                <input
                  type="checkbox"
                  checked={ticked(task)}
                  disabled={!writable || ticking.isPending}
                  onChange={({ target }) => ticking.mutate({ taskId: task.id, done: target.checked })}
                />
                <span>
                  {task.title}
                  <small data-late={(!task.doneAt && task.dueOn < today) || undefined}>
                    {formatDay(task.dueOn, i18n.language)}
                  </small>
                </span>
              </label>
            </li>
          ))}
        </ul>
        {(adding.error ?? ticking.error) && <Notice look>{problemText(t, adding.error ?? ticking.error)}</Notice>}
        {writable && (
          <Form className={css.form} busy={adding.isPending} onSend={() => adding.mutate()}>
            <Fields min={140}>
              <TextField
                label={t('tasks.what')}
                required
                minLength={2}
                maxLength={200}
                value={title}
                onChange={({ target }) => setTitle(target.value)}
              />
              <TextField
                label={t('tasks.due')}
                type="date"
                required
                value={dueOn}
                onChange={({ target }) => setDueOn(target.value)}
              />
            </Fields>
            <Button small type="submit" busy={adding.isPending}>
              {t('tasks.add')}
            </Button>
          </Form>
        )}
      </div>
    </Panel>
  );
}

function inAWeek(): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + 7);
  return day.toISOString().slice(0, 10);
}
