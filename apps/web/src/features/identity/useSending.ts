import { useState } from 'react';

/** One form of the door: sends once at a time, keeps the refusal to show. The query client is not at hand there. */
export function useSending<T>(act: (input: T) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const send = async (input: T) => {
    setBusy(true);
    setError(null);
    try {
      await act(input);
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send };
}
