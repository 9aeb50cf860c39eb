/** The value of a JSON file in UTF-8, with or without a byte order mark; undefined when it is not one. */
export function parseJson(bytes: Buffer): unknown {
  const text = utf8(bytes);
  if (text === undefined || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text of a file in UTF-8 without its byte order mark; undefined when it is in another encoding or not a text. */
export function utf8(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}
