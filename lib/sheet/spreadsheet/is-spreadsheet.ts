/** Whether bytes are a spreadsheet of today, which is a zip; or one that is protected by a password. */
export function isSpreadsheet(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || isEncrypted(bytes);
}

/** Excel wraps a protected file in an old container, with the name of its part in UTF-16. */
export function isEncrypted(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return false;
  const beginning = new TextDecoder('utf-16le').decode(bytes.subarray(0, 64 * 1024 - (bytes.length % 2)));
  return beginning.includes('EncryptedPackage');
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}
