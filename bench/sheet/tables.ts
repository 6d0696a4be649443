const LINES_A_PART = 1000;

/**
 * A season of eight shows a day as its crew would keep it: dates that repeat, times and titles that come again, a handful of
 * streams, and a description of its own in every row.
 */
export function seasonCsv(rows: number): Uint8Array {
  const header = 'Date,Start,End,Title,Stream,Host,Series,Description,Status,Repeat';
  // By parts: the memory that is measured should be the reader's.
  const parts: Buffer[] = [];
  let lines = [header];
  const first = Date.UTC(2026, 0, 1);
  for (let i = 0; i < rows; i++) {
    const date = new Date(first + Math.floor(i / 8) * 86_400_000).toISOString().slice(0, 10);
    const hour = (i % 8) * 2 + 6;
    const video = String(i % 8).padStart(11, 'a');
    lines.push(
      `${date},${hour}:00,${hour + 2}:00,Show ${i % 400} of the night,https://youtu.be/${video},Host ${i % 40},Series ${i % 20},` +
        `"What is on in show number ${i}, with a comma in it, and a second sentence about who will be there.",,`,
    );
    if (lines.length === LINES_A_PART || i === rows - 1) {
      parts.push(Buffer.from(`${lines.join('\n')}\n`));
      lines = [];
    }
  }
  return Buffer.concat(parts);
}

/** One row, and a cell of that text under a header. */
export function oneCell(header: string, text: string): Uint8Array {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  const columns = ['Date', 'Start', 'Title'].filter((name) => name !== header);
  const values = columns.map((name) => ({ Date: '2026-11-28', Start: '20:00', Title: 'Film night' })[name]);
  return new TextEncoder().encode(`${[...columns, header].join(',')}\n${[...values, quoted].join(',')}\n`);
}
