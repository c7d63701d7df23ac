/** A small choice kept in this browser. Where storage is forbidden the fallback holds. */
export function remembered<T extends string>(key: string, fallback: T) {
  return {
    read(): T {
      try {
        return (localStorage.getItem(key) as T | null) ?? fallback;
      } catch {
        return fallback;
      }
    },
    write(value: T): void {
      try {
        localStorage.setItem(key, value);
      } catch {
        // private windows may refuse: the choice then lasts as long as the page
      }
    },
  };
}
