/** The colours of the screen's light scheme (`apps/web/src/styles/tokens.css`); a test holds the two together. */
export const palette = {
  surface: '#ffffff',
  'surface-sunk': '#f3f1ec',
  line: '#e5e1d9',
  'line-strong': '#8b867a',
  ink: '#1b1a17',
  'ink-dim': '#5d594f',
  you: '#1b2fc4',
  'you-soft': '#eceefc',
  'on-you': '#ffffff',
  look: '#d98a00',
  'look-ink': '#754700',
  'look-soft': '#fff4da',
  'peer-tail': '#e9e6df',
  'peer-middle': '#cbc6ba',
  'peer-line': '#57534a',
  'peer-track': '#f3f1ec',
} as const;
export type Colour = keyof typeof palette;
