import { coherence, type InstrumentDefinition } from '@gauge/contracts/instrument';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { call, routes, type Reply } from '../../lib/api.js';
import { ask, showNow } from '../../lib/queries.js';
import { keptDraft } from './draft.js';
import { useFaultWords } from './faultWords.js';

export type Source = Reply<'instrumentSource'>;

/** A version opened for editing: what is typed, what is wrong with it, and its way to the server. */
export function useEditor(associationId: string, source: Source) {
  const params = { associationId, versionId: source.id };
  const queries = useQueryClient();
  const [kept] = useState(() => (source.editable ? keptDraft(source.id) : null));
  const [start] = useState(() => kept?.read() ?? { revision: source.revision, definition: source.definition });
  const [definition, set] = useState<InstrumentDefinition>(start.definition);
  const [revision, setRevision] = useState(start.revision);
  const [clean, setClean] = useState<InstrumentDefinition>(source.definition);
  const dirty = definition !== clean;
  const show = (fresh: Source) => {
    showNow(queries, ask(routes.instrumentSource, { params }).queryKey, fresh);
    for (const { id } of [
      routes.instrumentLibrary,
      routes.instruments,
      routes.instrumentVersion,
      routes.compareInstruments,
    ])
      void queries.invalidateQueries({ queryKey: [id] });
  };
  const saving = useMutation({
    mutationFn: (sent: InstrumentDefinition) =>
      call(routes.saveInstrument, { params, body: { revision, definition: sent } }),
    onSuccess: (fresh, sent) => {
      setRevision(fresh.revision);
      setClean(sent);
      show(fresh);
    },
  });
  useEffect(() => {
    const timer = setTimeout(() => kept?.write(dirty ? { revision, definition } : null), 300);
    return () => clearTimeout(timer);
  }, [kept, dirty, revision, definition]);
  const settled = useDeferredValue(definition);
  const words = useFaultWords();
  return {
    definition,
    set,
    faults: useMemo(() => coherence(settled).map((found) => ({ ...found, message: words(found) })), [settled, words]),
    dirty,
    takenUp: start.definition !== source.definition,
    saving,
    save: () => saving.mutate(definition),
    /** Gives up what was typed and shows what is saved. */
    reload: async () => {
      kept?.write(null);
      const fresh = await queries.fetchQuery({ ...ask(routes.instrumentSource, { params }), staleTime: 0 });
      set(fresh.definition);
      setClean(fresh.definition);
      setRevision(fresh.revision);
      saving.reset();
    },
  };
}
