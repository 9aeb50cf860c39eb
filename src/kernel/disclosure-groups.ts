import { Circulation } from './circulation.js';
import { type Disclosed, type DisclosureRule, isVague, rounded, ROUNDING_SLACK, sizeOf } from './disclosure.js';
import { hideComplements, type Line } from './disclosure-lines.js';

/** Somebody of whom it is known that they were asked, but not what came out. */
export interface Counted {
  /**
   * The groups that the person belongs to, from the widest to the narrowest, in two orders that cross, such as
   * [unit] and [career level, post]. A narrow group lies in one wide one; a name stands for one group.
   */
  readonly groups: readonly [readonly string[], readonly string[]];
  /** Whether the person is one of those who are counted. */
  readonly counts: boolean;
  /** The viewer knows it already: a released result. */
  readonly seen: boolean;
}

/** Stands for everybody. */
export const EVERYBODY = '';

interface Group {
  readonly name: string;
  readonly parent: string;
  /** 0: the first order, 1: the second one, whose arcs lead back. */
  readonly order: 0 | 1;
  /** Counted persons that the viewer does not know, counted ones that they know, and all that they do not know. */
  hiddenCount: number;
  seenCount: number;
  unknown: number;
}

type Groups = ReadonlyMap<string, Group>;

/**
 * How many persons of each group are counted, and of everybody, as it may be published to viewers who know by name who belongs to
 * which group, who was asked, how this rule works and what each released result says. Guarantees:
 * a count that is named has at least the minimum size of unseen persons who are counted and of unseen ones who are not, and is
 * rounded to a multiple of 5; no hidden count follows from sums (`hideComplements`); and for every unseen person and for
 * every hidden count there is another state of affairs that would be published with the same figures. The last is
 * exact: two orders of nested groups make a network, and what may differ in it lies on a circle of its residual graph
 * (Gusfield 1988, A graph theoretic approach to statistical data security).
 */
export function discloseGroups(persons: readonly Counted[], rule: DisclosureRule): ReadonlyMap<string, Disclosed> {
  const groups = groupsOf(persons);
  const minimum = sizeOf(rule);
  const isShown = ({ hiddenCount, unknown }: Group) =>
    isVague({ unseen: hiddenCount, others: unknown - hiddenCount }, rule);
  const hidden = new Set([...groups.values()].filter((group) => !isShown(group)).map(({ name }) => name));
  const lines = linesOf(groups);
  const counts = { countOf: (name: string) => groups.get(name)?.hiddenCount ?? 0, minimum };
  const pins = (without: ReadonlySet<string>) => network(persons, groups, { hidden: without, minimum }).pinned();
  hideComplements(hidden, lines, counts);
  for (let left = pins(hidden); left > 0; left = pins(hidden)) {
    const shown = [...groups.values()].filter(({ name }) => !hidden.has(name)).sort(bySize);
    const best = fewestPins(shown, (name) => pins(new Set([...hidden, name])));
    if (best === undefined) break;
    hidden.add(best);
    hideComplements(hidden, lines, counts);
  }
  const figure = (group: Group) =>
    hidden.has(group.name) ? null : rounded(group.hiddenCount) + rounded(group.seenCount);
  return new Map([...groups.values()].map((group) => [group.name, figure(group)]));
}

function bySize(x: Group, y: Group): number {
  return allOf(x) - allOf(y) || (x.name < y.name ? -1 : 1);
}

function allOf({ hiddenCount, seenCount }: Group): number {
  return hiddenCount + seenCount;
}

/** The group after whose hiding the fewest persons and counts follow from the rest; the smallest of several. */
function fewestPins(groups: readonly Group[], pinsWithout: (name: string) => number): string | undefined {
  let best: { readonly name: string; readonly pins: number } | undefined;
  for (const { name } of groups) {
    const pins = pinsWithout(name);
    if (best === undefined || pins < best.pins) best = { name, pins };
  }
  return best?.name;
}

function groupsOf(persons: readonly Counted[]): Groups {
  const groups = new Map<string, Group>();
  const groupAt = (name: string, parent: string, order: 0 | 1): Group => {
    const known = groups.get(name) ?? { name, parent, order, hiddenCount: 0, seenCount: 0, unknown: 0 };
    groups.set(name, known);
    return known;
  };
  groupAt(EVERYBODY, EVERYBODY, 0);
  for (const person of persons) {
    add(groupAt(EVERYBODY, EVERYBODY, 0), person);
    for (const order of [0, 1] as const) {
      person.groups[order].forEach((name, at, path) => {
        add(groupAt(name, path[at - 1] ?? EVERYBODY, order), person);
      });
    }
  }
  return groups;
}

function add(group: Group, { counts, seen }: Counted): void {
  if (!seen) group.unknown += 1;
  if (counts && seen) group.seenCount += 1;
  if (counts && !seen) group.hiddenCount += 1;
}

/** The groups within a group, and once per order those within everybody, add up to it. */
function linesOf(groups: Groups): readonly Line[] {
  const lines = new Map<string, { readonly parts: string[]; readonly total: string }>();
  for (const { name, parent, order } of groups.values()) {
    if (name === EVERYBODY) continue;
    const key = parent === EVERYBODY ? String(order) : `in ${parent}`;
    const line = lines.get(key) ?? { parts: [], total: parent };
    line.parts.push(name);
    lines.set(key, line);
  }
  return [...lines.values()];
}

interface Published {
  readonly hidden: ReadonlySet<string>;
  readonly minimum: number;
}

/** Unseen persons who are counted flow from everybody through their groups of the first order to those of the second, and back. */
function network(persons: readonly Counted[], groups: Groups, { hidden, minimum }: Published): Circulation {
  const flow = new Circulation();
  for (const group of groups.values()) {
    const ends = endsOf(group);
    const limits = hidden.has(group.name) ? { least: 0, most: group.unknown } : limitsOf(group, minimum);
    flow.add({ ...ends, ...limits, flow: group.hiddenCount, mustVary: hidden.has(group.name) && group.unknown > 0 });
  }
  const classes = new Map<string, { from: string; to: string; flow: number; most: number }>();
  for (const { groups: orders, counts, seen } of persons) {
    if (seen) continue;
    const [from, to] = [`0 ${orders[0].at(-1) ?? EVERYBODY}`, `1 ${orders[1].at(-1) ?? EVERYBODY}`];
    const key = JSON.stringify([from, to]);
    const alike = classes.get(key) ?? { from, to, flow: 0, most: 0 };
    alike.most += 1;
    if (counts) alike.flow += 1;
    classes.set(key, alike);
  }
  for (const alike of classes.values()) {
    // Persons of whom some are counted and some are not can change places without any figure changing.
    flow.add({ ...alike, least: 0, mustVary: alike.flow === 0 || alike.flow === alike.most });
  }
  return flow;
}

function endsOf({ name, parent, order }: Group): { readonly from: string; readonly to: string } {
  if (name === EVERYBODY) return { from: `1 ${EVERYBODY}`, to: `0 ${EVERYBODY}` };
  return order === 0 ? { from: `0 ${parent}`, to: `0 ${name}` } : { from: `1 ${name}`, to: `1 ${parent}` };
}

/** What a published figure lets conclude of the unseen persons who are counted. */
function limitsOf(group: Group, minimum: number): { readonly least: number; readonly most: number } {
  const figure = rounded(group.hiddenCount);
  const [least, most] = [figure - ROUNDING_SLACK, figure + ROUNDING_SLACK];
  return { least: Math.max(minimum, least), most: Math.min(group.unknown - minimum, most) };
}
