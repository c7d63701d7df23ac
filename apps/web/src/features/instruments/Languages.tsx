import { missingTexts, textsOf, translatedTo, type TranslatedTo } from '@gauge/contracts/instrument';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pager } from '../../ui/Pager.js';
import { SearchBox } from '../../ui/SearchBox.js';
import { Segmented } from '../../ui/Segmented.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Editor.module.css';
import { useDraft } from './draft.js';
import { edited } from './edit.js';
import type { EditorSearch } from './search.js';

const AT_ONCE = 20;

/** Each text beside its translation; what is missing first, if asked for. */
export function Languages({ language, onGo }: { language: TranslatedTo; onGo: (place: EditorSearch) => void }) {
  const { t, i18n } = useTranslation('instruments');
  const { definition, locked, set } = useDraft();
  const [only, setOnly] = useState<'all' | 'missing'>('all');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const texts = useMemo(() => textsOf(definition), [definition]);
  const translated = definition.translations?.[language] ?? {};
  // what is being filled in stays where it is: the list of the missing is made when it is asked for
  const [missingOnes, setMissingOnes] = useState<ReadonlySet<string>>(new Set());
  const word = search.toLowerCase();
  const shown = texts.filter(
    ({ key, text }) =>
      (only === 'all' || missingOnes.has(key)) &&
      (word === '' || `${text} ${translated[key] ?? ''}`.toLowerCase().includes(word)),
  );
  const pages = Math.max(1, Math.ceil(shown.length / AT_ONCE));
  const now = Math.min(page, pages);
  const name = nameOfLanguage(language, i18n.language);
  const missing = missingTexts(definition, language);
  const write = (key: string, text: string) =>
    set(
      edited(definition, (copy) => {
        const own = ((copy.translations ??= {})[language] ??= {});
        if (text === '') delete own[key];
        else own[key] = text;
      }),
    );
  const choose = (next: 'all' | 'missing') => {
    setOnly(next);
    setPage(1);
    setMissingOnes(new Set(texts.filter(({ key }) => !translated[key]?.trim()).map(({ key }) => key)));
  };
  return (
    <div className={css.items}>
      <div className={css.tools}>
        <Segmented
          label={t('languages.which')}
          value={language}
          options={translatedTo.map((value) => ({ value, label: nameOfLanguage(value, i18n.language) }))}
          onChange={(next) => {
            setOnly('all');
            setPage(1);
            onGo({ section: 'languages', item: next });
          }}
        />
        <Segmented
          label={t('languages.show')}
          value={only}
          options={[
            { value: 'all', label: t('languages.all', { count: texts.length }) },
            { value: 'missing', label: t('languages.missing', { count: missing }) },
          ]}
          onChange={choose}
        />
        <SearchBox
          label={t('languages.search')}
          value={search}
          onSearch={(text) => {
            setSearch(text);
            setPage(1);
          }}
        />
      </div>
      <p className={css.dim}>{t('languages.help', { language: name })}</p>
      {shown.length === 0 && (
        <p>{t(only === 'missing' && word === '' ? 'languages.done' : 'list.noneFound', { language: name })}</p>
      )}
      <ul className={css.texts}>
        {shown.slice((now - 1) * AT_ONCE, now * AT_ONCE).map(({ key, text }) => {
          const id = `text-${key}`;
          return (
            <li key={key} data-missing={!translated[key]?.trim() || undefined}>
              <div>
                <span className={css.dim}>{placeName(t, key)}</span>
                <p lang="en" id={id}>
                  {text}
                </p>
              </div>
              <TextArea
                label={t('languages.in', { language: name })}
                rows={text.length > 120 ? 3 : 1}
                lang={language}
                maxLength={2000}
                disabled={locked}
                aria-describedby={id}
                value={translated[key] ?? ''}
                onChange={(event) => write(key, event.target.value)}
              />
            </li>
          );
        })}
      </ul>
      <Pager
        page={now}
        pages={pages}
        words={t('languages.page', { page: now, pages })}
        label={t('languages.pages')}
        previous={t('languages.previous')}
        next={t('languages.next')}
        onPage={setPage}
      />
    </div>
  );
}

/** As it stands in the middle of a sentence: most languages write theirs small. */
export const languageInText = (language: string, reader: string): string =>
  new Intl.DisplayNames([reader], { type: 'language' }).of(language) ?? language;

export const nameOfLanguage = (language: string, reader: string): string => {
  const name = languageInText(language, reader);
  return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
};

/** Where a text stands: `Question turnover, help`. */
function placeName(t: (key: string, values?: Record<string, unknown>) => string, key: string): string {
  const [list = '', code, ...field] = key.split('.');
  const [name, mark] = field;
  return t(`languages.place.${list}`, {
    code,
    field: mark ? t('field.ratingText', { mark }) : t(`field.${name}`),
  });
}
