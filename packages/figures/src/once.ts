/**
 * Making one of `Intl`'s formatters takes about a hundred times as long as using it, and a page of indicators uses hundreds:
 * each is made once for what it is asked with (languages, digits, time zones: few).
 */
export function madeOnce<Asked extends readonly (string | number)[], Made>(
  make: (...asked: Asked) => Made,
): (...asked: Asked) => Made {
  const kept = new Map<string, { made: Made }>();
  return (...asked) => {
    const key = asked.join(' ');
    let found = kept.get(key);
    if (!found) kept.set(key, (found = { made: make(...asked) }));
    return found.made;
  };
}
