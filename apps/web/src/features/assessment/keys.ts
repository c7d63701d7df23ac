/**
 * Moving through the form by keyboard. Enter goes to the next field and, from a line of text, so do the arrows up and
 * down; Alt with these arrows changes the topic. Within choices the arrows choose, as everywhere.
 */
export type Step = { to: 'field' | 'topic'; by: 1 | -1 };
type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

export function stepOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed, inText: boolean): Step | null {
  if (ctrlKey || metaKey) return null;
  const arrow = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : null;
  if (altKey) return arrow && { to: 'topic', by: arrow };
  if (key === 'Enter') return { to: 'field', by: shiftKey ? -1 : 1 };
  return arrow && inText && !shiftKey ? { to: 'field', by: arrow } : null;
}

/** The field before or after the one that has the focus; null at either end. A group of choices is one field. */
export function fieldBeside(form: HTMLElement, focused: Element, by: 1 | -1): HTMLElement | null {
  const fields = [...form.querySelectorAll<HTMLElement>('[data-field]:not(:disabled)')];
  const here = fields.findIndex((field) => field === focused || field.closest('fieldset')?.contains(focused));
  return here === -1 ? null : (fields[here + by] ?? null);
}
