import type { ComponentChildren, VNode } from 'preact';

import type { Explanation } from '../../checks/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Description, type Fact } from '../shared/description.js';
import type { PageContext } from '../shared/page-context.js';

interface ExplainedProps {
  readonly page: PageContext;
  readonly explained: Explanation;
}

/** What was answered, what is right, and why, as pairs of name and value. */
export function Explained({ page, explained }: ExplainedProps): VNode {
  const { t, locale } = page;
  const { response, answerKey, explanation, kind } = explained;
  const facts: readonly (Fact | null)[] = [
    { key: t('portal-employee:explained.given'), value: <Given page={page} explained={explained} /> },
    answerKey === null
      ? null
      : {
          key: t('portal-employee:explained.right'),
          value: <Options page={page} explained={explained} chosen={answerKey} />,
        },
    explanation === null ? null : { key: t('portal-employee:explained.why'), value: inLocale(explanation, locale) },
    kind === 'self-rating' && response.kind !== 'skip'
      ? { key: t('portal-employee:explained.rating'), value: t('portal-employee:explained.noRight') }
      : null,
  ];
  return <Description items={facts.filter((fact) => fact !== null)} />;
}

/** The state in words: right, not right, or neither. Nothing blames. */
export function outcomeOf({ right, answerKey }: Explanation): 'right' | 'other' | 'told' | 'rating' {
  if (answerKey === null) return 'rating';
  if (right === null) return 'told';
  return right ? 'right' : 'other';
}

function Given({ page, explained }: ExplainedProps): VNode {
  const { response } = explained;
  switch (response.kind) {
    case 'skip':
      return <>{page.t('portal-employee:explained.skipped')}</>;
    case 'multiple-choice':
      return <Options page={page} explained={explained} chosen={response.options} />;
    case 'ordering':
      return <Options page={page} explained={explained} chosen={response.order} />;
    default:
      return <Options page={page} explained={explained} chosen={[response.option]} />;
  }
}

function Options({
  page: { locale },
  explained: { kind, options },
  chosen,
}: ExplainedProps & { readonly chosen: readonly number[] }): VNode {
  const texts = chosen.map((index) => inLocale(options.find((option) => option.index === index)?.text ?? {}, locale));
  if (texts.length === 1) return <>{texts[0]}</>;
  const entries: ComponentChildren = texts.map((text, at) => <li key={at}>{text}</li>);
  return kind === 'ordering' ? <ol class="bullets">{entries}</ol> : <ul class="bullets">{entries}</ul>;
}
