import { randomOf } from '../simulation/random.js';
import { type AnswerMatrix, personsIn, rowOf } from './answer-matrix.js';

/** Answers with the minimum that each person's post asks for, in the order of the matrix. */
export interface PlacedAnswers {
  readonly matrix: AnswerMatrix;
  readonly minimums: readonly number[];
}

/** Numbers of as many persons as there are, drawn with replacement: some twice, some not at all. Source: Efron (1979), the bootstrap. */
export function drawn(persons: number, seed: string): readonly number[] {
  const random = randomOf(seed);
  return Array.from({ length: persons }, () => Math.floor(random() * persons));
}

/**
 * The answers of persons drawn by chance. Whoever knows a figure that is made of them, or even all these rows, can be sure of nothing
 * but that somebody answered like each row, and never of how many did, or of whom.
 */
export function resampled({ matrix, minimums }: PlacedAnswers, seed: string): PlacedAnswers {
  const width = matrix.items.length;
  const cells = new Int8Array(matrix.cells.length);
  const persons = drawn(personsIn(matrix), seed);
  persons.forEach((person, at) => {
    cells.set(rowOf(matrix, person), at * width);
  });
  return {
    matrix: { items: matrix.items, cells },
    minimums: persons.map((person) => minimums[person] ?? 0),
  };
}
