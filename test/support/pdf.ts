const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A structure element with its children: its type, what is said about it, and the parts inside. */
export type Structure = readonly [name: string, ...children: Structure[]];

/**
 * The structure tree of a document of ours, from its objects as they stand in the file. Parts of pages are left out;
 * a figure carries its alternative text, a header cell its scope.
 */
export function structureOf(bytes: Buffer): Structure {
  const objects = objectsOf(bytes);
  const root = [...objects.values()].find((object) => object.includes('/Type /StructTreeRoot')) ?? '';
  const [first] = childrenOf(root);
  if (first === undefined) throw new Error('the document has no structure');
  return read(first, objects);
}

/** The titles of the bookmarks in the order of the document, inner ones after their outer one. */
export function bookmarksOf(bytes: Buffer): readonly string[] {
  const objects = objectsOf(bytes);
  const catalogue = [...objects.values()].find((object) => object.includes('/Type /Catalog')) ?? '';
  return bookmarksIn(referenceIn(catalogue, 'Outlines'), objects);
}

function bookmarksIn(parent: string | undefined, objects: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  let id = referenceIn(objects.get(parent ?? '') ?? '', 'First');
  while (id !== undefined) {
    const object = objects.get(id) ?? '';
    found.push(textIn(object, 'Title') ?? '', ...bookmarksIn(id, objects));
    id = referenceIn(object, 'Next');
  }
  return found;
}

function referenceIn(object: string, key: string): string | undefined {
  return new RegExp(`/${key} (\\d+) 0 R`).exec(object)?.[1];
}

function read(id: string, objects: ReadonlyMap<string, string>): Structure {
  const object = objects.get(id) ?? '';
  const type = /\/S \/(\w+)/.exec(object)?.[1] ?? '?';
  const said = type === 'Figure' ? `"${textIn(object, 'Alt') ?? ''}"` : /\/Scope \/(\w+)/.exec(object)?.[1];
  const children = childrenOf(object).filter((child) => (objects.get(child) ?? '').includes('/S /'));
  return [said === undefined ? type : `${type} ${said}`, ...children.map((child) => read(child, objects))];
}

function childrenOf(object: string): readonly string[] {
  const kids = /\/K \[([^\]]*)\]/.exec(object)?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => id!);
}

function objectsOf(bytes: Buffer): ReadonlyMap<string, string> {
  const text = bytes.toString('latin1');
  return new Map([...text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id!, body!]));
}

/** A text of an object: Latin letters as they are, all others as UTF-16. */
function textIn(object: string, key: string): string | undefined {
  const raw = new RegExp(`/${key} \\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`).exec(object)?.[1];
  if (raw === undefined) return undefined;
  const plain = raw.replace(/\\([\s\S])/g, (_, letter: string) => ESCAPES[letter] ?? letter);
  if (!plain.startsWith('\u00fe\u00ff')) return plain;
  return Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le');
}
