import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const you: MantineColorsTuple = [
  '#eceefc',
  '#d3d8f8',
  '#b3bfff',
  '#98a8ff',
  '#6e80f0',
  '#4757db',
  '#2f42d0',
  '#1b2fc4',
  '#15249b',
  '#0f1238',
];

/** Mantine's components in our clothes: its variables point at our tokens. */
export const theme = createTheme({
  colors: { you },
  primaryColor: 'you',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '620' },
  defaultRadius: 'var(--radius)',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

const tokens = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-dim)',
  '--mantine-color-placeholder': 'var(--ink-dim)',
  '--mantine-color-anchor': 'var(--you)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--look-ink)',
  '--mantine-primary-color-filled': 'var(--you)',
  '--mantine-primary-color-filled-hover': 'var(--you-hover)',
  '--mantine-primary-color-light': 'var(--you-soft)',
  '--mantine-primary-color-light-color': 'var(--you)',
  '--mantine-primary-color-contrast': 'var(--on-you)',
};
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: tokens, dark: tokens });
