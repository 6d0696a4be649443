/** A link to a cell of a Google Sheet, or to its tab; null if the sheet is a file or a CSV address. */
export function cellLink(
  sheetUrl: string | null,
  tabs: readonly { name: string; gid: number | null }[],
  tab: string,
  cell: string | null,
): string | null {
  if (sheetUrl === null) return null;
  const gid = tabs.find(({ name }) => name === tab)?.gid ?? null;
  if (gid === null) return sheetUrl;
  return `${sheetUrl}#gid=${gid}${cell === null ? '' : `&range=${cell}`}`;
}
