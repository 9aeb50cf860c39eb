/**
 * What an item asks of a person beyond reading a text, with eyes, ears or fingers, and choosing by any key or aid:
 * - `sight`: something has to be seen that words cannot stand for;
 * - `colour`: colours have to be told apart;
 * - `hearing`: something has to be heard that a transcript cannot stand for;
 * - `pointer`: something has to be pointed at or dragged.
 *
 * An item without needs can be taken by everybody. The list follows the access modes and controls of schema.org
 * (visual, colorDependent, auditory, fullMouseControl) as far as an item of this product can ask for them.
 */
export type Need = 'sight' | 'colour' | 'hearing' | 'pointer';
export const NEEDS: readonly Need[] = ['sight', 'colour', 'hearing', 'pointer'];
