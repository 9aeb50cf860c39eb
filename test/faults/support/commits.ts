import type { Talk } from '../../support/line.js';

/** How each kind of move begins, which every move of a voucher says in its transaction; the text of its statements may be prepared and unsaid. */
const MOVES = 'voucher.';
const COMMIT = 'COMMIT';

/** The client says that a move shall be kept: cut here, PostgreSQL never hears it. */
export function beforeCommit({ from, part, said }: Talk): boolean {
  return from === 'client' && part.includes(COMMIT) && endsMove(said);
}

/** PostgreSQL says that a move is kept: cut here, the client never hears it. */
export function afterCommit({ from, part, said }: Talk): boolean {
  return from === 'server' && part.includes(`${COMMIT}\0`) && endsMove(said);
}

/** Whether the last transaction that the client ended moved something. */
function endsMove(said: string): boolean {
  const transactions = said.slice(0, said.lastIndexOf(COMMIT));
  return transactions.lastIndexOf(MOVES) > transactions.lastIndexOf(COMMIT);
}
