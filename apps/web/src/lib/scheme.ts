import { remembered } from './remembered.js';

export type Scheme = 'auto' | 'light' | 'dark';
const choice = remembered<Scheme>('gauge.scheme', 'auto');
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const watchers = new Set<() => void>();

export const chosenScheme = (): Scheme => choice.read();
const shownScheme = (): 'light' | 'dark' => {
  const chosen = choice.read();
  return chosen === 'auto' ? (dark.matches ? 'dark' : 'light') : chosen;
};

/** Puts the colour scheme on the document; everything below follows by tokens. */
export function applyScheme(): void {
  document.documentElement.dataset.scheme = shownScheme();
  watchers.forEach((tell) => tell());
}

export function chooseScheme(scheme: Scheme): void {
  choice.write(scheme);
  applyScheme();
}

export function watchScheme(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

dark.addEventListener('change', applyScheme);
