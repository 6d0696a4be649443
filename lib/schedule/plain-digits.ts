/** The zeros of the scripts that people write dates in: Arabic, Persian, the Indian ones, Thai, Burmese, Khmer. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
  0xf20, 0x1040, 0x17e0, 0x1810, 0xff10,
];
const FOREIGN = /[^\x00-\x7f]/;
const DIGIT = /\p{Nd}/gu;

/** A text with the digits of any script as 0 to 9. */
export function plainDigits(text: string): string {
  if (!FOREIGN.test(text)) return text;
  return text.replace(DIGIT, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((one) => code >= one && code < one + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
