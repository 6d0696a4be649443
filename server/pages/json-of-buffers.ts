/**
 * Leaves the bytes of a Buffer out of JSON. Before Next keeps a page it writes it as JSON, only to know its size (IncrementalCache,
 * `itemSize`). By Node's own method each byte of the page becomes a number in an array, and then digits: several megabytes of
 * garbage for each page. Nothing in this process sends a Buffer as JSON.
 */
export function leaveBuffersOutOfJson(): void {
  Object.defineProperty(Buffer.prototype, 'toJSON', {
    value: () => null,
    configurable: true,
    writable: true,
  });
}
