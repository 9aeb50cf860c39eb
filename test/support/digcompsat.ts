import { sharedFile } from './shared.js';

interface Source {
  readonly title: string;
  readonly scales: Readonly<Record<Scale, readonly string[]>>;
  readonly items: readonly {
    readonly code: string;
    readonly competence: string;
    readonly scaleSuggested: Scale;
    readonly textDe: string;
  }[];
}

type Scale = 'WISSEN' | 'FAEHIGKEIT' | 'HALTUNG';

const DIMENSIONS = { WISSEN: 'knowledge', FAEHIGKEIT: 'skill', HALTUNG: 'attitude' } as const;

/**
 * The 82 questions of DigCompSAT in the product's own format. The source names no level, so every question is anchored
 * at the second of four coarse levels; it is German only.
 */
export function digcompsatAsItemBank() {
  const source = JSON.parse(sharedFile('digcompsat_de.json').toString('utf8')) as Source;
  const scales = (Object.keys(DIMENSIONS) as Scale[]).map((scale) => ({
    code: DIMENSIONS[scale],
    title: { de: scale },
    options: source.scales[scale].map((de) => ({ de })),
  }));
  const items = source.items.map(({ code, competence, scaleSuggested, textDe }) => {
    const dimension = DIMENSIONS[scaleSuggested];
    const text = { de: textDe };
    return { code, competence, coarseLevel: 2, dimension, kind: 'self-rating', scale: dimension, text, minutes: 0.4 };
  });
  const name = { code: 'digcompsat', edition: '2.1', framework: 'digcomp', vocabulary: 'DigComp' };
  return { format: 'lernlotse-items', formatVersion: 1, ...name, title: { de: source.title }, scales, items };
}
