/** Hands the browser a CSV file made here. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[^\p{L}\p{N}.]+/gu, '-');
  link.click();
  URL.revokeObjectURL(url);
}
