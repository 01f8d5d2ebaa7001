import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** Stands in `index.html` where each answer has a nonce of its own. */
export const PLACE_OF_NONCE = 'nonce-of-this-answer';

/** Stands in `index.html`, too: a page knows from its first moment whether it shows a demonstration. */
const PLACE_OF_MODE = 'mode-of-this-platform';

export const mode = process.env['HELAN_MODE'] ?? 'production';
/** Only where it is a demonstration are pages meant to come without TLS. */
const isSecure = !['demo', 'test'].includes(mode);

/** Everything but the policy for content, which is another one for every answer. */
const otherHeaders = helmet({
  contentSecurityPolicy: false,
  strictTransportSecurity: isSecure,
  xFrameOptions: { action: 'deny' },
});

/**
 * Scripts and styles are the built files, and what this very answer brings along: the styles of its components bear
 * its nonce. There is no style in an attribute; what changes by the second is set on the element by script, which no
 * policy forbids.
 */
function policyWith(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sets the headers of a page; returns the nonce that its scripts and styles have to bear. */
export function setPageHeaders(request: IncomingMessage, response: ServerResponse): string {
  const nonce = randomBytes(18).toString('base64');
  otherHeaders(request, response, () => undefined);
  response.setHeader('Content-Security-Policy', policyWith(nonce));
  return nonce;
}

/** A page knows what kind of platform this is. */
export function withMode(html: string): string {
  return html.replace(PLACE_OF_MODE, mode);
}
