import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconArchive, IconArrowsDiff, IconCopyPlus, IconDots, IconDownload, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { Confirm } from '../../ui/Confirm.js';
import { Menu, menuCss } from '../../ui/Menu.js';
import { Notice } from '../../ui/Notice.js';
import { keptDraft } from './draft.js';
import { download } from './file.js';

type Version = Reply<'instrumentLibrary'>['items'][number];

/** What can be done with a version as a whole. */
export function VersionMenu({ associationId, version }: { associationId: string; version: Version }) {
  const { t } = useTranslation('instruments');
  const [asking, setAsking] = useState<'discard' | 'retire' | null>(null);
  const { cloning, ending, exporting } = useVersionCommands(associationId, version, () => setAsking(null));
  const own = version.owner === 'own';
  const ends = !own
    ? null
    : version.status === 'frozen'
      ? 'retire'
      : version.status === 'draft' && version.rounds === 0
        ? 'discard'
        : null;
  const params = { associationId, versionId: version.id };
  return (
    <>
      <Menu
        label={t('menu.of', { title: version.title, version: version.version })}
        button={<IconDots size={20} aria-hidden />}
      >
        {(close) => (
          <>
            <button
              type="button"
              className={menuCss.item}
              onClick={() => {
                close();
                cloning.mutate();
              }}
            >
              <IconCopyPlus size={18} aria-hidden />
              {t('menu.clone')}
            </button>
            <Link
              to="/associations/$associationId/instruments/$versionId/compare"
              params={params}
              className={menuCss.item}
              onClick={close}
            >
              <IconArrowsDiff size={18} aria-hidden />
              {t('menu.compare')}
            </Link>
            <button
              type="button"
              className={menuCss.item}
              onClick={() => {
                close();
                exporting.mutate();
              }}
            >
              <IconDownload size={18} aria-hidden />
              {t('menu.export')}
            </button>
            {ends && (
              <>
                <hr className={menuCss.rule} />
                <button
                  type="button"
                  className={menuCss.item}
                  onClick={() => {
                    close();
                    setAsking(ends);
                  }}
                >
                  {ends === 'retire' ? <IconArchive size={18} aria-hidden /> : <IconTrash size={18} aria-hidden />}
                  {t(`menu.${ends}`)}
                </button>
              </>
            )}
          </>
        )}
      </Menu>
      {asking && (
        <Confirm
          title={t(`${asking}.title`, { title: version.title, version: version.version })}
          close={t('common:action.close')}
          cancel={t('common:action.cancel')}
          yes={t(`${asking}.yes`)}
          busy={ending.isPending}
          problem={ending.error && problemText(t, ending.error)}
          onYes={() => ending.mutate(asking)}
          onClose={() => setAsking(null)}
        >
          <p>{t(`${asking}.help`)}</p>
        </Confirm>
      )}
      {(cloning.error ?? exporting.error) && <Notice look>{problemText(t, cloning.error ?? exporting.error)}</Notice>}
    </>
  );
}

/** A draft from a version, and the way into it. */
export function useClone(associationId: string, versionId: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call(routes.cloneInstrument, { params: { associationId, versionId } }),
    onSuccess: (draft) => {
      void queries.invalidateQueries({ queryKey: [routes.instrumentLibrary.id] });
      return navigate({
        to: '/associations/$associationId/instruments/$versionId',
        params: { associationId, versionId: draft.id },
      });
    },
  });
}

function useVersionCommands(associationId: string, version: Version, onDone: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const params = { associationId, versionId: version.id };
  const ending = useMutation({
    mutationFn: async (how: 'discard' | 'retire') => {
      await (how === 'discard'
        ? call(routes.discardInstrument, { params })
        : call(routes.retireInstrument, { params }));
    },
    onSuccess: async (_done, how) => {
      onDone();
      if (how === 'discard') {
        keptDraft(version.id).write(null);
        await navigate({ to: '/associations/$associationId/instruments', params: { associationId } });
      }
      for (const { id } of [
        routes.instrumentLibrary,
        routes.instruments,
        ...(how === 'retire' ? [routes.instrumentSource] : []),
      ])
        void queries.invalidateQueries({ queryKey: [id] });
    },
  });
  const exporting = useMutation({
    mutationFn: () => call(routes.exportInstrument, { params }),
    onSuccess: ({ definition }) => download(definition),
  });
  return { cloning: useClone(associationId, version.id), ending, exporting };
}
