import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import type { Me } from '@gauge/contracts';
import { createRoot } from 'react-dom/client';
import { StrictMode } from 'react';
import { Door } from './app/Door.js';
import { doorPage } from './app/doorPage.js';
import { Unreachable } from './app/Unreachable.js';
import { ApiProblem } from './lib/api.js';
import { followAccount, startTexts } from './lib/i18n.js';
import { applyScheme } from './lib/scheme.js';
import { readMe, returnPath, wasSignedIn } from './lib/session.js';

const root = createRoot(document.getElementById('root')!, {
  // a refusal has its page; what no page expects belongs in the console
  onCaughtError: (error) => {
    if (!(error instanceof ApiProblem)) reportError(error);
  },
});
const fetchApplication = () => import('./app/App.js');

applyScheme();
await startTexts();
await open();

/** The door (sign-in and its like) is all a stranger downloads; the application follows for those who are in. */
async function open(): Promise<void> {
  const page = doorPage(location.pathname);
  if (page) return showDoor();
  if (wasSignedIn.read() === 'yes') void fetchApplication();
  try {
    const me = await readMe();
    if (me) return await enter(me);
    const back = location.pathname + location.search;
    history.replaceState(null, '', back === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(back)}`);
    showDoor();
  } catch {
    root.render(<Unreachable />);
  }
}

function showDoor(): void {
  root.render(
    <StrictMode>
      <Door page={doorPage(location.pathname)!} enter={comeIn} />
    </StrictMode>,
  );
  window.addEventListener('load', () => void fetchApplication(), { once: true });
}

async function comeIn(me: Me): Promise<void> {
  wasSignedIn.write('yes');
  history.replaceState(null, '', location.pathname === '/sign-in' ? returnPath(location.search) : '/');
  await enter(me);
}

async function enter(me: Me): Promise<void> {
  const [{ App }] = await Promise.all([fetchApplication(), followAccount(me.locale)]);
  root.render(
    <StrictMode>
      <App me={me} />
    </StrictMode>,
  );
}
