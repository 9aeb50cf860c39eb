import type { VNode } from 'preact';

import type { Question } from '../../checks/index.js';
import { inLocale } from '../../kernel/localized.js';
import type { PageContext } from '../shared/page-context.js';

type Medium = Question['media'][number];

interface MediaProps {
  readonly page: PageContext;
  readonly media: readonly Medium[];
}

/** Pictures, sounds and films of a question, each with what stands for it in words. */
export function QuestionMedia({ page, media }: MediaProps): VNode | null {
  if (media.length === 0) return null;
  return (
    <div class="media">
      {media.map((medium) => (
        <figure key={medium.id}>
          <Shown page={page} medium={medium} />
          <InWords page={page} medium={medium} />
        </figure>
      ))}
    </div>
  );
}

interface MediumProps {
  readonly page: PageContext;
  readonly medium: Medium;
}

function Shown({ page, medium }: MediumProps): VNode {
  const address = `/api/v1/media/${medium.id}`;
  const words = inLocale(medium.alternative, page.locale);
  const kind = kindOf(medium);
  if (kind === 'image') return <img src={address} alt={words} />;
  if (kind === 'audio') return <audio src={address} controls preload="metadata" aria-label={words} />;
  return <video src={address} controls preload="metadata" aria-label={words} />;
}

/** For everybody, not only for who cannot see or hear: a sound may not be played in every office. */
function InWords({ page: { t, locale }, medium }: MediumProps): VNode {
  const { alternative, transcript } = medium;
  return (
    <details>
      <summary class="kern-link">{t(`portal-employee:question.media.${kindOf(medium)}`)}</summary>
      <p class="kern-body">{inLocale(alternative, locale)}</p>
      {transcript !== null && <p class="kern-body transcript">{inLocale(transcript, locale)}</p>}
    </details>
  );
}

function kindOf({ type }: Medium): 'image' | 'audio' | 'video' {
  if (type.startsWith('image/')) return 'image';
  return type.startsWith('audio/') ? 'audio' : 'video';
}
