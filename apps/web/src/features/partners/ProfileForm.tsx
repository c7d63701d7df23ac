import {
  partnerCertificates,
  partnerLanguages,
  partnershipTypes,
  seriesSizes,
  type SeriesSize,
} from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../lib/api.js';
import { Checks } from '../../ui/Checks.js';
import { Choices } from '../../ui/Choices.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { Panel } from '../../ui/Panel.js';
import { TextArea } from '../../ui/TextArea.js';
import { CodePicker } from './CodePicker.js';
import { CountryPicker } from './CountryPicker.js';
import type { Draft } from './draft.js';
import { languageName } from './words.js';

type Props = {
  draft: Draft;
  associations: Reply<'partnerProfiles'>['associations'];
  errorOf: (field: string) => string | undefined;
  onChange: (change: Partial<Draft>) => void;
};

/** The questions of a profile in one column: what, on what terms, where, and whom to talk to. */
export function ProfileForm(props: Props) {
  return (
    <Stack gap={4}>
      <About {...props} />
      <Terms {...props} />
      <Where {...props} />
      <Contact {...props} />
    </Stack>
  );
}

function About({ draft, errorOf, onChange }: Props) {
  const { t } = useTranslation('partners');
  const needs = (
    <CodePicker
      key="needs"
      label={t(draft.kind === 'request' ? 'edit.needs' : 'edit.needsReturn')}
      hint={draft.kind === 'request' ? t('edit.codesHelp') : t('edit.optional')}
      codes={draft.needs}
      onChange={(codes) => onChange({ needs: codes })}
    />
  );
  const offers = (
    <CodePicker
      key="offers"
      label={t(draft.kind === 'offer' ? 'edit.offers' : 'edit.offersReturn')}
      hint={draft.kind === 'offer' ? t('edit.codesHelp') : t('edit.optional')}
      codes={draft.offers}
      onChange={(codes) => onChange({ offers: codes })}
    />
  );
  return (
    <Panel title={t('edit.what')}>
      <Stack gap={5}>
        <Choices
          label={t('edit.kind')}
          value={draft.kind}
          options={(['request', 'offer'] as const).map((value) => ({
            value,
            label: t(`kindLong.${value}`),
            note: t(`kindHelp.${value}`),
          }))}
          onChange={(kind) => onChange({ kind })}
        />
        <TextField
          label={t('edit.name')}
          hint={t('edit.nameHelp')}
          error={errorOf('title')}
          maxLength={120}
          value={draft.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
        <TextArea
          label={t('edit.text')}
          hint={t('edit.textHelp')}
          error={errorOf('text')}
          style={{ minBlockSize: '10rem' }}
          maxLength={2000}
          value={draft.text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
        {draft.kind === 'request' ? [needs, offers] : [offers, needs]}
      </Stack>
    </Panel>
  );
}

function Terms({ draft, onChange }: Props) {
  const { t, i18n } = useTranslation('partners');
  const certificates = partnerCertificates.map((value) => ({ value, label: value }));
  return (
    <Panel title={t('edit.terms')}>
      <Stack gap={5}>
        <Checks
          label={t('edit.types')}
          options={partnershipTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
          taken={draft.types}
          onChange={(types) => onChange({ types })}
        />
        <SelectField
          label={t('edit.series')}
          hint={t(`edit.seriesHelp.${draft.kind}`)}
          value={draft.series ?? ''}
          options={[
            { value: '', label: t('edit.seriesNone') },
            ...seriesSizes.map((value) => ({ value, label: t(`series.${value}`) })),
          ]}
          onChange={(event) => onChange({ series: (event.target.value || null) as SeriesSize | null })}
        />
        <Checks
          label={t('edit.certificates')}
          options={certificates}
          taken={draft.certificates}
          onChange={(taken) => onChange({ certificates: taken })}
        />
        <Checks
          label={t('edit.certificatesNeeded')}
          options={certificates}
          taken={draft.certificatesNeeded}
          onChange={(certificatesNeeded) => onChange({ certificatesNeeded })}
        />
        <Checks
          label={t('edit.languages')}
          options={partnerLanguages.map((value) => ({ value, label: languageName(value, i18n.language) }))}
          taken={draft.languages}
          onChange={(languages) => onChange({ languages })}
        />
      </Stack>
    </Panel>
  );
}

function Where({ draft, onChange }: Props) {
  const { t } = useTranslation('partners');
  return (
    <Panel title={t('edit.where')}>
      <Stack gap={5}>
        <CountryPicker
          label={t('edit.marketsWanted')}
          hint={t('edit.marketsWantedHelp')}
          taken={draft.marketsWanted}
          onChange={(marketsWanted) => onChange({ marketsWanted })}
        />
        <CountryPicker
          label={t('edit.marketsExcluded')}
          taken={draft.marketsExcluded}
          onChange={(marketsExcluded) => onChange({ marketsExcluded })}
        />
        <TextArea
          label={t('edit.blocked')}
          hint={t('edit.blockedHelp')}
          value={draft.blocked}
          onChange={(event) => onChange({ blocked: event.target.value })}
        />
      </Stack>
    </Panel>
  );
}

function Contact({ draft, associations, errorOf, onChange }: Props) {
  const { t } = useTranslation('partners');
  return (
    <Panel title={t('edit.contact')} note={t('edit.contactHelp')}>
      <Stack gap={5}>
        <TextField
          label={t('edit.contactName')}
          maxLength={120}
          value={draft.contactName}
          onChange={(event) => onChange({ contactName: event.target.value })}
        />
        <TextField
          label={t('edit.contactEmail')}
          type="email"
          inputMode="email"
          error={errorOf('contactEmail')}
          maxLength={200}
          value={draft.contactEmail}
          onChange={(event) => onChange({ contactEmail: event.target.value })}
        />
        {associations.length > 1 && (
          <SelectField
            label={t('edit.association')}
            value={draft.associationId}
            options={associations.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => onChange({ associationId: event.target.value })}
          />
        )}
      </Stack>
    </Panel>
  );
}
