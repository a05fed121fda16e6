/** The words that the schemas of snippets are written in. */
export type Schema = Record<string, unknown>;

export const object = (
  properties: Record<string, Schema>,
  required: string[] = Object.keys(properties),
): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
/** Keys that may be there; none has to. */
export const values = (properties: Record<string, Schema>): Schema => object(properties, []);
export const map = (of: Schema, key = '.*'): Schema => ({
  type: 'object',
  patternProperties: { [`^${key}$`]: of },
  additionalProperties: false,
  minProperties: 1,
});
export const list = (items: Schema): Schema => ({ type: 'array', items, minItems: 1 });
export const text: Schema = { type: 'string', minLength: 1 };
export const truth: Schema = { type: 'boolean' };
export const yes: Schema = { const: true };
export const count: Schema = { type: 'integer', minimum: 0 };
export const one = (...options: unknown[]): Schema => ({ enum: options });
export const matching = (pattern: string): Schema => ({ type: 'string', pattern: `^${pattern}$` });
