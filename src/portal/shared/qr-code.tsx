import type { VNode } from 'preact';
import { create } from 'qrcode';

interface QrCodeProps {
  readonly content: string;
  /** Says in words what the picture holds. */
  readonly label: string;
}

/** Light modules around the picture that readers need (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as one path of squares; black on white in every colour scheme, for cameras and paper. */
export function QrCode({ content, label }: QrCodeProps): VNode {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET;
  const dark = [...modules.data].flatMap((isDark, at) =>
    isDark ? [`M${(at % modules.size) + QUIET} ${Math.floor(at / modules.size) + QUIET}h1v1h-1z`] : [],
  );
  return (
    <svg class="qr-code" role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shape-rendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
