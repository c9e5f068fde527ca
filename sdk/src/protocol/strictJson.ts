/** What strict JSON can hold: no fractions, no exponents, no integers beyond 2^53 − 1. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue }

export declare function parseJson(text: string): JsonValue
export declare function canonicalJson(value: unknown): string
