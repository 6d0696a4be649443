import schemas from './schemas.json' with { type: 'json' };

/** The wanted part of each field: all of it (null), or a mask of its own. */
type Mask = Map<string, Mask | null>;

type Schema = { properties?: Record<string, Property> };
type Property = { $ref?: string; items?: Property };
const known = new Map(Object.entries(schemas.schemas) as Array<[string, Schema]>);

/** A partial response as the API makes it: `sheets(properties/title,data/rowData)`. Throws for a mask that is wrong. */
export function applyFieldMask(resource: unknown, fields: string, schema = 'Spreadsheet'): unknown {
  const tokens = fields.match(/[\w*]+|[(),/.]/g) ?? [];
  if (tokens.join('') !== fields) throw new Error('Invalid characters in the field mask');
  const { mask, rest } = parseList(tokens);
  if (rest.length > 0) throw new Error('Unbalanced field mask');
  checkFields(mask, known.get(schema));
  return pick(resource, mask);
}

/** The API refuses a field that it does not know. */
function checkFields(mask: Mask, schema: Schema | undefined): void {
  for (const [name, inner] of mask) {
    if (name === '*') continue;
    const property = schema?.properties?.[name];
    if (!property) throw new Error(`Invalid field selection ${name}`);
    if (inner) checkFields(inner, known.get(property.$ref ?? property.items?.$ref ?? ''));
  }
}

function parseList(tokens: string[]): { mask: Mask; rest: string[] } {
  const mask: Mask = new Map();
  let rest = tokens;
  for (;;) {
    const item = parseItem(rest);
    mask.set(item.name, item.mask);
    rest = item.rest;
    if (rest[0] !== ',') return { mask, rest };
    rest = rest.slice(1);
  }
}

function parseItem(tokens: string[]): { name: string; mask: Mask | null; rest: string[] } {
  const [name = '', next, ...after] = tokens;
  if (!/^[\w*]+$/.test(name)) throw new Error('A field is missing in the field mask');
  if (next === '/' || next === '.') {
    const inner = parseItem(after);
    return { name, mask: new Map([[inner.name, inner.mask]]), rest: inner.rest };
  }
  if (next !== '(') return { name, mask: null, rest: tokens.slice(1) };
  const inner = parseList(after);
  if (inner.rest[0] !== ')') throw new Error('Unbalanced field mask');
  return { name, mask: inner.mask, rest: inner.rest.slice(1) };
}

function pick(value: unknown, mask: Mask | null): unknown {
  if (mask === null || mask.has('*')) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  const picked: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (mask.has(key)) picked[key] = pick(inner, mask.get(key) ?? null);
  }
  return picked;
}
