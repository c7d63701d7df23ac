export const sections = [
  'about',
  'pillars',
  'inputs',
  'indicators',
  'rules',
  'forms',
  'languages',
  'problems',
] as const;
export type Section = (typeof sections)[number];
/** Where in the editor the reader is; `item` is a code, or the language being translated. */
export type EditorSearch = { section?: Section; item?: string };

export function editorSearch(asked: Record<string, unknown>): EditorSearch {
  const section = sections.find((one) => one === asked.section);
  const item = typeof asked.item === 'string' && asked.item.length <= 60 ? asked.item : undefined;
  return { ...(section ? { section } : {}), ...(section && item ? { item } : {}) };
}

/** The version to compare with. */
export const compareSearch = (asked: Record<string, unknown>): { with?: string } =>
  typeof asked.with === 'string' && /^[0-9a-f-]{36}$/.test(asked.with) ? { with: asked.with } : {};
