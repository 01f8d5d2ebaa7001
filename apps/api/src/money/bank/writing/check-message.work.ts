import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';

export interface MessageAsked {
  readonly text: string;
  readonly xsd: string;
}

/** What the schema says against a message; nothing where it stands. */
export default function checkMessage({ text, xsd }: MessageAsked): string | null {
  const rules = XsdValidator.fromDoc(XmlDocument.fromString(xsd));
  const document = XmlDocument.fromString(text);
  try {
    rules.validate(document);
    return null;
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details.map(({ message }) => message).join(' ') || 'invalid';
  } finally {
    document.dispose();
    rules.dispose();
  }
}
