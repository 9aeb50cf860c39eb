import type { VNode } from 'preact';

import type { FieldDifference, FrameworkFile } from '../../competencies/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import { ErrorSummary } from '../shared/error-summary.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { FieldDifferences } from './differences.js';
import { faultInWords, fieldNameWithLanguage } from './field-names.js';
import { draftPath, partPath } from './paths.js';
import { PartFields } from './part-fields.js';
import type { PartSheet, SentPart } from './parts.service.js';

interface PartProps {
  readonly page: PageContext;
  readonly sent: SentPart;
  /** Statements of the competence that are left out at the beginning of the list. */
  readonly after?: number;
}

const STATEMENTS_AT_A_TIME = 25;

/** One part of a draft, in both languages, beside what the edition before says. */
export function PartPage({ page, sent, after = 0 }: PartProps): VNode {
  const { t } = page;
  const { sheet, values, faults, differences } = sent;
  const { draft, kind, code, part, withdrawn } = sheet;
  const isNew = part === undefined;
  const action = isNew ? `${draftPath(draft.id)}/new/${kind}` : partPath(draft.id, { kind, code });
  const isConflict = differences !== undefined;
  return (
    <Layout page={page} title={titleOf(page, sheet, isConflict)} wide>
      {isConflict && <Conflict page={page} sheet={sheet} differences={differences} />}
      {faults.length > 0 && (
        <ErrorSummary
          page={page}
          faults={faults.map(({ field, fault }) => {
            return { field, name: fieldNameWithLanguage(page, field), message: faultInWords(page, fault) };
          })}
        />
      )}
      {withdrawn && !isConflict && (
        <Alert kind="info" title={t('portal-frameworks:part.isWithdrawn')}>
          <Text>{t('portal-frameworks:part.takesBackIn')}</Text>
        </Alert>
      )}
      <Text>{t(`portal-frameworks:part.leads.${isNew ? `new-${kind}` : kind}`, { edition: draft.edition })}</Text>
      <form method="post" action={action}>
        <input type="hidden" name="read" value={sheet.read} />
        <PartFields page={page} sheet={sheet} values={values} faults={faults} />
        <div class="row">
          <Submit label={t(`portal-frameworks:part.${isConflict ? 'saveMine' : 'save'}`)} />
          <LinkButton kind="secondary" label={t('portal-frameworks:part.discard')} href={draftPath(draft.id)} />
        </div>
      </form>
      {kind === 'competence' && !isNew && !withdrawn && <Further page={page} sheet={sheet} after={after} />}
    </Layout>
  );
}

function titleOf({ t, locale }: PageContext, { kind, code, part }: PartSheet, isConflict: boolean): string {
  if (part === undefined) return t(`portal-frameworks:part.titles.new-${kind}`);
  const name = inLocale(part.texts.title ?? part.texts.name ?? {}, locale);
  const values = { code, name };
  return t(`portal-frameworks:part.titles.${isConflict ? `conflict-${kind}` : kind}`, values);
}

function Conflict(props: {
  readonly page: PageContext;
  readonly sheet: PartSheet;
  readonly differences: readonly FieldDifference[];
}): VNode {
  const { page, sheet, differences } = props;
  const { t } = page;
  return (
    <>
      <Alert kind="warning" takesFocus title={t('portal-frameworks:conflict.title')}>
        <Text>{t('portal-frameworks:conflict.lead')}</Text>
      </Alert>
      <FieldDifferences
        page={page}
        rows={differences.map((one) => ({ ...one, part: '' }))}
        caption={t('portal-frameworks:conflict.caption')}
        titles={[t('portal-frameworks:conflict.stored'), t('portal-frameworks:conflict.mine')]}
        same={t('portal-frameworks:conflict.same')}
      />
      <LinkButton
        kind="secondary"
        label={t('portal-frameworks:conflict.keepStored')}
        href={draftPath(sheet.draft.id)}
      />
      <h2 class="kern-heading-medium">{t('portal-frameworks:conflict.yours')}</h2>
    </>
  );
}

/** Its statements, each with the way to its own form, and how it is withdrawn. */
function Further(props: { readonly page: PageContext; readonly sheet: PartSheet; readonly after: number }): VNode {
  const { page, sheet, after } = props;
  const { t } = page;
  const { draft, code } = sheet;
  const statements = (draft.content.statements ?? []).filter(({ competence }) => competence === code);
  const shown = statements.slice(after, after + STATEMENTS_AT_A_TIME);
  const next = after + STATEMENTS_AT_A_TIME;
  return (
    <>
      {statements.length > 0 && (
        <Statements page={page} draftId={draft.id} statements={shown} count={statements.length} />
      )}
      {next < statements.length && (
        <LinkButton
          kind="secondary"
          label={t('portal-frameworks:part.moreStatements', { count: statements.length - next })}
          href={`${partPath(draft.id, { kind: 'competence', code })}?after=${next}`}
        />
      )}
      <LinkButton
        kind="tertiary"
        label={t('portal-frameworks:draft.withdraw', { code })}
        href={`${draftPath(draft.id)}/withdraw/${encodeURIComponent(code)}`}
      />
    </>
  );
}

function Statements(props: {
  readonly page: PageContext;
  readonly draftId: string;
  readonly statements: NonNullable<FrameworkFile['statements']>;
  readonly count: number;
}): VNode {
  const { page, draftId, statements, count } = props;
  return (
    <section aria-labelledby="statements">
      <h2 class="kern-heading-medium" id="statements">
        {page.t('portal-frameworks:part.statements', { count })}
      </h2>
      <ul class="bullets kern-body">
        {statements.map(({ code, text }) => (
          <li key={code}>
            <Link href={partPath(draftId, { kind: 'statement', code })}>{code}</Link>
            {` ${inLocale(text, page.locale)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
