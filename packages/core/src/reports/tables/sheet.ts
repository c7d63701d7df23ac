/** A cell: text, number, yes or no, or nothing. What is a number stays one. */
export type Cell = string | number | boolean | null;
/** A table with a head, as it goes into a CSV file or a workbook's sheet. */
export type Sheet = {
  name: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
};
