/** A course as far as an activity may name it. */
export interface NamedCourse {
  readonly id: string;
  readonly url: string | null;
  readonly code: string;
}

/**
 * The course that an activity's IRI names: by the course's own address, else by its code as the last part of the IRI
 * (`https://lernen.example/xapi/LL-1` or `urn:kurs:LL-1`). Null when none is named, or when two have that code.
 */
export function courseNamed(activity: string, courses: readonly NamedCourse[]): NamedCourse | null {
  const address = plain(activity);
  const [byAddress] = courses.filter(({ url }) => url !== null && plain(url) === address);
  if (byAddress !== undefined) return byAddress;
  const code = lastPart(activity);
  const [byCode, another] = courses.filter((course) => course.code === code);
  return another === undefined ? (byCode ?? null) : null;
}

/** The code that an activity's IRI ends in. */
export function lastPart(activity: string): string {
  const part = activity.replace(/\/+$/, '').split(/[/:#]/).at(-1) ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function plain(address: string): string {
  return address.replace(/\/+$/, '');
}
