import type { Response } from 'express';
import type { StoredFile } from './file-store.js';

/** Sends a stored file under its own name; the browser may show it but never guess its type. */
export function sendFile(response: Response, file: StoredFile, content: Buffer): void {
  response.setHeader('Content-Type', file.mime);
  response.setHeader('Content-Length', content.length);
  response.setHeader('Content-Disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  response.setHeader('Cache-Control', 'private, no-store');
  response.end(content);
}
