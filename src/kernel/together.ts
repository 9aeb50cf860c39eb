/**
 * As Promise.all for what need not wait for each other, but it ends when all have ended: where one part fails, no other one
 * goes on behind its back, such as on a connection that has been given back.
 */
export async function together<Parts extends readonly unknown[]>(
  parts: Parts,
): Promise<{ -readonly [Part in keyof Parts]: Awaited<Parts[Part]> }> {
  await Promise.allSettled(parts);
  return Promise.all(parts);
}
