import { Fields } from '../../kernel/fields.js';
import { type Finding, type Reading, rejected } from '../../kernel/reading.js';
import { CAREER_LEVELS, PROFILE_DOMAINS, PROFILE_GROUPS, type ProfileContent, type Requirement } from './profile.js';
import { objectionsTo, type Scale } from './requirements.js';

/** A framework that the profiles of a file can be measured on. */
export interface KnownFramework extends Scale {
  readonly id: string;
}

export interface ProfileRow extends FileProfile {
  readonly frameworkId: string;
}

export interface FileProfile extends ProfileContent {
  readonly code: string;
  /** When its author changed it last, if the file says so (ISO 8601); a profile that is new here takes that over. */
  readonly changedAt?: string;
}

/** Profiles as the product's own format says them (docs/formats.md). */
export interface ProfilesFile {
  readonly format: 'lernlotse-profiles';
  readonly formatVersion: 1;
  readonly framework: { readonly code: string; readonly edition: string };
  readonly profiles: readonly FileProfile[];
}

/** The file that says the same as these profiles of one framework; reading it changes nothing. */
export function profilesFileOf(
  { code, edition }: { readonly code: string; readonly edition: string },
  profiles: readonly FileProfile[],
): ProfilesFile {
  return { format: 'lernlotse-profiles', formatVersion: 1, framework: { code, edition }, profiles: profiles.map(said) };
}

function said({ code, title, summary, domain, group, careerLevel, requirements }: FileProfile): FileProfile {
  const asked = requirements.map(({ competence, minimum, maximum, weight, essential, alternative }) => {
    return { competence, minimum, maximum, weight, essential, alternative };
  });
  return { code, title, summary, domain, group, careerLevel, requirements: asked };
}

export interface ProfilesHead {
  readonly fields: Fields;
  readonly framework: { readonly code: string; readonly edition: string };
}

const LEVELS_LIMIT = 20;

/** The head of a parsed `lernlotse-profiles` file (docs/formats.md): what it is and which framework it speaks of. */
export function readProfilesHead(json: unknown): ProfilesHead {
  const fields = Fields.of(json, null);
  const format = fields.word('format');
  if (format !== '' && format !== 'lernlotse-profiles') fields.refuse('format', 'format-unknown', { format });
  fields.whole('formatVersion', 1, 1);
  const framework = fields.object('framework');
  return { fields, framework: { code: framework.word('code'), edition: framework.word('edition') } };
}

/** The profiles of the file, measured on the framework that it names; null when the product does not have it. */
export function readProfiles({ fields, framework }: ProfilesHead, known: KnownFramework | null): Reading<ProfileRow> {
  if (fields.sound && known === null) fields.refuse('framework', 'profile-framework-unknown', framework);
  const records = fields.records('profiles');
  const total = records.length;
  if (fields.sound && total === 0) fields.refuse('profiles', 'profiles-missing');
  if (!fields.sound || known === null) return { rows: [], findings: fields.findings, total };
  const codes = new Set<string>();
  const read = records.map((record, index) => profileOf(Fields.of(record, index + 1), known, codes));
  return { rows: read.flatMap(({ rows }) => rows), findings: read.flatMap(({ findings }) => findings), total };
}

function profileOf(
  fields: Fields,
  known: KnownFramework,
  codes: Set<string>,
): { readonly rows: readonly ProfileRow[]; readonly findings: readonly Finding[] } {
  const code = fields.word('code');
  if (codes.has(code)) fields.refuse('code', 'code-repeated', { value: code });
  codes.add(code);
  const texts = { title: fields.text('title'), summary: fields.text('summary') };
  const facets = {
    domain: fields.oneOf('domain', PROFILE_DOMAINS),
    group: fields.oneOf('group', PROFILE_GROUPS),
    careerLevel: fields.oneOf('careerLevel', CAREER_LEVELS),
  };
  const requirements = fields.list('requirements').map(requirementOf);
  const objections = fields.sound ? objectionsTo(requirements, known) : [];
  const told = objections.map(({ code: objection, index, field, values }) =>
    rejected(
      objection,
      { line: fields.line, column: index === null ? field : `requirements.${index + 1}.${field}` },
      values,
    ),
  );
  const changedAt = fields.optionalMoment('changedAt');
  const row = {
    code,
    frameworkId: known.id,
    ...texts,
    ...facets,
    requirements,
    ...(changedAt !== null && { changedAt }),
  };
  return { rows: fields.sound && told.length === 0 ? [row] : [], findings: [...fields.findings, ...told] };
}

function requirementOf(fields: Fields): Requirement {
  return {
    competence: fields.word('competence'),
    minimum: fields.whole('minimum', 1, LEVELS_LIMIT),
    maximum: fields.optionalWhole('maximum', 1, LEVELS_LIMIT),
    weight: fields.whole('weight', 1, 5),
    essential: fields.flag('essential'),
    alternative: fields.optionalWord('alternative'),
  };
}
