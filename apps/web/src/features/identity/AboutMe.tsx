import type { Me } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { chooseLanguage, languages } from '../../lib/i18n.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';

export function AboutMe({ me }: { me: Me }) {
  const { t, i18n } = useTranslation('identity');
  const [name, setName] = useState(me.name);
  const [language, setLanguage] = useState(me.locale in languages ? me.locale : i18n.language);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () => call(routes.changeMe, { body: { name, locale: language as Me['locale'] } }),
    onSuccess: async (changed) => {
      showNow(queries, ask(routes.me).queryKey, changed);
      await chooseLanguage(changed.locale);
    },
  });
  return (
    <Panel title={t('account.about')}>
      <Form busy={saving.isPending} onSend={() => saving.mutate()}>
        <Stack gap={4}>
          <TextField
            label={t('account.name')}
            autoComplete="name"
            required
            maxLength={120}
            error={fieldProblem(saving.error, 'name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <SelectField
            label={t('account.language')}
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
            options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          />
          {saving.error && <Notice look>{problemText(t, saving.error)}</Notice>}
          {saving.isSuccess && <Notice>{t('account.saved')}</Notice>}
          <Button type="submit" busy={saving.isPending} style={{ justifySelf: 'start' }}>
            {t('common:action.save')}
          </Button>
        </Stack>
      </Form>
    </Panel>
  );
}
