type Previewed = { missing: readonly unknown[]; teaser: unknown; names: readonly { hard: boolean }[] };

/** Nothing missing, nothing that names the author, and a teaser that five firms fit. */
export const isReady = (preview: Previewed | undefined): boolean =>
  preview !== undefined &&
  preview.missing.length === 0 &&
  preview.teaser !== null &&
  !preview.names.some(({ hard }) => hard);
