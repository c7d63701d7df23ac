import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../lib/api.js';
import { problemText } from '../lib/problems.js';
import { useTitle } from '../lib/title.js';
import { Button, buttonClass } from '../ui/Button.js';
import { Empty } from '../ui/Empty.js';
import { Loading } from '../ui/Loading.js';

export function PageLoading() {
  const { t } = useTranslation();
  return <Loading label={t('state.loading')} />;
}

/** A page that could not be shown: what happened, in words, and how to go on. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  useTitle(t('error.page'));
  if (error instanceof ApiProblem && error.code === 'not_found') return <PageMissing />;
  const again = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <>
      <h1 className="visually-hidden">{t('error.page')}</h1>
      <Empty
        title={t('error.page')}
        action={
          <Button look="main" onClick={again}>
            {t('action.tryAgain')}
          </Button>
        }
      >
        <p>{problemText(t, error)}</p>
        {error instanceof ApiProblem && error.requestId && <p>{t('error.requestId', { id: error.requestId })}</p>}
      </Empty>
    </>
  );
}

export function PageMissing() {
  const { t } = useTranslation();
  useTitle(t('error.missing'));
  return (
    <>
      <h1 className="visually-hidden">{t('error.missing')}</h1>
      <Empty
        title={t('error.missing')}
        action={
          <Link to="/" className={buttonClass('main')}>
            {t('action.home')}
          </Link>
        }
      >
        <p>{t('error.missingHelp')}</p>
      </Empty>
    </>
  );
}
