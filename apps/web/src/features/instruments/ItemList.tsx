import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.js';
import { SearchBox } from '../../ui/SearchBox.js';
import css from './Editor.module.css';
import { faultCounts, useDraft } from './draft.js';
import { add, type Part } from './edit.js';
import type { EditorSearch } from './search.js';

type Item = { code: string; name?: string; message?: string; pillar?: string; formula?: string };

/** The items of a part: searched, by pillar where they have one, those with a fault marked. */
export function ItemList({ part, onGo }: { part: Part; onGo: (place: EditorSearch) => void }) {
  const { t } = useTranslation('instruments');
  const { definition, faults, locked, set } = useDraft();
  const [search, setSearch] = useState('');
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const { has } = faultCounts(faults, definition);
  const items = (definition[part] as Item[]).filter((item) =>
    words.every((word) => `${item.code} ${nameOf(item)} ${item.formula ?? ''}`.toLowerCase().includes(word)),
  );
  const grouped = part === 'inputs' || part === 'indicators';
  const strays = items.filter(({ pillar }) => !definition.pillars.some(({ code }) => code === pillar));
  const groups = grouped
    ? [
        ...definition.pillars.map(({ code, name }) => ({
          code,
          name: name || code,
          items: items.filter(({ pillar }) => pillar === code),
        })),
        { code: '', name: t('list.noPillar'), items: strays },
      ]
    : [{ code: '', name: '', items }];
  const begin = (pillar: string) => {
    const [next, code] = add(definition, part, pillar);
    set(next);
    onGo({ section: part, item: code });
  };
  return (
    <div className={css.items}>
      <div className={css.tools}>
        <SearchBox label={t(`list.search.${part}`)} value={search} onSearch={setSearch} />
        {!locked && !grouped && (
          <Button icon={<IconPlus size={18} aria-hidden />} onClick={() => begin('')}>
            {t(`list.add.${part}`)}
          </Button>
        )}
      </div>
      {items.length === 0 && <p className={css.dim}>{t(words.length > 0 ? 'list.noneFound' : `list.none.${part}`)}</p>}
      {groups
        .filter((group) => group.items.length > 0 || (grouped && words.length === 0 && group.code !== ''))
        .map((group) => (
          <section key={group.code} className={css.group}>
            {grouped && (
              <header>
                <h3>{group.name}</h3>
                <span className={css.dim}>{group.items.length}</span>
                {!locked && group.code && (
                  <Button
                    small
                    look="plain"
                    icon={<IconPlus size={16} aria-hidden />}
                    onClick={() => begin(group.code)}
                    aria-label={t(`list.addIn.${part}`, { pillar: group.name })}
                  >
                    {t('list.addShort')}
                  </Button>
                )}
              </header>
            )}
            <ul>
              {group.items.map((item) => (
                <li key={item.code}>
                  <button type="button" className={css.item} onClick={() => onGo({ section: part, item: item.code })}>
                    <span className={css.itemName}>{nameOf(item) || t('list.unnamed')}</span>
                    <code dir="ltr">{item.formula ?? item.code}</code>
                    {has(part, item.code) && (
                      <span className={css.mark}>
                        <IconAlertTriangle size={16} aria-hidden />
                        {t('list.toMend')}
                      </span>
                    )}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

const nameOf = ({ name, message }: Item): string => name ?? message ?? '';
